#include "stats/fixed_factors.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace imagelift::stats {
namespace {

/// Of the largest outcome; an error below it comes from equal outcomes.
constexpr double kRounding = 1e-12;

/// The share of S without factors that they must leave.
constexpr double kLeastShare = 1e-9;

/// What is left of a column's length below this is rounding.
constexpr double kDependent = 1e-8;

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

void take_out(const std::vector<std::vector<double>>& basis, std::vector<double>& column) {
  // Twice is enough to be orthogonal to rounding (Giraud et al. 2005).
  for (int pass = 0; pass < 2; ++pass) {
    for (const auto& direction : basis) {
      const double part = dot(direction, column);
      for (std::size_t i = 0; i < column.size(); ++i) column[i] -= part * direction[i];
    }
  }
}

/// Gram and Schmidt's basis of all columns but one.
std::vector<std::vector<double>> basis_without(const std::vector<std::vector<double>>& columns,
                                               std::size_t left_out) {
  std::vector<std::vector<double>> basis;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    if (j == left_out) continue;
    std::vector<double> column = columns[j];
    const double before = std::sqrt(dot(column, column));
    take_out(basis, column);
    const double length = std::sqrt(dot(column, column));
    if (!(length > kDependent * before)) continue;
    for (double& value : column) value /= length;
    basis.push_back(std::move(column));
  }
  return basis;
}

/// sum w x and sum w of rows with the feature and without it, and their sums of w y.
struct SideSums {
  double weight[2] = {0, 0};
  double outcome[2] = {0, 0};

  bool has_both() const { return weight[0] > 0 && weight[1] > 0; }
  double difference() const { return outcome[1] / weight[1] - outcome[0] / weight[0]; }
  /// sum w (x - mean)^2: S without factors.
  double squares() const { return weight[0] * weight[1] / (weight[0] + weight[1]); }
};

SideSums side_sums(const HeldRows& rows, const std::vector<double>& presence) {
  SideSums sums;
  for (std::size_t i = 0; i < presence.size(); ++i) {
    const std::size_t side = presence[i] > 0 ? 1 : 0;
    sums.weight[side] += rows.weight[i];
    sums.outcome[side] += rows.weight[i] * rows.outcome[i];
  }
  return sums;
}

std::size_t informative_levels(const HeldRows& rows, const std::vector<double>& presence) {
  std::vector<unsigned> seen(rows.level_counts.front(), 0);
  for (std::size_t i = 0; i < presence.size(); ++i) {
    seen[rows.level.front()[i]] |= presence[i] > 0 ? 1U : 2U;
  }
  return static_cast<std::size_t>(std::count(seen.begin(), seen.end(), 3U));
}

}  // namespace

FixedFactors::FixedFactors(const HeldInput& input)
    : rows_(std::make_shared<HeldRows>(input)),
      projection_(std::make_shared<LevelProjection>(*rows_)) {
  double largest = 0;
  for (std::size_t i = 0; i < rows_->size(); ++i) {
    outcome_.push_back(rows_->root[i] * rows_->outcome[i]);
    largest = std::max(largest, std::abs(rows_->outcome[i]));
  }
  rounding_ = kRounding * largest;
  projection_->take_out(outcome_);
  for (std::size_t g = 0; g < rows_->family_count(); ++g) {
    hats_.emplace_back(projection_->hat_root(rows_->first[g], rows_->first[g + 1]));
  }
}

std::vector<double> FixedFactors::presence_of(std::span<const std::uint32_t> with) const {
  std::vector<double> presence(rows_->size(), 0.0);
  for (const auto row : with) {
    const auto place = rows_->place_of[row];
    if (place != HeldRows::kLeftOut) presence[place] = 1;
  }
  return presence;
}

Residuals FixedFactors::residuals_of(const std::vector<double>& presence) const {
  Residuals residuals{presence, outcome_};
  for (std::size_t i = 0; i < presence.size(); ++i) residuals.presence[i] *= rows_->root[i];
  projection_->take_out(residuals.presence);
  return residuals;
}

AdjustedDifference FixedFactors::described(const std::vector<double>& presence) const {
  AdjustedDifference result;
  result.rows = rows_->size();
  result.families = rows_->family_count();
  const SideSums sums = side_sums(*rows_, presence);
  if (!sums.has_both()) return result;
  result.raw = sums.difference();
  if (std::abs(result.raw) <= rounding_) result.raw = 0;
  if (rows_->factors == 1) result.informative_levels = informative_levels(*rows_, presence);
  return result;
}

AdjustedDifference FixedFactors::judged(const std::vector<double>& presence,
                                        const Residuals& residuals, const FamilyLeftOut& left_out,
                                        bool is_alone) const {
  AdjustedDifference result = described(presence);
  if (std::isnan(result.raw)) return result;
  const double squares = dot(residuals.presence, residuals.presence);
  if (squares < kLeastShare * side_sums(*rows_, presence).squares()) return result;
  const HeldFit fit = held_fit(*rows_, residuals, left_out);
  result.effective_n = fit.effective_n;
  if (fit.effective_n < kLeastSeparable) return result;
  const double error = std::sqrt(fit.squared_error);
  if (error <= rounding_) {
    result.adjustment = Adjustment::too_few_to_tell;
    result.estimate = {std::abs(fit.slope) <= rounding_ ? 0 : fit.slope, 0, kUndefined, 1};
    return result;
  }
  result.estimate = student_estimate(fit.slope, error, fit.effective_n + 9);
  result.adjustment = adjustment_of(result.estimate, result.raw);
  if (is_alone && rows_->factors == 1) {
    result.between_levels = heterogeneity_of(*rows_, residuals, fit);
  }
  return result;
}

FamilyLeftOut FixedFactors::by_hats() const {
  return [this](std::size_t g, std::span<const double> z, std::span<const double> e) {
    return hats_[g].left_out(z, e);
  };
}

std::vector<std::uint32_t> FixedFactors::unlike_the_first(
    std::span<const std::uint32_t> with) const {
  const auto presence = presence_of(with);
  std::vector<std::uint32_t> unlike;
  for (std::uint32_t place = 1; place < presence.size(); ++place) {
    if (presence[place] != presence[0]) unlike.push_back(place);
  }
  return unlike;
}

AdjustedDifference FixedFactors::difference(std::span<const std::uint32_t> with) const {
  const auto presence = presence_of(with);
  return judged(presence, residuals_of(presence), by_hats(), true);
}

std::vector<FamilyShift> FixedFactors::shifts(std::span<const std::uint32_t> with) const {
  const auto presence = presence_of(with);
  const Residuals residuals = residuals_of(presence);
  const double squares = dot(residuals.presence, residuals.presence);
  if (!(squares > 0) || squares < kLeastShare * side_sums(*rows_, presence).squares()) return {};
  const HeldFit fit = held_fit(*rows_, residuals, by_hats());
  std::vector<FamilyShift> shifts;
  for (std::size_t g = 0; g < fit.shifts.size(); ++g) {
    shifts.push_back({rows_->family[g], fit.shifts[g]});
  }
  std::stable_sort(shifts.begin(), shifts.end(), [](const FamilyShift& a, const FamilyShift& b) {
    return std::abs(a.shift) > std::abs(b.shift);
  });
  return shifts;
}

std::vector<AdjustedDifference> FixedFactors::differences_together(
    std::span<const std::vector<std::uint32_t>> with) const {
  std::vector<std::vector<double>> presences;
  std::vector<std::vector<double>> columns;
  for (const auto& rows : with) {
    presences.push_back(presence_of(rows));
    columns.push_back(residuals_of(presences.back()).presence);
  }
  std::vector<HatRoot> levels;
  for (std::size_t g = 0; g < rows_->family_count(); ++g) {
    levels.push_back(projection_->hat_root(rows_->first[g], rows_->first[g + 1]));
  }
  std::vector<AdjustedDifference> results;
  for (std::size_t j = 0; j < with.size(); ++j) {
    const auto basis = basis_without(columns, j);
    Residuals residuals{columns[j], outcome_};
    take_out(basis, residuals.presence);
    take_out(basis, residuals.outcome);
    const auto left_out = [&](std::size_t g, std::span<const double> z, std::span<const double> e) {
      HatRoot root = levels[g];
      for (const auto& direction : basis) {
        const auto begin = direction.begin() + static_cast<std::ptrdiff_t>(rows_->first[g]);
        root.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(z.size()));
      }
      return left_out_once(root, z, e);
    };
    results.push_back(judged(presences[j], residuals, left_out, false));
  }
  return results;
}

}  // namespace imagelift::stats
