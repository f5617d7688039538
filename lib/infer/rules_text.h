#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/geometry.h"

namespace imagelift::infer {

/// The shortest text that gives the same number again.
inline std::string text_of(float number) {
  char digits[32];
  return {digits, std::to_chars(std::begin(digits), std::end(digits), number).ptr};
}
inline std::string text_of(Size size) {
  return std::to_string(size.width) + "x" + std::to_string(size.height);
}
inline std::string text_of(const std::optional<std::size_t>& index) {
  return index ? std::to_string(*index) : "none";
}
inline std::string text_of(const std::array<float, 3>& numbers) {
  return text_of(numbers[0]) + "," + text_of(numbers[1]) + "," + text_of(numbers[2]);
}

/// Rules as lines of `name value`: equal texts are the same rules (deciding_rules.h).
class Rules {
 public:
  template <class Value>
  void add(std::string_view name, const Value& value) {
    text_ += std::string(name) + " " + text_of(value) + "\n";
  }
  void add(std::string_view name, int value) { add_text(name, std::to_string(value)); }
  void add_text(std::string_view name, std::string_view value) {
    text_ += std::string(name) + " " + std::string(value) + "\n";
  }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace imagelift::infer
