#include "stats/held_rows.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stats/feature_table.h"

namespace imagelift::stats {
namespace {

std::vector<bool> rows_with_levels(const HeldInput& input) {
  std::vector<bool> keep(input.outcome.size(), true);
  for (const auto row : input.missing) keep[row] = false;
  for (const auto& level : input.factors) {
    for (std::size_t row = 0; row < keep.size(); ++row) {
      if (level[row] == Factor::kNoLevel) keep[row] = false;
    }
  }
  return keep;
}

/// Drops rows that stand alone in a level of the factor; whether there were any.
bool drop_singletons(std::span<const std::uint32_t> level, std::vector<bool>& keep) {
  std::vector<std::uint32_t> count;
  for (std::size_t row = 0; row < keep.size(); ++row) {
    if (!keep[row]) continue;
    if (level[row] >= count.size()) count.resize(level[row] + 1);
    ++count[level[row]];
  }
  bool dropped = false;
  for (std::size_t row = 0; row < keep.size(); ++row) {
    if (!keep[row] || count[level[row]] > 1) continue;
    keep[row] = false;
    dropped = true;
  }
  return dropped;
}

/// Of all factors, until no row stands alone.
std::vector<bool> rows_kept(const HeldInput& input) {
  std::vector<bool> keep = rows_with_levels(input);
  bool again = true;
  while (again) {
    again = false;
    for (const auto& level : input.factors) again = drop_singletons(level, keep) || again;
  }
  return keep;
}

/// Levels in the order of their numbers, without those that no row has any more.
std::vector<std::uint32_t> without_gaps(std::span<const std::uint32_t> level,
                                        const std::vector<std::uint32_t>& rows,
                                        std::size_t& count) {
  std::vector<std::uint32_t> seen;
  for (const auto row : rows) seen.push_back(level[row]);
  std::sort(seen.begin(), seen.end());
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
  count = seen.size();
  std::vector<std::uint32_t> numbers;
  for (const auto row : rows) {
    const auto found = std::lower_bound(seen.begin(), seen.end(), level[row]);
    numbers.push_back(static_cast<std::uint32_t>(found - seen.begin()));
  }
  return numbers;
}

}  // namespace

HeldRows::HeldRows(const HeldInput& input)
    : place_of(input.outcome.size(), kLeftOut), factors(input.factors.size()) {
  const std::vector<bool> keep = rows_kept(input);
  for (std::uint32_t row = 0; row < keep.size(); ++row) {
    if (keep[row]) rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    return input.families->of(a) < input.families->of(b);
  });
  for (std::uint32_t place = 0; place < rows.size(); ++place) {
    const auto row = rows[place];
    place_of[row] = place;
    outcome.push_back(input.outcome[row]);
    weight.push_back(input.weights[row]);
    root.push_back(std::sqrt(input.weights[row]));
    const auto own = input.families->of(row);
    if (family.empty() || family.back() != own) {
      family.push_back(own);
      first.push_back(place);
      family_weight.push_back(0);
    }
    family_weight.back() += weight.back();
  }
  first.push_back(rows.size());
  for (const auto& levels : input.factors) {
    level.push_back(without_gaps(levels, rows, level_counts.emplace_back()));
  }
  if (factors > 0) return;
  level.emplace_back(rows.size(), 0U);
  level_counts.push_back(1);
}

}  // namespace imagelift::stats
