#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "stats/cells.h"
#include "stats/fixed_factors.h"
#include "stats/side.h"

namespace imagelift::stats {

/// The fits that p* comes from (rule S24): with all offered factors held fixed (S22), or where none
/// is offered, the plain difference (S21). Keeps references to the cells.
class DecidingFits {
 public:
  static constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

  /// `rows`: those of S21; `cells`: those of S22, of which `but` names a factor that is not held.
  /// `least_families`: K of a side below which S21 does not decide.
  DecidingFits(const Cells& rows, const Cells& cells, double least_families,
               std::size_t but = kAll);

  bool holds_factors() const { return factors_ > 0; }
  const Families& families() const { return rows_->families; }

  /// With all held factors fixed, or one constant where there is none. `missing`: ascending rows.
  FixedFactors fixed(std::span<const std::uint32_t> missing) const;

  /// Cells of rows, for what FixedFactors asks.
  std::vector<std::uint32_t> cells(std::span<const std::uint32_t> rows) const;

  Sides sides(std::span<const std::uint32_t> with, std::span<const std::uint32_t> missing) const;

  /// What decides, of these rows. Undefined where it cannot be separated or a side is too small.
  Estimate deciding(std::span<const std::uint32_t> with,
                    std::span<const std::uint32_t> missing) const;

  /// The same from numbers that are there already.
  Estimate deciding(const Sides& crude, const AdjustedDifference& fixed) const;

 private:
  const Cells* rows_;
  const Cells* cells_;
  double least_families_;
  std::size_t but_;
  std::size_t factors_;
};

/// Rows without those of one family, and those that are missing.
std::vector<std::uint32_t> missing_and_family(const Families& families, std::uint32_t family,
                                              std::span<const std::uint32_t> missing);

/// Ascending rows of `some` that are not in `others`.
std::vector<std::uint32_t> rows_but(std::span<const std::uint32_t> some,
                                    std::span<const std::uint32_t> others);

}  // namespace imagelift::stats
