#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace imagelift::text {

/// The number that all of a text is, in std::from_chars' grammar (no blanks, no plus sign); nothing
/// for any other text, and for a number that the type cannot hold.
template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const char* last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  return error == std::errc() && end == last ? std::optional(number) : std::nullopt;
}

/// The same of a whole number in another base, 2 to 36.
template <class Number>
std::optional<Number> number_of(std::string_view text, int base) {
  Number number{};
  const char* last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number, base);
  return error == std::errc() && end == last ? std::optional(number) : std::nullopt;
}

}  // namespace imagelift::text
