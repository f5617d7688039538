#include "report/data/bounded_click_rows.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>

namespace imagelift::report {
namespace {

int number_in(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string padded(unsigned number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string iso(std::chrono::year_month_day day) {
  return padded(static_cast<unsigned>(static_cast<int>(day.year())), 4) + "-" +
         padded(static_cast<unsigned>(day.month()), 2) + "-" +
         padded(static_cast<unsigned>(day.day()), 2);
}

/// Image, date, then a level of each factor that varies.
using Key = std::vector<std::uint32_t>;

std::vector<ReportFactor> varying(const std::vector<ReportFactor>& factors) {
  std::vector<ReportFactor> those;
  for (const ReportFactor& factor : factors) {
    if (!factor.of_row.empty()) those.push_back(factor);
  }
  return those;
}

/// The dates of a group, ascending, and for each finer date its place among them.
struct CoarserDates {
  std::vector<std::string> dates;
  std::vector<std::uint32_t> of_date;
};

CoarserDates coarser(const std::vector<std::string>& dates, DateGroup group) {
  CoarserDates result;
  for (const std::string& date : dates) {
    const std::string day = first_day(date, group);
    if (!day.empty() && (result.dates.empty() || result.dates.back() != day)) {
      result.dates.push_back(day);
    }
    result.of_date.push_back(day.empty() ? ClickRows::kNoDate
                                         : static_cast<std::uint32_t>(result.dates.size() - 1));
  }
  return result;
}

BoundedClickRows grouped(const ClickRows& rows, const std::vector<ReportFactor>& factors,
                         DateGroup group) {
  BoundedClickRows result{group, {}, varying(factors)};
  const CoarserDates dates = coarser(rows.dates, group);
  std::map<Key, Rate> sums;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto date = rows.date[row];
    Key key = {rows.image[row], date == ClickRows::kNoDate ? date : dates.of_date[date]};
    for (const ReportFactor& factor : result.factors) key.push_back(factor.of_row[row]);
    Rate& counts = sums[std::move(key)];
    counts.events += rows.clicks[row];
    counts.trials += rows.impressions[row];
  }
  result.clicks.dates = dates.dates;
  for (ReportFactor& factor : result.factors) factor.of_row.clear();
  for (const auto& [key, counts] : sums) {
    result.clicks.image.push_back(key[0]);
    result.clicks.date.push_back(key[1]);
    result.clicks.clicks.push_back(counts.events);
    result.clicks.impressions.push_back(counts.trials);
    for (std::size_t i = 0; i < result.factors.size(); ++i) {
      result.factors[i].of_row.push_back(key[i + 2]);
    }
  }
  return result;
}

}  // namespace

std::string_view to_string(DateGroup group) {
  switch (group) {
    case DateGroup::day:
      return "day";
    case DateGroup::week:
      return "week";
    case DateGroup::month:
      return "month";
    case DateGroup::all:
      return "all";
  }
  return "";
}

std::string first_day(std::string_view date, DateGroup group) {
  using namespace std::chrono;
  if (group == DateGroup::all) return "";
  if (group == DateGroup::day || date.size() < 10) return std::string(date);
  const year_month_day day{year{number_in(date.substr(0, 4))},
                           month{static_cast<unsigned>(number_in(date.substr(5, 2)))},
                           std::chrono::day{static_cast<unsigned>(number_in(date.substr(8, 2)))}};
  if (group == DateGroup::month) return iso(day.year() / day.month() / 1);
  const sys_days days{day};
  return iso(days - (weekday{days} - Monday));
}

std::optional<BoundedClickRows> bounded_click_rows(const ClickRows& rows,
                                                   const std::vector<ReportFactor>& factors,
                                                   std::size_t most) {
  const bool has_several =
      std::adjacent_find(rows.image.begin(), rows.image.end()) != rows.image.end();
  if (rows.dates.empty() && !has_several) return std::nullopt;
  for (const DateGroup group :
       {DateGroup::day, DateGroup::week, DateGroup::month, DateGroup::all}) {
    BoundedClickRows result = grouped(rows, factors, group);
    if (result.clicks.size() <= most) return result;
  }
  return std::nullopt;
}

}  // namespace imagelift::report
