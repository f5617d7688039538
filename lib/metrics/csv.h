#pragma once

#include <array>
#include <cstddef>
#include <deque>
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

/// What a quotation mark inside a field means that does not begin with one.
enum class StrayQuotes {
  refused,  ///< a fault, as RFC 4180 has it
  kept,     ///< itself: `12" pizza`; and blanks around a quoted field do not count
};

/// Reads RFC 4180 from memory, row by row: quoted fields may hold separators, doubled quotes and
/// line ends; rows end with LF, CRLF or CR. Own code: Debian's only library (libcsv) neither counts
/// rows nor reports what is wrong, and copies every field.
class CsvReader {
 public:
  /// `text` must outlive the reader.
  CsvReader(std::string_view text, char separator, StrayQuotes stray = StrayQuotes::refused);

  /// The next row into `fields`, which last until the next call; a blank line is a row with one
  /// empty field. False at the end or at a fault. One more call after a fault is not allowed.
  bool next_row(std::vector<std::string_view>& fields);

  /// The same with copies, without rows whose fields are all empty; they are counted.
  bool next(std::vector<std::string>& fields);

  std::size_t row() const { return row_; }
  const std::optional<CsvFault>& fault() const { return fault_; }

 private:
  bool read_quoted(std::string_view& field);
  bool read_bare(std::string_view& field);
  bool at_field_end() const;
  void skip_blanks();
  bool fail(std::string message);

  std::string_view rest_;
  char separator_;
  StrayQuotes stray_;
  std::array<bool, 256> ends_bare_{};
  std::deque<std::string> unescaped_;  ///< fields of this row that hold doubled quotes
  std::size_t row_ = 0;
  std::optional<CsvFault> fault_;
};

/// Comma, semicolon, tab and bar, the likeliest separator of a text first: the one that splits most
/// of its first lines into the same number of fields; of equals the one that the first line has
/// more of.
std::string separators_by_likelihood(std::string_view text);

/// The likeliest of comma, semicolon and tab.
char detect_separator(std::string_view text);

/// The text without a byte order mark; a fault where it is UTF-16, binary or not UTF-8.
std::optional<CsvFault> check_encoding(std::string_view& text);

}  // namespace imagelift::metrics
