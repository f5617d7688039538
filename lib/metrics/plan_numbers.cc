#include <array>
#include <utility>

#include "metrics/plan.h"
#include "metrics/refusal.h"

namespace imagelift::metrics {
namespace {

/// What a cell is in both readings: `1234 or 1.234`.
std::string both_readings(const std::string& written) {
  const auto cell = number_cell(written);
  if (!cell || cell->either == '\0') return "different numbers";
  std::string whole, decimals;
  for (const char c : cell->text()) {
    decimals += c == cell->either ? '.' : c;
    if (c != cell->either) whole += c;
  }
  return whole + " or " + decimals;
}

[[noreturn]] void refuse(const PlanInput& input, std::size_t column) {
  const SignEvidence& signs = input.survey.columns[column].signs;
  const std::string heading = "the column `" + input.header.columns[column].heading + "`";
  if (signs.either_cell().empty()) {
    throw refusal(input.file,
                  heading +
                      " uses point and comma in more than one way, so its numbers cannot be "
                      "told; write plain digits",
                  Advice::numbers);
  }
  throw refusal(input.file,
                heading + " has `" + signs.either_cell() + "` in row " +
                    std::to_string(signs.either_row()) + ", which may be " +
                    both_readings(signs.either_cell()) +
                    ", and nothing in the file decides it; write plain digits without grouping",
                Advice::numbers);
}

void note_grouping(const NumberSigns& signs, MetricReading& reading) {
  if (reading.grouping.empty()) reading.grouping = to_string(signs.grouping);
  if (reading.decimal.empty() && signs.decimal != '\0') reading.decimal = signs.decimal;
}

/// What columns that decide for themselves say.
FileSigns signs_in(const Survey& survey) {
  FileSigns signs;
  for (const ColumnSurvey& column : survey.columns) {
    if (column.numbers * 2 > column.filled) signs.add(column.signs);
  }
  return signs;
}

/// A count that is grouped by one sign leaves the other one for decimals.
void learn(const NumberSigns& signs, FileSigns& file) {
  if (signs.grouping == Grouping::point) file.add_decimal(',');
  if (signs.grouping == Grouping::comma) file.add_decimal('.');
}

void plan_counts(const PlanInput& input, Plan& plan, FileSigns& file, MetricReading& reading) {
  const std::array<std::pair<std::size_t, NumberSigns*>, 2> columns = {
      {{*input.header.impressions, &plan.impressions}, {*input.header.clicks, &plan.clicks}}};
  std::array<bool, 2> done = {false, false};
  for (int round = 0; round < 2; ++round) {  // what one decides may decide the other
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (done[i]) continue;
      const SignEvidence& evidence = input.survey.columns[columns[i].first].signs;
      const auto signs = signs_of(evidence, NumberColumn::count, file);
      if (!signs) continue;
      done[i] = true;
      *columns[i].second = *signs;
      learn(*signs, file);
      note_grouping(*signs, reading);
    }
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!done[i]) refuse(input, columns[i].first);
  }
}

}  // namespace

void plan_numbers(const PlanInput& input, Plan& plan, FileSigns& signs, MetricReading& reading) {
  signs = signs_in(input.survey);
  if (input.header.has_counts()) {
    plan_counts(input, plan, signs, reading);
    return;
  }
  const std::size_t column = *input.header.ctr;
  const auto ctr = signs_of(input.survey.columns[column].signs, NumberColumn::rate, signs);
  if (!ctr) refuse(input, column);
  plan.ctr = *ctr;
  note_grouping(*ctr, reading);
}

}  // namespace imagelift::metrics
