#pragma once

#include <cmath>
#include <concepts>
#include <limits>
#include <optional>

namespace imagelift::metrics {

/// A number or none in the room of the number, for tables of millions of rows; in use as
/// std::optional is. None is what no number of a table is: the greatest count, or NaN.
template <class Number>
class OptionalNumber {
 public:
  constexpr OptionalNumber() = default;
  constexpr OptionalNumber(std::nullopt_t) {}
  constexpr OptionalNumber(Number number) : number_(number) {}
  constexpr OptionalNumber(const std::optional<Number>& number) : number_(number.value_or(kNone)) {}

  constexpr bool has_value() const {
    if constexpr (std::floating_point<Number>) return !std::isnan(number_);
    return number_ != kNone;
  }
  constexpr explicit operator bool() const { return has_value(); }
  constexpr operator std::optional<Number>() const {
    return has_value() ? std::optional(number_) : std::nullopt;
  }

  /// Only where there is a number.
  constexpr Number& operator*() { return number_; }
  constexpr const Number& operator*() const { return number_; }

  constexpr Number value_or(Number other) const { return has_value() ? number_ : other; }

  friend constexpr bool operator==(const OptionalNumber& one, const OptionalNumber& other) {
    return one.has_value() ? one.number_ == other.number_ : !other.has_value();
  }

 private:
  static constexpr Number kNone = std::numeric_limits<Number>::has_quiet_NaN
                                      ? std::numeric_limits<Number>::quiet_NaN()
                                      : std::numeric_limits<Number>::max();
  Number number_ = kNone;
};

}  // namespace imagelift::metrics
