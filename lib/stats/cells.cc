#include "stats/cells.h"

#include <algorithm>
#include <map>

#include "stats/ctr.h"

namespace imagelift::stats {
namespace {

/// A row of the table and its levels of the factors that vary.
using Key = std::vector<std::uint32_t>;

struct Counts {
  double clicks = 0;
  double impressions = 0;
};

bool varies(const Factor& factor) {
  return !factor.of_click_row.empty();
}

/// Ascending by row. Cells that were not shown, or have no level of a factor that varies, are none.
std::map<Key, Counts> counted_cells(const Outcomes& outcomes,
                                    const std::vector<const Factor*>& varying) {
  std::map<Key, Counts> cells;
  const ClickRows& rows = outcomes.click_rows;
  for (std::size_t i = 0; i < rows.row.size(); ++i) {
    Key key = {rows.row[i]};
    for (const Factor* factor : varying) key.push_back(factor->of_click_row[i]);
    const bool has_levels = std::find(key.begin() + 1, key.end(), Factor::kNoLevel) == key.end();
    if (!(rows.impressions[i] > 0) || !has_levels) continue;
    Counts& counts = cells[key];
    counts.clicks += rows.clicks[i];
    counts.impressions += rows.impressions[i];
  }
  return cells;
}

Cells rows_as_cells(const Outcomes& outcomes, std::span<const std::size_t> factors,
                    GroupCtr group_ctr) {
  Cells cells;
  cells.ctr = outcomes.ctr;
  cells.families = outcomes.families;
  cells.weights =
      fit_weights(group_ctr, row_weights(outcomes.ctr, outcomes.clicks, outcomes.impressions));
  for (const auto f : factors) cells.levels.push_back(outcomes.factors[f].of_row);
  return cells;
}

}  // namespace

std::vector<std::uint32_t> Cells::of_rows(std::span<const std::uint32_t> rows) const {
  if (first.empty()) return {rows.begin(), rows.end()};
  std::vector<std::uint32_t> cells;
  for (const auto row : rows) {
    for (auto cell = first[row]; cell < first[row + 1]; ++cell) cells.push_back(cell);
  }
  return cells;
}

HeldInput Cells::input(std::span<const std::uint32_t> missing_cells, std::size_t but) const {
  HeldInput input{ctr, weights, &families, {}, missing_cells};
  for (std::size_t f = 0; f < levels.size(); ++f) {
    if (f != but) input.factors.emplace_back(levels[f]);
  }
  return input;
}

Cells cells_of(const Outcomes& outcomes, std::span<const std::size_t> factors, GroupCtr group_ctr) {
  std::vector<const Factor*> varying;
  for (const auto f : factors) {
    if (varies(outcomes.factors[f])) varying.push_back(&outcomes.factors[f]);
  }
  if (varying.empty()) return rows_as_cells(outcomes, factors, group_ctr);
  Cells cells;
  std::vector<double> clicks;
  std::vector<double> impressions;
  std::vector<std::uint32_t> row_of;
  cells.first.assign(outcomes.ctr.size() + 1, 0);
  cells.levels.resize(factors.size());
  for (const auto& [key, counts] : counted_cells(outcomes, varying)) {
    row_of.push_back(key[0]);
    ++cells.first[key[0] + 1];
    clicks.push_back(counts.clicks);
    impressions.push_back(counts.impressions);
    cells.ctr.push_back(ctr(counts.clicks, counts.impressions));
    std::size_t next = 1;
    for (std::size_t f = 0; f < factors.size(); ++f) {
      const Factor& factor = outcomes.factors[factors[f]];
      cells.levels[f].push_back(varies(factor) ? key[next++] : factor.of_row[key[0]]);
    }
  }
  for (std::size_t row = 0; row < outcomes.ctr.size(); ++row) {
    cells.first[row + 1] += cells.first[row];
  }
  cells.families = families_of(outcomes.families, row_of);
  cells.weights = fit_weights(group_ctr, row_weights(cells.ctr, clicks, impressions));
  return cells;
}

}  // namespace imagelift::stats
