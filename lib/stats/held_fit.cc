#include "stats/held_fit.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stats/distributions.h"

namespace imagelift::stats {
namespace {

/// S_g below this share of W_g is rounding: presence does not vary in the family's levels.
constexpr double kNoPart = 1e-20;

/// The least share of S that stays when a family is left out.
constexpr double kLeastLeft = 0.1;

/// Families that V_0 counts for (rule S22).
constexpr double kPriorFamilies = 10;

double dot(std::span<const double> a, std::span<const double> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// One level's part of the fit.
struct LevelPart {
  double squares = 0;         ///< S_l
  double products = 0;        ///< sum z t
  double family_squares = 0;  ///< sum over families of S_lg^2
  double in_family = 0;       ///< S_lg of the family that is gone through
};

std::vector<LevelPart> parts_of(const HeldRows& rows, const Residuals& residuals) {
  const auto& level = rows.level.front();
  std::vector<LevelPart> parts(rows.level_counts.front());
  for (std::size_t g = 0; g < rows.family_count(); ++g) {
    for (std::size_t place = rows.first[g]; place < rows.first[g + 1]; ++place) {
      LevelPart& part = parts[level[place]];
      const double z = residuals.presence[place];
      part.squares += z * z;
      part.products += z * residuals.outcome[place];
      part.in_family += z * z;
    }
    for (std::size_t place = rows.first[g]; place < rows.first[g + 1]; ++place) {
      LevelPart& part = parts[level[place]];
      part.family_squares += part.in_family * part.in_family;
      part.in_family = 0;
    }
  }
  return parts;
}

}  // namespace

HeldFit held_fit(const HeldRows& rows, const Residuals& residuals, const FamilyLeftOut& left_out) {
  const auto& z = residuals.presence;
  HeldFit fit;
  fit.squares = dot(z, z);
  fit.slope = dot(z, residuals.outcome) / fit.squares;
  std::vector<double> errors(z.size());
  for (std::size_t i = 0; i < z.size(); ++i) errors[i] = residuals.outcome[i] - fit.slope * z[i];
  double seen = 0;
  double even = 0;
  double weights = 0;
  double part_squares = 0;
  fit.shifts.assign(rows.family_count(), 0.0);
  for (std::size_t g = 0; g < rows.family_count(); ++g) {
    const std::size_t n = rows.first[g + 1] - rows.first[g];
    const std::span<const double> own(&z[rows.first[g]], n);
    const double part = dot(own, own);
    if (part <= kNoPart * rows.family_weight[g]) continue;
    const LeftOut out = left_out(g, own, std::span<const double>(&errors[rows.first[g]], n));
    const double left = std::max(fit.squares - out.z_m_z, kLeastLeft * fit.squares);
    fit.shifts[g] = -out.z_m_e / left;
    const double moved = (1 - out.z_h_z / part) * fit.shifts[g] * fit.shifts[g];
    seen += moved;
    even += rows.family_weight[g] * moved / part;
    weights += rows.family_weight[g];
    part_squares += part * part;
  }
  fit.effective_n = fit.squares * fit.squares / part_squares;
  fit.squared_error =
      (kPriorFamilies * fit.squares * even / weights + (fit.effective_n - 1) * seen) /
      (fit.effective_n - 1 + kPriorFamilies);
  return fit;
}

Heterogeneity heterogeneity_of(const HeldRows& rows, const Residuals& residuals,
                               const HeldFit& fit) {
  double q = 0;
  std::size_t levels = 0;
  for (const LevelPart& part : parts_of(rows, residuals)) {
    const double rounding = kNoPart * fit.squares;
    if (part.family_squares <= rounding * rounding) continue;
    if (part.squares * part.squares < kLeastSeparable * part.family_squares) continue;
    const double own = part.products / part.squares - fit.slope;
    q += part.squares * own * own / (fit.squares * fit.squared_error);
    ++levels;
  }
  if (levels < 2) return {};
  return {q, levels - 1, chi_squared_tail(q, static_cast<double>(levels - 1))};
}

}  // namespace imagelift::stats
