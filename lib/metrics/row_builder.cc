#include "metrics/row_builder.h"

#include <string>

#include "metrics/number_cell.h"
#include "metrics/totals_words.h"
#include "text/utf8.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kMostTold = 200;  // rows of the account

std::string quoted(std::string_view cell) {
  return "`" + std::string(text::cut_utf8(cell, 40)) + (cell.size() > 40 ? "..." : "") + "`";
}

/// Why a number is no count.
std::string fault_of(const NumberCell& cell, std::string_view written) {
  if (cell.is_negative) return quoted(written) + " is negative";
  if (cell.is_percent) return quoted(written) + " is a percentage";
  if (cell.has_exponent) return quoted(written) + " was rounded by a spreadsheet";
  if (cell.decimal != '\0' || cell.either != '\0') return quoted(written) + " is no whole number";
  return quoted(written) + " is too large";
}

}  // namespace

RowBuilder::RowBuilder(const PlanInput& input, const Plan& plan, MetricTable& table,
                       TotalsRows& totals, RowFaults& faults)
    : input_(input), plan_(plan), table_(table), totals_(totals), faults_(faults) {
  table.has_counts = input.header.has_counts();
  const std::size_t rows = input.survey.rows;
  table.rows.reserve(rows);
  for (const PlannedFactor& factor : plan.factors) {
    table.factors.emplace_back().name = factor.name;
    table.factors.back().levels.reserve(rows);
  }
  for (const PlannedMeasure& measure : plan.measures) {
    table.measures.push_back({measure.measure});
    table.measures.back().values.reserve(rows);
  }
}

void RowBuilder::add(std::size_t number, std::string_view written_image,
                     const std::vector<std::string_view>& cells) {
  if (is_no_data(cells[*input_.header.image])) {
    totals_.add(totals_of(number, cells));
    return;
  }
  MetricRow row;
  row.row = static_cast<std::uint32_t>(number);
  row.image = texts_.of(written_image);
  if (!(table_.has_counts ? read_counts(cells, row) : read_ctr(cells, row))) return;
  read_date(cells, row);
  table_.rows.push_back(std::move(row));
  read_others(cells);
}

void RowBuilder::add_totals(std::size_t row, const std::vector<std::string_view>& cells,
                            std::string_view label) {
  TotalsRow totals = totals_of(row, cells);
  totals.label = text::cut_utf8(label, 100);
  totals_.add(std::move(totals));
}

std::optional<std::uint64_t> RowBuilder::count(std::size_t row, const char* what,
                                               std::string_view cell, const NumberSigns& signs) {
  const auto number = number_cell(cell);
  if (!number) {
    faults_.add(row, std::string(what) + " " + quoted(cell) + " is not a number");
    return std::nullopt;
  }
  const auto value = count_of(*number, signs.decimal);
  if (!value) faults_.add(row, std::string(what) + " " + fault_of(*number, cell));
  return value;
}

bool RowBuilder::read_counts(const std::vector<std::string_view>& cells, MetricRow& row) {
  const std::string_view impressions = cells[*input_.header.impressions];
  const std::string_view clicks = cells[*input_.header.clicks];
  if (is_no_data(impressions) || is_no_data(clicks)) {
    no_data(row, !is_no_data(impressions));
    return false;
  }
  row.impressions = count(row.row, "impressions", impressions, plan_.impressions);
  row.clicks = count(row.row, "clicks", clicks, plan_.clicks);
  if (!row.impressions || !row.clicks) return false;
  if (*row.clicks <= *row.impressions) return true;
  ++rows_of_more_clicks_;
  faults_.add(row.row, std::to_string(*row.clicks) + " clicks are more than " +
                           std::to_string(*row.impressions) + " impressions");
  return false;
}

bool RowBuilder::read_ctr(const std::vector<std::string_view>& cells, MetricRow& row) {
  const std::string_view cell = cells[*input_.header.ctr];
  if (is_no_data(cell)) {
    no_data(row, false);
    return false;
  }
  const auto number = number_cell(cell);
  const auto value = number ? value_of(*number, plan_.ctr.decimal) : std::nullopt;
  if (!value || !number->currency.empty()) {
    faults_.add(row.row,
                "ctr " + quoted(cell) +
                    (number && !value ? " is too large or too small" : " is not a number"));
    return false;
  }
  if (*value < 0) {
    faults_.add(row.row, "ctr " + quoted(cell) + " is negative");
    return false;
  }
  if (number->is_percent && *value > 100) {
    faults_.add(row.row, "ctr " + quoted(cell) + " is more than 100 %");
    return false;
  }
  row.ctr = number->is_percent ? *value / 100 : *value;
  if (!number->is_percent) bare_ctrs_.push_back(table_.rows.size());
  return true;
}

void RowBuilder::read_date(const std::vector<std::string_view>& cells, MetricRow& row) {
  if (!plan_.dates) return;
  const std::size_t column = *input_.header.date;
  row.date = input_.survey.columns[column].days.date_of(cells[column], *plan_.dates);
  if (row.date.empty() && is_word_for_all(cells[column])) rows_of_all_days_.push_back(row.row);
}

void RowBuilder::read_others(const std::vector<std::string_view>& cells) {
  for (std::size_t i = 0; i < plan_.factors.size(); ++i) {
    const std::string_view cell = cells[plan_.factors[i].column];
    table_.factors[i].levels.push_back(texts_.of(is_no_data(cell) ? std::string_view() : cell));
  }
  for (std::size_t i = 0; i < plan_.measures.size(); ++i) {
    const PlannedMeasure& measure = plan_.measures[i];
    const auto number = number_cell(cells[measure.column]);
    table_.measures[i].values.emplace_back(number ? value_of(*number, measure.signs.decimal)
                                                  : std::nullopt);
  }
}

TotalsRow RowBuilder::totals_of(std::size_t row, const std::vector<std::string_view>& cells) const {
  TotalsRow totals;
  totals.row = row;
  if (!input_.header.has_counts()) return totals;
  const auto impressions = number_cell(cells[*input_.header.impressions]);
  const auto clicks = number_cell(cells[*input_.header.clicks]);
  if (impressions) totals.impressions = count_of(*impressions, plan_.impressions.decimal);
  if (clicks) totals.clicks = count_of(*clicks, plan_.clicks.decimal);
  return totals;
}

void RowBuilder::no_data(const MetricRow& row, bool has_impressions) {
  MetricReading& reading = table_.reading;
  ++reading.no_data_rows;
  if (reading.no_data.size() < kMostTold) {
    reading.no_data.push_back({row.row, row.image, has_impressions});
  }
}

}  // namespace imagelift::metrics
