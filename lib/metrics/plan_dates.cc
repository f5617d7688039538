#include <utility>

#include "metrics/plan.h"
#include "metrics/refusal.h"

namespace imagelift::metrics {
namespace {

std::vector<const DateEvidence*> columns_beside(const PlanInput& input) {
  std::vector<const DateEvidence*> beside;
  for (const std::size_t column : input.header.other_dates) {
    beside.push_back(&input.survey.columns[column].days);
  }
  return beside;
}

std::string first_and_last(const DateEvidence& dates, DateOrder order) {
  const std::vector<Date> days = dates.days(order);
  if (days.size() == 1) return days.front().iso();
  return days.front().iso() + " to " + days.back().iso();
}

[[noreturn]] void refuse_open(const PlanInput& input, const DateEvidence& dates) {
  std::string readings;
  for (const DateOrder order :
       {DateOrder::day_month_year, DateOrder::month_day_year, DateOrder::year_month_day}) {
    if (!dates.allows(order)) continue;
    readings += (readings.empty() ? "" : ", or ") + to_string(order, dates.sign()) + " (" +
                first_and_last(dates, order) + ")";
  }
  throw refusal(input.file,
                "the dates in `" + input.header.columns[*input.header.date].heading +
                    "`, such as `" + dates.open_cell() + "`, may be " + readings +
                    ", and nothing in the file decides it; write them as 2026-01-31",
                Advice::dates);
}

[[noreturn]] void refuse_mixed(const PlanInput& input, const DateEvidence& dates) {
  throw refusal(input.file,
                "the dates in `" + input.header.columns[*input.header.date].heading +
                    "`, such as `" + dates.open_cell() +
                    "`, are not all written in one order of day, month and year; write them as "
                    "2026-01-31",
                Advice::dates);
}

/// Excel makes dates of those cells that are some in its own language, and leaves the others.
[[noreturn]] void refuse_changed(const PlanInput& input, const DateEvidence& dates) {
  throw refusal(input.file,
                "the dates in `" + input.header.columns[*input.header.date].heading +
                    "` are written in two ways, such as `" + dates.first_cell() + "` and `" +
                    dates.odd_cell() +
                    "`: a spreadsheet has changed some of them, perhaps to other days; export "
                    "again, and import that column as text",
                Advice::dates);
}

}  // namespace

void choose_dates(const Survey& survey, Header& header) {
  const auto has_dates = [&](std::size_t column) {
    const DateEvidence& dates = survey.columns[column].days;
    return !dates.is_empty() && dates.is_dates();
  };
  if (!header.date || has_dates(*header.date)) return;
  HeaderColumn& first = header.columns[*header.date];
  if (!first.why.empty()) return;
  for (std::size_t& other : header.other_dates) {
    HeaderColumn& column = header.columns[other];
    if (column.known.role != Role::date || !has_dates(other)) continue;
    column.role = Role::date;
    column.why = "`" + first.heading + "` has no dates";
    first.role = Role::ignored;
    first.why = "there are no dates in it";
    std::swap(*header.date, other);
    return;
  }
}

void plan_dates(const PlanInput& input, Plan& plan, MetricReading& reading) {
  if (!input.header.date) return;
  const std::size_t column = *input.header.date;
  const DateEvidence& dates = input.survey.columns[column].days;
  reading.date_column = input.header.columns[column].heading;
  if (dates.is_one()) {
    reading.date_note = dates.is_empty() ? "no dates in it" : "one date only: no trend, no factor";
    return;
  }
  if (!dates.is_dates() && input.header.columns[column].why.empty()) {
    reading.date_note = "`" + dates.fault()->second + "` is no date";
    return;
  }
  if (dates.fault()) {
    throw refusal(input.file,
                  "row " + std::to_string(dates.fault()->first) + ": the date `" +
                      dates.fault()->second + "` is not like 2026-01-31",
                  Advice::dates);
  }
  if (!dates.odd_cell().empty()) refuse_changed(input, dates);
  const bool are_months = input.header.columns[column].known.note == "months";
  const DateDecision decision = decide_dates(dates, columns_beside(input), input.head, are_months);
  const bool any = dates.allows(DateOrder::day_month_year) ||
                   dates.allows(DateOrder::month_day_year) ||
                   dates.allows(DateOrder::year_month_day);
  if (!any) refuse_mixed(input, dates);
  if (!decision.order) refuse_open(input, dates);
  plan.dates = decision.order;
  reading.dates = to_string(*decision.order, dates.sign());
  reading.date_note = "decided on the whole column: " + decision.why;
}

}  // namespace imagelift::metrics
