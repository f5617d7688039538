#include "metrics/date.h"

#include <array>
#include <chrono>
#include <cstdio>

#include "text/number.h"

namespace imagelift::metrics {
namespace {

std::chrono::year_month_day calendar_day(std::uint32_t number) {
  return {std::chrono::year(static_cast<int>(number / 10000)),
          std::chrono::month(number / 100 % 100), std::chrono::day(number % 100)};
}

}  // namespace

Date::Date(int year, int month, int day) {
  const bool may_be =
      year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  if (!may_be) return;
  const auto number = static_cast<std::uint32_t>(year * 10000 + month * 100 + day);
  if (calendar_day(number).ok()) number_ = number;
}

Date::Date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return;
  const auto year = text::number_of<unsigned>(iso.substr(0, 4));
  const auto month = text::number_of<unsigned>(iso.substr(5, 2));
  const auto day = text::number_of<unsigned>(iso.substr(8, 2));
  if (!year || !month || !day) return;
  *this = Date(static_cast<int>(*year), static_cast<int>(*month), static_cast<int>(*day));
}

std::string Date::iso() const {
  if (empty()) return "";
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04u-%02u-%02u", number_ / 10000 % 10000,
                number_ / 100 % 100, number_ % 100);
  return text.data();
}

long Date::days_since_epoch() const {
  return std::chrono::sys_days(calendar_day(number_)).time_since_epoch().count();
}

}  // namespace imagelift::metrics
