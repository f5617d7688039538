#include "stats/adjusted.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "stats/feature_table.h"

namespace imagelift::stats {
namespace {

std::vector<std::size_t> sizes_of(std::span<const std::uint32_t> level, std::size_t levels) {
  std::vector<std::size_t> sizes(levels, 0);
  for (const auto index : level) {
    assert(index == Factor::kNoLevel || index < levels);
    if (index != Factor::kNoLevel) ++sizes[index];
  }
  return sizes;
}

/// Of the outcome's size; an error below it comes from equal outcomes.
constexpr double kRounding = 1e-12;

/// What one feature does inside one level.
struct Within {
  std::size_t with = 0;
  double deviation = 0;  ///< sum over the units with it, from the level's mean
};

/// sum (x - x_mean)^2 inside a level of n units, k of them with the feature.
double spread_of_presence(std::size_t with, std::size_t n) {
  const auto k = static_cast<double>(with);
  return k * (1 - k / static_cast<double>(n));
}

/// A level that holds units with and without.
struct Informative {
  double product;  ///< sum (x - x_mean)(y - y_mean)
  double square;   ///< sum (x - x_mean)^2
};

std::vector<Informative> informative_levels(const std::vector<Within>& within,
                                            const std::vector<std::size_t>& sizes) {
  std::vector<Informative> levels;
  for (std::size_t level = 0; level < within.size(); ++level) {
    if (within[level].with == 0 || within[level].with == sizes[level]) continue;
    levels.push_back(
        {within[level].deviation, spread_of_presence(within[level].with, sizes[level])});
  }
  return levels;
}

/// The common slope, its error from one score per level. An error up to `rounding` counts as 0, and
/// so does such a slope then.
Estimate clustered_slope(const std::vector<Informative>& levels, double rounding) {
  double products = 0;
  double squares = 0;
  for (const auto& level : levels) {
    products += level.product;
    squares += level.square;
  }
  const double slope = products / squares;
  double scores = 0;
  for (const auto& level : levels) {
    const double score = level.product - slope * level.square;
    scores += score * score;
  }
  const auto groups = static_cast<double>(levels.size());
  const double error = std::sqrt(groups / (groups - 1) * scores) / squares;
  if (error <= rounding) return {std::abs(slope) <= rounding ? 0 : slope, 0, kUndefined, 1};
  return student_estimate(slope, error, groups - 1);
}

Adjustment adjustment_of(const Estimate& estimate, double raw) {
  const Interval at_95 = estimate.interval(0.05);
  const Interval at_90 = estimate.interval(0.10);
  const double half = std::abs(raw) / 2;
  const bool small = at_90.low > -half && at_90.high < half;
  if (at_95.excludes_zero()) {
    if ((estimate.value > 0) != (raw > 0)) return Adjustment::changes_sign;
    return small ? Adjustment::shrinks : Adjustment::stays;
  }
  return small ? Adjustment::disappears : Adjustment::too_few_to_tell;
}

}  // namespace

std::string_view to_string(Adjustment adjustment) {
  switch (adjustment) {
    case Adjustment::stays:
      return "stays";
    case Adjustment::shrinks:
      return "shrinks";
    case Adjustment::disappears:
      return "disappears";
    case Adjustment::changes_sign:
      return "changes_sign";
    case Adjustment::too_few_to_tell:
      return "too_few_to_tell";
    case Adjustment::cannot_be_separated:
      return "cannot_be_separated";
  }
  return "";
}

bool names_images(std::span<const std::uint32_t> level, std::size_t levels) {
  const auto sizes = sizes_of(level, levels);
  std::size_t units = 0;
  for (const auto size : sizes) units += size;
  const auto alone = static_cast<std::size_t>(std::count(sizes.begin(), sizes.end(), 1));
  return 2 * alone > units || units == 0;
}

FactorAdjuster::FactorAdjuster(std::span<const double> outcome,
                               std::span<const std::uint32_t> level, std::size_t levels,
                               std::span<const std::uint32_t> missing)
    : level_(level.begin(), level.end()), deviation_(outcome.size(), 0.0), centred_(deviation_) {
  assert(outcome.size() == level.size());
  for (const auto unit : missing) level_[unit] = Factor::kNoLevel;
  size_ = sizes_of(level_, levels);
  std::vector<double> mean(levels, 0.0);
  double total = 0;
  for (std::size_t unit = 0; unit < level_.size(); ++unit) {
    auto& own = level_[unit];
    // One factor: dropping its single-unit levels leaves no new ones, so once is enough.
    if (own != Factor::kNoLevel && size_[own] < 2) own = Factor::kNoLevel;
    if (own == Factor::kNoLevel) continue;
    mean[own] += outcome[unit] / static_cast<double>(size_[own]);
    total += outcome[unit];
    scale_ = std::max(scale_, std::abs(outcome[unit]));
    ++units_;
  }
  for (std::size_t unit = 0; unit < level_.size(); ++unit) {
    if (level_[unit] == Factor::kNoLevel) continue;
    deviation_[unit] = outcome[unit] - mean[level_[unit]];
    centred_[unit] = outcome[unit] - total / static_cast<double>(units_);
  }
}

AdjustedDifference FactorAdjuster::adjust(std::span<const std::uint32_t> with) const {
  AdjustedDifference result;
  result.units = units_;
  std::vector<Within> within(size_.size());
  double centred_sum = 0;
  std::size_t units_with = 0;
  for (const auto unit : with) {
    if (level_[unit] == Factor::kNoLevel) continue;
    ++within[level_[unit]].with;
    within[level_[unit]].deviation += deviation_[unit];
    centred_sum += centred_[unit];
    ++units_with;
  }
  if (units_with == 0 || units_with == units_) return result;
  result.raw = centred_sum / static_cast<double>(units_with) +
               centred_sum / static_cast<double>(units_ - units_with);
  if (std::abs(result.raw) <= kRounding * scale_) result.raw = 0;
  const auto informative = informative_levels(within, size_);
  result.informative_levels = informative.size();
  if (informative.size() < kLeastInformativeLevels) return result;
  result.estimate = clustered_slope(informative, kRounding * scale_);
  result.adjustment = adjustment_of(result.estimate, result.raw);
  return result;
}

}  // namespace imagelift::stats
