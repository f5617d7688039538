#include "stats/units.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <utility>

namespace imagelift::stats {
namespace {

/// Which unit each row belongs to; rows without a CTR to none.
struct Grouping {
  std::vector<std::uint32_t> unit_of_row;
  std::vector<double> row_counts;

  bool holds(std::size_t row) const { return unit_of_row[row] != Clusters::kLeftOut; }
  bool is_single(std::uint32_t unit) const { return row_counts[unit] == 1; }
};

Grouping group_rows(const Outcomes& outcomes) {
  Grouping grouping;
  const auto& clusters = outcomes.clusters;
  std::vector<std::uint32_t> unit_of_cluster(clusters.count, Clusters::kLeftOut);
  for (std::size_t row = 0; row < outcomes.ctr.size(); ++row) {
    const auto cluster = clusters.of_row.empty() ? Clusters::kLeftOut : clusters.of_row[row];
    const bool left_out = !clusters.of_row.empty() && cluster == Clusters::kLeftOut;
    if (std::isnan(outcomes.ctr[row]) || left_out) {
      grouping.unit_of_row.push_back(Clusters::kLeftOut);
      continue;
    }
    auto unit = static_cast<std::uint32_t>(grouping.row_counts.size());
    if (!clusters.of_row.empty()) {
      auto& known = unit_of_cluster[cluster];
      if (known == Clusters::kLeftOut) known = unit;
      unit = known;
    }
    if (unit == grouping.row_counts.size()) grouping.row_counts.push_back(0);
    grouping.row_counts[unit] += 1;
    grouping.unit_of_row.push_back(unit);
  }
  return grouping;
}

std::vector<double> sum_by_unit(const std::vector<double>& of_row, const Grouping& grouping) {
  std::vector<double> sums(grouping.row_counts.size(), 0.0);
  for (std::size_t row = 0; row < of_row.size(); ++row) {
    if (grouping.holds(row)) sums[grouping.unit_of_row[row]] += of_row[row];
  }
  return sums;
}

Factor factor_by_unit(const Factor& factor, const Grouping& grouping) {
  Factor result{factor.name, factor.levels, {}};
  result.of_row.resize(grouping.row_counts.size(), Factor::kNoLevel);
  std::vector<bool> seen(grouping.row_counts.size(), false);
  for (std::size_t row = 0; row < factor.of_row.size(); ++row) {
    if (!grouping.holds(row)) continue;
    const auto unit = grouping.unit_of_row[row];
    auto& level = result.of_row[unit];
    if (!seen[unit]) level = factor.of_row[row];
    if (level != factor.of_row[row]) level = Factor::kNoLevel;
    seen[unit] = true;
  }
  return result;
}

Outcomes outcomes_by_unit(const Outcomes& outcomes, const Grouping& grouping) {
  Outcomes result;
  result.ctr = sum_by_unit(outcomes.ctr, grouping);
  for (std::size_t unit = 0; unit < result.ctr.size(); ++unit) {
    result.ctr[unit] /= grouping.row_counts[unit];
  }
  if (!outcomes.clicks.empty()) result.clicks = sum_by_unit(outcomes.clicks, grouping);
  if (!outcomes.impressions.empty()) {
    result.impressions = sum_by_unit(outcomes.impressions, grouping);
  }
  for (const auto& factor : outcomes.factors) {
    result.factors.push_back(factor_by_unit(factor, grouping));
  }
  return result;
}

/// Rows of each unit on which a model answered.
std::vector<double> known_rows(const std::vector<std::uint32_t>& missing,
                               const Grouping& grouping) {
  std::vector<double> known = grouping.row_counts;
  for (const auto row : missing) {
    if (grouping.holds(row)) known[grouping.unit_of_row[row]] -= 1;
  }
  return known;
}

/// The lower middle one of `known` values, of which those not in `values` are 0. Sorts `values`.
double middle_value(std::vector<double>& values, std::size_t known) {
  std::sort(values.begin(), values.end());
  const std::size_t zeros = known - values.size();
  const auto negative = static_cast<std::size_t>(
      std::lower_bound(values.begin(), values.end(), 0.0) - values.begin());
  const std::size_t rank = (known - 1) / 2;
  if (rank < negative) return values[rank];
  return rank < negative + zeros ? 0.0 : values[rank - zeros];
}

FeatureColumn column_by_unit(const FeatureColumn& column, const Grouping& grouping,
                             const std::vector<double>& known) {
  std::vector<std::pair<std::uint32_t, double>> singles;
  std::map<std::uint32_t, std::vector<double>> shared;
  for (std::size_t i = 0; i < column.rows.size(); ++i) {
    if (!grouping.holds(column.rows[i])) continue;
    const auto unit = grouping.unit_of_row[column.rows[i]];
    if (grouping.is_single(unit)) {
      singles.emplace_back(unit, column.values[i]);
    } else {
      shared[unit].push_back(column.values[i]);
    }
  }
  for (auto& [unit, values] : shared) {
    const double value = middle_value(values, static_cast<std::size_t>(known[unit]));
    if (value != 0) singles.emplace_back(unit, value);
  }
  std::sort(singles.begin(), singles.end());
  FeatureColumn result{column.id, column.key, column.measure, {}, {}, column.missing};
  for (const auto& [unit, value] : singles) {
    result.rows.push_back(unit);
    result.values.push_back(value);
  }
  return result;
}

}  // namespace

Units units_of(const FeatureTable& table, const Outcomes& outcomes) {
  assert(table.rows == outcomes.ctr.size());
  const Grouping grouping = group_rows(outcomes);
  Units units;
  units.row_counts = grouping.row_counts;
  units.outcomes = outcomes_by_unit(outcomes, grouping);
  units.table.rows = grouping.row_counts.size();
  units.table.missing.clear();
  std::vector<std::vector<double>> known;
  for (const auto& missing : table.missing) {
    known.push_back(known_rows(missing, grouping));
    auto& units_missing = units.table.missing.emplace_back();
    for (std::uint32_t unit = 0; unit < units.table.rows; ++unit) {
      if (known.back()[unit] == 0) units_missing.push_back(unit);
    }
  }
  for (const auto& column : table.columns) {
    units.table.columns.push_back(column_by_unit(column, grouping, known[column.missing]));
  }
  return units;
}

Clusters cells_of(const Outcomes& outcomes, const Factor& factor) {
  Clusters cells;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> seen;
  for (std::uint32_t row = 0; row < factor.of_row.size(); ++row) {
    const auto cluster = outcomes.clusters.of_row.empty() ? row : outcomes.clusters.of_row[row];
    if (factor.of_row[row] == Factor::kNoLevel || cluster == Clusters::kLeftOut) {
      cells.of_row.push_back(Clusters::kLeftOut);
      continue;
    }
    const auto next = static_cast<std::uint32_t>(seen.size());
    cells.of_row.push_back(seen.try_emplace({cluster, factor.of_row[row]}, next).first->second);
  }
  cells.count = seen.size();
  return cells;
}

}  // namespace imagelift::stats
