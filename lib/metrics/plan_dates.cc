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
  const std::vector<Day> days = dates.days(order);
  if (days.size() == 1) return iso_date(days.front());
  return iso_date(days.front()) + " to " + iso_date(days.back());
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

}  // namespace

void plan_dates(const PlanInput& input, Plan& plan, MetricReading& reading) {
  if (!input.header.date) return;
  const std::size_t column = *input.header.date;
  const DateEvidence& dates = input.survey.columns[column].days;
  reading.date_column = input.header.columns[column].heading;
  if (dates.is_one()) {
    reading.date_note = dates.is_empty() ? "no dates in it" : "one date only: no trend, no factor";
    return;
  }
  if (dates.fault()) {
    throw refusal(input.file,
                  "row " + std::to_string(dates.fault()->first) + ": the date `" +
                      dates.fault()->second + "` is not like 2026-01-31",
                  Advice::dates);
  }
  const DateDecision decision = decide_dates(dates, columns_beside(input), input.head);
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
