#pragma once

#include <compare>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

namespace imagelift::metrics {

/// A day of the calendar, or none, in four bytes. Sorts as days do, none before all of them.
class Date {
 public:
  constexpr Date() = default;

  /// None where the calendar has no such day in the years 1 to 9999.
  Date(int year, int month, int day);

  /// `2026-10-31`; none for any other text.
  explicit Date(std::string_view iso);

  constexpr bool empty() const { return number_ == 0; }

  /// As a number: 20261031; 0 of none.
  constexpr std::uint32_t number() const { return number_; }
  constexpr int day() const { return static_cast<int>(number_ % 100); }

  /// `2026-10-31`; empty of none.
  std::string iso() const;

  /// Days from 1970-01-01; not of none.
  long days_since_epoch() const;

  friend constexpr auto operator<=>(const Date&, const Date&) = default;
  friend std::ostream& operator<<(std::ostream& out, Date date) { return out << date.iso(); }

 private:
  std::uint32_t number_ = 0;
};

}  // namespace imagelift::metrics
