#include "metrics/read_metrics.h"

#include <algorithm>
#include <utility>

#include "metrics/ctr_column.h"
#include "metrics/data_rows.h"
#include "metrics/find_table.h"
#include "metrics/input_file.h"
#include "metrics/merge_rows.h"
#include "metrics/plan.h"
#include "metrics/refusal.h"
#include "metrics/row_builder.h"
#include "metrics/row_faults.h"
#include "metrics/subtotals.h"
#include "metrics/table_file.h"
#include "metrics/totals_rows.h"

namespace imagelift::metrics {
namespace {

void refuse_faults(const std::string& file, const Survey& survey) {
  RowFaults faults(RowFaults::Alike::once);
  for (const CsvFault& fault : survey.faults) faults.add(fault.row, fault.message);
  faults.throw_if_any(file, Advice::rows);
  if (survey.rows == 0 && survey.nameless_rows == 0 && survey.notes_below > 0) {
    throw refusal(file,
                  "the rows below the header have less cells than it (" +
                      std::to_string(survey.notes_below) +
                      " rows): they may be separated by another sign; export again",
                  Advice::rows);
  }
  if (survey.rows == 0 && survey.nameless_rows == 0) {
    throw refusal(file, "there are no rows below the header", Advice::rows);
  }
}

Plan plan_of(const PlanInput& input, MetricReading& reading) {
  Plan plan;
  FileSigns signs;
  check_names(input);
  plan_numbers(input, plan, signs, reading);
  plan_dates(input, plan, reading);
  plan_columns(input, signs, plan, reading);
  reading.empty_rows = input.survey.empty_rows;
  reading.repeated_headers = input.survey.repeated_headers;
  reading.notes_below = input.survey.notes_below;
  return plan;
}

/// Rows without a name that are no totals, as those of ads that show no image; where they are most
/// of the table, its names stand in another column.
void leave_out_nameless(const PlanInput& input, const std::vector<TotalsRow>& rows,
                        MetricTable& table) {
  MetricReading& reading = table.reading;
  for (const TotalsRow& row : rows) {
    ++reading.nameless_rows;
    reading.nameless_impressions += row.impressions.value_or(0);
    reading.nameless_clicks += row.clicks.value_or(0);
  }
  if (rows.size() <= table.rows.size()) return;
  throw refusal(
      input.file,
      "`" + input.header.columns[*input.header.image].heading + "` is empty in " +
          std::to_string(rows.size()) + " rows, such as row " + std::to_string(rows.front().row) +
          "; choose the column that names the images: --metrics-columns image=HEADING; or, "
          "where cells are merged, write the name into each row",
      Advice::headings);
}

/// Above impressions in all rows are no clicks.
void refuse_swapped(const PlanInput& input, std::size_t rows_of_more_clicks) {
  constexpr std::size_t kFew = 3;
  if (rows_of_more_clicks < kFew || rows_of_more_clicks < input.survey.rows) return;
  throw refusal(input.file,
                "there are more clicks than impressions in all rows: the two columns may be "
                "swapped; choose them: --metrics-columns impressions=HEADING,clicks=HEADING",
                Advice::headings);
}

void refuse_repeats(const MetricTable& table, RowFaults& faults) {
  for (const RepeatedRow& repeat : repeated_images(table)) {
    faults.add(table.rows[repeat.again].row,
               "a file with ctr has one row per image, but this one repeats that of row " +
                   std::to_string(table.rows[repeat.first].row));
  }
}

/// A column that names one image in all rows, with nothing to tell them apart, is the wrong one.
void refuse_one_image(const PlanInput& input, const MetricTable& table) {
  constexpr std::size_t kFew = 3;
  if (table.rows.size() != 1 || table.reading.merged_rows + 1 < kFew) return;
  throw refusal(input.file,
                "all rows name the same image in `" +
                    input.header.columns[*input.header.image].heading +
                    "`; choose the column that tells images apart: --metrics-columns image=HEADING",
                Advice::headings);
}

/// `Total` in the column of days, beside which the sum is another one.
void refuse_other_sums(const PlanInput& input, const std::vector<std::size_t>& rows_of_all_days,
                       const MetricTable& table) {
  for (const MetricRow& row : table.rows) {
    if (!std::ranges::binary_search(rows_of_all_days, row.row)) continue;
    throw refusal(input.file,
                  "row " + std::to_string(row.row) + " has no day in `" +
                      input.header.columns[*input.header.date].heading +
                      "`, but a word for all of them, and is not the sum of the other rows of its "
                      "image; remove the rows of totals",
                  Advice::rows);
  }
}

/// The second look at all lines, which makes rows of them; the text is not needed afterwards.
void read_rows(FoundTable& found, RowBuilder& builder) {
  DataRows rows(found);
  rows.on_totals([&](std::size_t row, const auto& cells, std::string_view label) {
    builder.add_totals(row, cells, label);
  });
  std::vector<std::string_view> cells;
  while (rows.next(cells)) builder.add(rows.row(), rows.written_image(), cells);
  std::string().swap(found.text);
}

void build(const PlanInput& input, const Plan& plan, FoundTable& found,
           const MetricOptions& options, MetricTable& table) {
  RowFaults faults(RowFaults::Alike::once);
  TotalsRows totals;
  RowBuilder builder(input, plan, table, totals, faults);
  read_rows(found, builder);
  table.reading.data_rows = table.rows.size();
  refuse_swapped(input, builder.rows_of_more_clicks());
  faults.throw_if_any(input.file, Advice::rows);
  if (!table.has_counts) {
    settle_bare_ctrs(input.file, input.header.columns[*input.header.ctr], builder.bare_ctrs(),
                     options.ctr_unit, table);
    refuse_repeats(table, faults);
  }
  faults.throw_if_any(input.file, Advice::rows);
  drop_subtotals(table, input.file);
  refuse_other_sums(input, builder.rows_of_all_days(), table);
  totals.take_sum_of_others(table);
  leave_out_nameless(input, totals.settle(table, table.reading), table);
  if (table.rows.empty() && found.unsaved_formulas > 0) {
    throw refusal(input.file,
                  "its formulas have no saved values; open it in a spreadsheet and save it",
                  Advice::rows);
  }
  if (table.rows.empty()) {
    throw refusal(input.file, "no row of it has numbers", Advice::rows);
  }
  if (!table.has_counts) return;
  merge_rows(table);
  refuse_one_image(input, table);
}

}  // namespace

MetricTable parse_metrics(std::string bytes, std::string_view name, const MetricOptions& options) {
  const std::string file(name);
  MetricTable table;
  FoundTable found = find_table(open_table_file(std::move(bytes), file, options.max_bytes), file,
                                options, table.reading);
  const Survey survey = survey_of(found);
  refuse_faults(file, survey);
  choose_dates(survey, found.header);
  const PlanInput input{file, found.header, survey, found.head};
  const Plan plan = plan_of(input, table.reading);
  build(input, plan, found, options, table);
  return table;
}

MetricTable read_metrics(const std::filesystem::path& file, const MetricOptions& options) {
  return parse_metrics(read_input_file(file, options.max_bytes), file.string(), options);
}

}  // namespace imagelift::metrics
