#include "stats/deciding_fits.h"

#include <algorithm>
#include <iterator>

#include "stats/difference.h"

namespace imagelift::stats {

DecidingFits::DecidingFits(const Cells& rows, const Cells& cells, double least_families,
                           std::size_t but)
    : rows_(&rows),
      cells_(&cells),
      least_families_(least_families),
      but_(but),
      factors_(cells.levels.size() - (but < cells.levels.size() ? 1 : 0)) {}

FixedFactors DecidingFits::fixed(std::span<const std::uint32_t> missing) const {
  const auto missing_cells = cells_->of_rows(missing);
  return FixedFactors(cells_->input(missing_cells, but_));
}

std::vector<std::uint32_t> DecidingFits::cells(std::span<const std::uint32_t> rows) const {
  return cells_->of_rows(rows);
}

Sides DecidingFits::sides(std::span<const std::uint32_t> with,
                          std::span<const std::uint32_t> missing) const {
  return SideSplitter(rows_->ctr, rows_->weights, rows_->families, missing).split(with);
}

Estimate DecidingFits::deciding(std::span<const std::uint32_t> with,
                                std::span<const std::uint32_t> missing) const {
  if (!holds_factors()) return deciding(sides(with, missing), {});
  return fixed(missing).difference(cells(with)).estimate;
}

Estimate DecidingFits::deciding(const Sides& crude, const AdjustedDifference& fixed) const {
  if (holds_factors()) return fixed.estimate;
  Estimate estimate = moderated_difference(crude);
  const bool enough =
      crude.with.effective_n >= least_families_ && crude.without.effective_n >= least_families_;
  if (!enough) estimate.p = kUndefined;
  return estimate;
}

std::vector<std::uint32_t> missing_and_family(const Families& families, std::uint32_t family,
                                              std::span<const std::uint32_t> missing) {
  std::vector<std::uint32_t> own;
  for (std::uint32_t row = 0; row < families.of_row.size(); ++row) {
    if (families.of_row[row] == family) own.push_back(row);
  }
  std::vector<std::uint32_t> both;
  std::set_union(own.begin(), own.end(), missing.begin(), missing.end(), std::back_inserter(both));
  return both;
}

std::vector<std::uint32_t> rows_but(std::span<const std::uint32_t> some,
                                    std::span<const std::uint32_t> others) {
  std::vector<std::uint32_t> rest;
  std::set_difference(some.begin(), some.end(), others.begin(), others.end(),
                      std::back_inserter(rest));
  return rest;
}

}  // namespace imagelift::stats
