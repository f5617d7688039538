#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace imagelift::metrics {

/// What is wrong with a CSV text, and in which row.
struct CsvFault {
  std::size_t row = 0;  ///< rows as a spreadsheet counts them, the header is 1
  std::string message;  ///< a clause, e.g. `a quoted field does not end`
};

/// Reads RFC 4180 from memory, row by row: quoted fields may hold separators, doubled quotes and
/// line ends; rows end with LF, CRLF or CR. Rows whose fields are all empty are counted and
/// skipped. Own code: Debian's only library (libcsv) neither counts rows nor reports what is wrong.
class CsvReader {
 public:
  /// `text` must outlive the reader.
  CsvReader(std::string_view text, char separator) : rest_(text), separator_(separator) {}

  /// The next row into `fields`; false at the end or at a fault. One more call after a fault is
  /// not allowed.
  bool next(std::vector<std::string>& fields);

  std::size_t row() const { return row_; }
  const std::optional<CsvFault>& fault() const { return fault_; }

 private:
  bool read_row(std::vector<std::string>& fields);
  bool read_quoted(std::string& field);
  bool read_bare(std::string& field);
  bool fail(std::string message);

  std::string_view rest_;
  char separator_;
  std::size_t row_ = 0;
  std::optional<CsvFault> fault_;
};

/// The one of comma, semicolon and tab that the first row uses most outside of quotes.
char detect_separator(std::string_view text);

/// The text without a byte order mark; a fault where it is UTF-16, binary or not UTF-8.
std::optional<CsvFault> check_encoding(std::string_view& text);

}  // namespace imagelift::metrics
