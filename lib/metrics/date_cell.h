#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/date.h"

namespace imagelift::metrics {

/// In which order a date has its numbers.
enum class DateOrder : std::uint8_t { year_month_day, day_month_year, month_day_year };
inline constexpr std::size_t kDateOrders = 3;

/// `year-month-day`, `day.month.year` with the sign that the dates have, ...
std::string to_string(DateOrder order, char sign);

/// A cell that is a date in some language: what it is in each order of its numbers, none where that
/// is no day from 1990 to 2099. Where the month has a name, a year comes first, or there is only
/// one way to write it, all three agree.
struct DateCell {
  std::array<Date, kDateOrders> days{};
  char sign = '\0';  ///< between the numbers; 0: a month's name, or 20261031

  bool is_certain() const { return days[0] == days[1] && days[1] == days[2]; }
};

/// A date without the time of day behind it, which has a colon.
std::string_view without_time(std::string_view cell);

/// Reads dates and months: `2026-10-31`, `20261031`, `31.10.2026`, `10/31/26`, `Oct 31, 2026`,
/// `31. Oktober 2026`, `2026年10月31日`, `October 2026` (its first day), with or without a day of
/// the week and a time, which go. Nothing for any other text, and for a span of two dates.
std::optional<DateCell> date_cell(std::string_view cell);

/// The dates in a line of prose, in their order, at most four: a report's head names its span so.
std::vector<DateCell> dates_in(std::string_view line);

}  // namespace imagelift::metrics
