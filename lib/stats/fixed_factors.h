#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "stats/adjusted.h"
#include "stats/held_fit.h"
#include "stats/held_rows.h"
#include "stats/projection.h"

namespace imagelift::stats {

/// How far the slope moves when a family is left out, exactly.
struct FamilyShift {
  std::uint32_t family = 0;
  double shift = 0;  ///< d_g
};

/// Differences with factors held fixed, prepared for many features that are known in the same rows
/// (rule S22): weighted least squares of the CTR on presence and one constant per level of each
/// factor (Frisch & Waugh 1933); its error from leaving each family out (delete-one-group
/// jackknife: Efron & Stein 1981; Cameron & Miller 2015, J. Human Resources 50:317; Bell &
/// McCaffrey 2002), moderated as S4. Immutable.
class FixedFactors {
 public:
  explicit FixedFactors(const HeldInput& input);

  /// `with`: ascending rows of the table that have the feature; those that do not enter the fit are
  /// passed over.
  AdjustedDifference difference(std::span<const std::uint32_t> with) const;

  /// Every family's, the largest first, of equal ones the smallest number first; empty where the
  /// feature cannot be separated.
  std::vector<FamilyShift> shifts(std::span<const std::uint32_t> with) const;

  /// Each feature with the factors and all the others of the list held fixed (the joint step of
  /// S24). Their flags are against the raw difference on the same rows.
  std::vector<AdjustedDifference> differences_together(
      std::span<const std::vector<std::uint32_t>> with) const;

  /// Rows of the table that enter the fit, those of one family together.
  const std::vector<std::uint32_t>& rows() const { return rows_->rows; }

  /// Indexes into rows(), ascending, of those whose presence is not that of the first.
  std::vector<std::uint32_t> unlike_the_first(std::span<const std::uint32_t> with) const;

 private:
  std::vector<double> presence_of(std::span<const std::uint32_t> with) const;
  Residuals residuals_of(const std::vector<double>& presence) const;
  /// What needs no fit: rows, families, and where presence varies the raw difference.
  AdjustedDifference described(const std::vector<double>& presence) const;
  AdjustedDifference judged(const std::vector<double>& presence, const Residuals& residuals,
                            const FamilyLeftOut& left_out, bool is_alone) const;
  FamilyLeftOut by_hats() const;

  std::shared_ptr<const HeldRows> rows_;
  std::shared_ptr<const LevelProjection> projection_;
  std::vector<double> outcome_;  ///< times the root of the weight, without what the factors explain
  std::vector<FamilyHat> hats_;  ///< by family
  double rounding_ = 0;          ///< 1e-12 of the largest outcome
};

}  // namespace imagelift::stats
