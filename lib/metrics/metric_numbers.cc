#include "metrics/metric_numbers.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "text/ascii.h"

namespace imagelift::metrics {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), text::is_digit);
}

std::string quoted(std::string_view cell) {
  return "`" + std::string(cell.substr(0, 40)) + (cell.size() > 40 ? "..." : "") + "`";
}

/// Digits in groups of three with a separator: 1,234 or 1.234.567 or 1 234 or 1'234.
bool looks_grouped(std::string_view text) {
  const std::size_t first = text.find_first_not_of("0123456789");
  if (first == std::string_view::npos || first == 0 || first > 3) return false;
  const std::string_view tail = text.substr(first);
  if (tail.size() % 4 != 0) return false;
  for (std::size_t at = 0; at < tail.size(); at += 4) {
    if (tail[at] != tail.front() || !all_digits(tail.substr(at + 1, 3))) return false;
  }
  return std::string_view(",. '").find(tail.front()) != std::string_view::npos;
}

CellFault not_a_number(std::string_view cell) {
  if (cell.empty()) return {"is empty"};
  if (cell.front() == '-') return {quoted(cell) + " is negative"};
  if (looks_grouped(cell)) {
    return {quoted(cell) + " looks grouped by thousands; please write plain digits"};
  }
  return {quoted(cell) + " is not a number"};
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  return text::trimmed(text, " \t");
}

std::variant<double, CellFault> parse_number(std::string_view cell, bool comma_is_decimal) {
  const std::string_view original = trimmed(cell);
  std::string text(original);
  if (comma_is_decimal && std::count(text.begin(), text.end(), ',') == 1 &&
      text.find('.') == std::string::npos) {
    text[text.find(',')] = '.';
  }
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  // from_chars alone would also take `inf`, `nan` and numbers that begin with a dot.
  if (text.size() <= sign || !text::is_digit(text[sign])) return not_a_number(original);
  double value = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  if (result.ec == std::errc::result_out_of_range) {
    return CellFault{quoted(original) + " is too large or too small"};
  }
  if (result.ec != std::errc() || result.ptr != end || !std::isfinite(value)) {
    return not_a_number(original);
  }
  return value;
}

std::variant<double, CellFault> parse_ctr(std::string_view cell, CtrUnit unit,
                                          bool comma_is_decimal) {
  std::string_view number = trimmed(cell);
  const bool percent_sign = number.ends_with('%');
  if (percent_sign) number = trimmed(number.substr(0, number.size() - 1));
  const auto parsed = parse_number(number, comma_is_decimal);
  if (const auto* fault = std::get_if<CellFault>(&parsed)) {
    if (!comma_is_decimal && number.find(',') != std::string_view::npos) {
      return CellFault{quoted(cell) +
                       " has a decimal comma in a file separated by commas; please write a dot"};
    }
    return *fault;
  }
  const double value = std::get<double>(parsed);
  if (value < 0) return CellFault{quoted(cell) + " is negative"};
  const bool is_percent = percent_sign || unit == CtrUnit::percent;
  if (!is_percent && unit == CtrUnit::unstated && value > 1) {
    return CellFault{quoted(cell) +
                     " has no unit: write `2.3%`, or state metrics.ctr = fraction or percent"};
  }
  const double fraction = is_percent ? value / 100 : value;
  if (fraction > 1) return CellFault{quoted(cell) + " is more than 100 %"};
  return fraction;
}

}  // namespace imagelift::metrics
