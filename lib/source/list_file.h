#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace imagelift::source {

/// An address as a list gives it.
struct ListEntry {
  std::size_t line;     ///< from 1
  std::string address;  ///< of any kind, may be none at all
};

/// A list of addresses as a file holds it.
struct ListFile {
  std::vector<ListEntry> entries;
  std::string remark;  ///< what of the file was not read, for the log; empty: nothing
};

/// Whether a path means a file, for a list of local paths.
using IsFile = std::function<bool(std::string_view path)>;

/// Reads the text of a list, UTF-8 or UTF-16: an address a line, or a table with commas,
/// semicolons, tabs or bars, quoted as RFC 4180 says, of which the column that holds addresses is
/// taken, with or without a line of names above it. Empty lines and those that start with '#' do
/// not count. An address is a URL (with `://`), a path that ends like an image, or one that
/// `is_file` knows. Nothing where less than half of the lines have an address. Throws
/// imagelift::Error (usage) where two columns hold addresses and no name tells which is meant.
std::optional<ListFile> parse_list_file(std::string_view bytes, const IsFile& is_file = {});

/// What a list looks like, for those whose file is none. One sentence.
std::string what_a_list_is();

}  // namespace imagelift::source
