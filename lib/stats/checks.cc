#include "stats/checks.h"

#include <algorithm>

namespace imagelift::stats {
namespace {

constexpr double kStays = 0.05;
constexpr std::size_t kCheckedFamilies = 10;

bool reaches(const FeatureColumn& column, double threshold) {
  return std::any_of(column.values.begin(), column.values.end(),
                     [&](double value) { return value >= threshold; });
}

}  // namespace

std::vector<Check> threshold_checks(const DecidingFits& fits, const FeatureColumn& column,
                                    const Thresholds& thresholds,
                                    std::span<const std::uint32_t> missing) {
  std::vector<Check> checks;
  const double threshold = thresholds.of(column.id);
  if (column.measure == Measure::rank || !(threshold > 0)) return checks;
  const auto look = [&](Check::What what, double at) {
    if (!reaches(column, at)) return;
    checks.push_back({what, 0, fits.deciding(present_rows(column, at), missing)});
  };
  look(Check::What::half, 0.5 * threshold);
  look(Check::What::one_and_a_half, 1.5 * threshold);
  return checks;
}

std::vector<Check> family_checks(const DecidingFits& fits, const Presence& presence) {
  std::vector<Check> checks;
  auto shifts = fits.fixed(presence.missing).shifts(fits.cells(presence.with));
  shifts.resize(std::min(shifts.size(), kCheckedFamilies));
  for (const FamilyShift& shift : shifts) {
    const auto missing = missing_and_family(fits.families(), shift.family, presence.missing);
    checks.push_back({Check::What::without_family, shift.family,
                      fits.deciding(rows_but(presence.with, missing), missing)});
  }
  return checks;
}

bool pass(std::span<const Check> checks, double whole) {
  return std::all_of(checks.begin(), checks.end(), [&](const Check& check) {
    return check.estimate.p <= kStays && check.estimate.value * whole > 0;
  });
}

}  // namespace imagelift::stats
