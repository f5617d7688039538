#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace imagelift::source {

/// A record of a table; of a text without a delimiter, a line of it.
struct Record {
  std::size_t line;  ///< on which it begins, from 1
  std::vector<std::string> fields;
};

/// The records of a text. With a delimiter, a field that begins with a quote ends with one and may
/// hold delimiters, line ends and doubled quotes (RFC 4180); without one ('\0') a record is a line,
/// off which quotes around all of it are taken. Spaces around fields, empty records and those that
/// start with '#' are dropped. Lines end with LF, CR LF or CR. Stops after `most` records.
std::vector<Record> records_of(std::string_view text, char delimiter, std::size_t most);

}  // namespace imagelift::source
