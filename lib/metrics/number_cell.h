#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace imagelift::metrics {

/// What stands between thousands.
enum class Grouping : std::uint8_t {
  none,
  point,
  comma,
  apostrophe,
  blank,
  no_break,         ///< U+00A0
  narrow_no_break,  ///< U+202F
  thin,             ///< U+2009
};

/// `.`, `,`, `'`, `blank`, `no-break space`, `narrow no-break space`, `thin space`; empty of none.
std::string_view to_string(Grouping grouping);

/// A cell that is a number in some language, without the decision which sign is which. Currency
/// signs and codes, a percent sign, a sign, brackets of a negative amount and full-width digits are
/// understood; units, abbreviations (`1.2K`) and times are no numbers.
struct NumberCell {
  std::array<char, 40> body{};  ///< digits, `.`, `,`, and an exponent; other grouping is left out
  std::uint8_t size = 0;
  Grouping grouping = Grouping::none;  ///< that is certain
  char decimal = '\0';                 ///< `.` or `,` where it is certain
  char either = '\0';             ///< the one `.` or `,` that may group or begin decimals: `1.234`
  bool tail_of_zeros = false;     ///< of `either`: `1.000`, which is whole in both readings
  std::uint8_t whole_digits = 0;  ///< before decimals, where `either` is none
  bool is_negative = false;
  bool is_percent = false;
  bool has_exponent = false;
  std::string_view currency;  ///< as written; empty: none

  std::string_view text() const { return {body.data(), size}; }
};

/// The cell as a number; nothing where it is none. `cell` has no white space at its ends.
std::optional<NumberCell> number_cell(std::string_view cell);

/// Whether a cell says that there is no number: empty, dashes, `n/a`, `< 10%`, a spreadsheet's
/// error, in any case. `cell` has no white space at its ends.
bool is_no_data(std::string_view cell);

/// The value, where `decimal` (`.`, `,`, or 0: neither) begins decimals and the other sign groups.
/// A percent sign changes nothing. Nothing where the number is too large.
std::optional<double> value_of(const NumberCell& cell, char decimal);

/// The same of a count; nothing where it has decimals that are not zero, a percent sign or an
/// exponent, is negative, or above 10^15.
std::optional<std::uint64_t> count_of(const NumberCell& cell, char decimal);

}  // namespace imagelift::metrics
