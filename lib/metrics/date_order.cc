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

bool follow_each_other(const std::vector<Day>& days) {
  if (days.size() < 2) return false;
  return days_since_epoch(days.back()) - days_since_epoch(days.front()) ==
         static_cast<long>(days.size()) - 1;
}

/// First and last day that the head names: what its first two dates are in one of their orders.
struct Span {
  Day first = 0, last = 0;
};

std::vector<Span> spans_of(const std::vector<DateCell>& head) {
  std::vector<Span> spans;
  if (head.empty()) return spans;
  const DateCell& begin = head.front();
  const DateCell& end = head.size() > 1 ? head[1] : head.front();
  for (std::size_t i = 0; i < kDateOrders; ++i) {
    const Day first = begin.days[i];
    const Day last = end.days[i];
    if (first != 0 && last != 0 && first <= last) spans.push_back({first, last});
  }
  return spans;
}

bool is_within(const std::vector<Day>& days, const std::vector<Span>& spans) {
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
  cells_.emplace(cell, date.value_or(DateCell{}));
  if (!date) {
    if (!fault_) fault_ = {row, std::string(text::cut_utf8(cell, 40))};
    return;
  }
  for (std::size_t i = 0; i < kDateOrders; ++i) allowed_[i] &= date->days[i] != 0;
  if (sign_ == '\0') sign_ = date->sign;
  if (!date->is_certain() && open_cell_.empty()) open_cell_ = cell;
}

bool DateEvidence::is_certain() const {
  return open_cell_.empty() || only_one(*this, [](DateOrder) { return true; }).has_value();
}

std::vector<Day> DateEvidence::days(DateOrder order) const {
  std::vector<Day> all;
  for (const auto& [text, date] : cells_) all.push_back(date.days[static_cast<std::size_t>(order)]);
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Day DateEvidence::day_of(std::string_view cell, DateOrder order) const {
  const auto found = cells_.find(without_time(cell));
  return found == cells_.end() ? 0 : found->second.days[static_cast<std::size_t>(order)];
}

DateDecision decide_dates(const DateEvidence& dates, const std::vector<const DateEvidence*>& beside,
                          const std::vector<DateCell>& head) {
  if (dates.open_cell().empty()) return {DateOrder::year_month_day, "they can be read in one way"};
  if (const auto order = only_one(dates, [](DateOrder) { return true; })) {
    return {order, "only so is each of them a day"};
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
  if (const auto order =
          only_one(dates, [&](DateOrder each) { return follow_each_other(dates.days(each)); })) {
    return {order, "only so do the days follow each other"};
  }
  return {};
}

}  // namespace imagelift::metrics
