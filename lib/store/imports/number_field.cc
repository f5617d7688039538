#include "store/imports/number_field.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "text/ascii.h"

namespace imagelift::store {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), text::is_digit);
}

std::string quoted(std::string_view field) {
  return "`" + std::string(field.substr(0, 40)) + (field.size() > 40 ? "..." : "") + "`";
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

FieldFault not_a_number(std::string_view field) {
  if (field.empty()) return {"is empty"};
  if (field.front() == '-') return {quoted(field) + " is negative"};
  if (looks_grouped(field)) {
    return {quoted(field) + " looks grouped by thousands; please write plain digits"};
  }
  return {quoted(field) + " is not a number"};
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  return text::trimmed(text, " \t");
}

std::variant<double, FieldFault> number_field(std::string_view field, bool comma_is_decimal) {
  const std::string_view original = trimmed(field);
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
    return FieldFault{quoted(original) + " is too large or too small"};
  }
  if (result.ec != std::errc() || result.ptr != end || !std::isfinite(value)) {
    return not_a_number(original);
  }
  return value;
}

std::variant<WrittenCtr, FieldFault> ctr_field(std::string_view field, bool comma_is_decimal) {
  std::string_view written = trimmed(field);
  const bool is_percent = written.ends_with('%');
  if (is_percent) written = trimmed(written.substr(0, written.size() - 1));
  const auto parsed = number_field(written, comma_is_decimal);
  if (const auto* fault = std::get_if<FieldFault>(&parsed)) {
    if (comma_is_decimal || written.find(',') == std::string_view::npos) return *fault;
    return FieldFault{quoted(field) +
                      " has a decimal comma in a file separated by commas; please write a dot"};
  }
  const double value = std::get<double>(parsed);
  if (value < 0) return FieldFault{quoted(field) + " is negative"};
  if (is_percent && value > 100) return FieldFault{quoted(field) + " is more than 100 %"};
  return WrittenCtr{value, is_percent};
}

}  // namespace imagelift::store
