#include "stats/by_factor.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include "stats/presence.h"

namespace imagelift::stats {
namespace {

/// A cluster whose rows stand in several levels has none itself.
bool varies_within_clusters(const FactorInput& input) {
  const auto& of_row = input.outcomes.factors[input.factor].of_row;
  const auto& of_unit = input.units.outcomes.factors[input.factor].of_row;
  std::size_t rows = 0;
  double rows_with_level = 0;
  for (std::size_t row = 0; row < of_row.size(); ++row) {
    const bool counts = !std::isnan(input.outcomes.ctr[row]);
    if (counts && of_row[row] != Factor::kNoLevel) ++rows;
  }
  for (std::size_t unit = 0; unit < of_unit.size(); ++unit) {
    if (of_unit[unit] != Factor::kNoLevel) rows_with_level += input.units.row_counts[unit];
  }
  return static_cast<double>(rows) != rows_with_level;
}

Units units_of_cells(const FactorInput& input) {
  Outcomes outcomes;
  outcomes.ctr = input.outcomes.ctr;
  outcomes.factors = {input.outcomes.factors[input.factor]};
  outcomes.clusters = cells_of(input.outcomes, outcomes.factors.front());
  return units_of(input.table, outcomes);
}

std::vector<std::uint32_t> units_with(const FeatureResult& feature, const FeatureTable& table) {
  const auto& column = table.columns[feature.column];
  if (feature.measure != Measure::rank) return present_rows(column, feature.threshold);
  return rows_above(column, feature.threshold, table.rows, table.missing[column.missing]);
}

void adjust_all(Analysis& analysis, const Units& units, const Factor& factor) {
  std::vector<FactorAdjuster> adjusters;
  for (const auto& missing : units.table.missing) {
    adjusters.emplace_back(units.outcomes.ctr, factor.of_row, factor.levels.size(), missing);
  }
  for (auto& feature : analysis.features) {
    if (feature.eligibility != Eligibility::tested) continue;
    const auto& adjuster = adjusters[units.table.columns[feature.column].missing];
    feature.adjusted.push_back(adjuster.adjust(units_with(feature, units.table)));
  }
}

}  // namespace

void adjust_by_factor(Analysis& analysis, const FactorInput& input) {
  const bool by_cell = varies_within_clusters(input);
  const Units cells = by_cell ? units_of_cells(input) : Units{};
  const Units& units = by_cell ? cells : input.units;
  const Factor& factor = units.outcomes.factors[by_cell ? 0 : input.factor];
  if (names_images(factor.of_row, factor.levels.size())) {
    analysis.factors_not_offered.push_back(factor.name);
    return;
  }
  analysis.factors.push_back(factor.name);
  adjust_all(analysis, units, factor);
}

}  // namespace imagelift::stats
