#include "metrics/date_order.h"

#include <algorithm>

#include "text/utf8.h"

namespace imagelift::metrics {
namespace {

constexpr std::array kOrders = {DateOrder::year_month_day, DateOrder::day_month_year,
                                DateOrder::month_day_year};

/// The only one of the orders for which `holds`, among those that the cells allow.
template <class Holds>
std::optional<DateOrder> only_one(const DateEvidence& dates, Holds holds) {
  std::optional<DateOrder> found;
  for (const DateOrder order : kOrders) {
    if (!dates.allows(order) || !holds(order)) continue;
    if (found) return std::nullopt;
    found = order;
  }
  return found;
}

long length_of(const std::vector<Date>& days) {
  return days.back().days_since_epoch() - days.front().days_since_epoch();
}

/// Two dates prove nothing: 01/10 and 01/11 are as likely a month apart.
bool follow_each_other(const std::vector<Date>& days) {
  constexpr std::size_t kLeast = 3;
  return days.size() >= kLeast && length_of(days) == static_cast<long>(days.size()) - 1;
}

/// The first days of several months.
bool are_first_days(const std::vector<Date>& days) {
  return days.size() > 1 && std::ranges::all_of(days, [](Date date) { return date.day() == 1; });
}

bool are_within_a_year(const std::vector<Date>& days) {
  return !days.empty() && length_of(days) <= 366;
}

/// Dates with points and years of two digits: the day comes first, but where the days are closer
/// to each other with the year there, or as close and later.
bool is_day_first_with_points(const DateEvidence& dates) {
  if (dates.sign() != '.' || !dates.allows(DateOrder::day_month_year)) return false;
  const std::vector<Date> days = dates.days(DateOrder::day_month_year);
  const std::vector<Date> others = dates.days(DateOrder::year_month_day);
  const long length = length_of(days), other = length_of(others);
  return length < other || (length == other && days.front() > others.front());
}

/// By how the days of each order stand to one another.
DateDecision decide_by_days(const DateEvidence& dates, bool are_months) {
  const auto months =
      only_one(dates, [&](DateOrder each) { return are_first_days(dates.days(each)); });
  if (months && are_months) return {months, "only so are they the first days of months"};
  const auto days =
      only_one(dates, [&](DateOrder each) { return follow_each_other(dates.days(each)); });
  if (days && !are_months) return {days, "only so do the days follow each other"};
  if (is_day_first_with_points(dates)) {
    return {DateOrder::day_month_year, "with points the day comes first"};
  }
  const auto year =
      only_one(dates, [&](DateOrder each) { return are_within_a_year(dates.days(each)); });
  if (year) return {year, "only so are they within a year"};
  return {};
}

/// First and last day that the head names: what its first two dates are in one of their orders.
struct Span {
  Date first, last;
};

std::vector<Span> spans_of(const std::vector<DateCell>& head) {
  std::vector<Span> spans;
  if (head.empty()) return spans;
  const DateCell& begin = head.front();
  const DateCell& end = head.size() > 1 ? head[1] : head.front();
  for (std::size_t i = 0; i < kDateOrders; ++i) {
    const Date first = begin.days[i];
    const Date last = end.days[i];
    if (!first.empty() && !last.empty() && first <= last) spans.push_back({first, last});
  }
  return spans;
}

bool is_within(const std::vector<Date>& days, const std::vector<Span>& spans) {
  return std::ranges::any_of(spans, [&](const Span& span) {
    return !days.empty() && days.front() >= span.first && days.back() <= span.last;
  });
}

}  // namespace

void DateEvidence::add(std::string_view written, std::size_t row) {
  const std::string_view cell = without_time(written);
  constexpr std::size_t kMostDates = 100'000;  // of 2,000 years there are not so many
  if (cells_.find(cell) != cells_.end()) return;
  if (cells_.size() >= kMostDates) {
    if (!fault_) fault_ = {row, std::string(text::cut_utf8(cell, 40))};
    return;
  }
  const auto date = date_cell(cell);
  const bool is_first = dates_ == 0;
  cells_.emplace(cell, date.value_or(DateCell{}));
  if (!date) {
    if (!fault_) fault_ = {row, std::string(text::cut_utf8(cell, 40))};
    return;
  }
  ++dates_;
  for (std::size_t i = 0; i < kDateOrders; ++i) allowed_[i] &= !date->days[i].empty();
  const bool is_certain = date->is_certain();
  if (is_first) {
    first_cell_ = cell;
    first_is_certain_ = is_certain;
    sign_ = date->sign;
  }
  const bool is_odd = is_certain != first_is_certain_ || (!is_certain && date->sign != sign_);
  if (is_odd && odd_cell_.empty()) odd_cell_ = cell;
  if (!is_certain && open_cell_.empty()) open_cell_ = cell;
}

bool DateEvidence::allows(DateOrder order) const {
  const bool is_day_first = allowed_[static_cast<std::size_t>(DateOrder::day_month_year)];
  if (order == DateOrder::month_day_year && sign_ == '.' && is_day_first) return false;
  return allowed_[static_cast<std::size_t>(order)];
}

bool DateEvidence::agree(DateOrder one, DateOrder other) const {
  return std::ranges::all_of(cells_, [&](const auto& cell) {
    const auto& days = cell.second.days;
    return days[static_cast<std::size_t>(one)] == days[static_cast<std::size_t>(other)];
  });
}

bool DateEvidence::is_certain() const {
  return open_cell_.empty() || only_one(*this, [](DateOrder) { return true; }).has_value();
}

std::vector<Date> DateEvidence::days(DateOrder order) const {
  std::vector<Date> all;
  for (const auto& [text, date] : cells_) all.push_back(date.days[static_cast<std::size_t>(order)]);
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Date DateEvidence::date_of(std::string_view cell, DateOrder order) const {
  const auto found = cells_.find(without_time(cell));
  return found == cells_.end() ? Date() : found->second.days[static_cast<std::size_t>(order)];
}

DateDecision decide_dates(const DateEvidence& dates, const std::vector<const DateEvidence*>& beside,
                          const std::vector<DateCell>& head, bool are_months) {
  if (dates.open_cell().empty()) return {DateOrder::year_month_day, "they can be read in one way"};
  if (const auto order = only_one(dates, [](DateOrder) { return true; })) {
    return {order, dates.sign() == '.' && *order == DateOrder::day_month_year
                       ? "with points the day comes first"
                       : "only so is each of them a day"};
  }
  for (const DateEvidence* other : beside) {
    if (other->fault() || other->open_cell().empty() || other->sign() != dates.sign()) continue;
    const auto order = only_one(*other, [](DateOrder) { return true; });
    if (order && dates.allows(*order)) return {order, "the dates of another column decide it"};
  }
  const std::vector<Span> spans = spans_of(head);
  if (const auto order =
          only_one(dates, [&](DateOrder each) { return is_within(dates.days(each), spans); })) {
    return {order, "only so are they in the span that the head of the file names"};
  }
  const bool any = dates.allows(DateOrder::day_month_year) &&
                   dates.agree(DateOrder::day_month_year, DateOrder::month_day_year);
  if (any) return {DateOrder::day_month_year, "they are the same days in each order"};
  return decide_by_days(dates, are_months);
}

}  // namespace imagelift::metrics
