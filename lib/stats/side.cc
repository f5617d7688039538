#include "stats/side.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace imagelift::stats {
namespace {

/// Below this share of the total a difference of sums has lost too many digits.
constexpr double kCancelled = 1e-4;

/// Of the means; a standard error below it comes from equal outcomes.
constexpr double kRounding = 1e-12;

constexpr std::uint32_t kNowhere = 0xffffffff;

double square(double x) {
  return x * x;
}

/// V, the variance of the side's mean; 0 where that is rounding of equal outcomes.
double variance_of_mean(Side& side, double rounding) {
  const double variance = side.variance / side.effective_n;
  if (!(std::sqrt(variance) <= rounding)) return variance;
  side.variance = 0;
  return 0;
}

}  // namespace

Side side_of(std::span<const double> values) {
  const std::vector<double> equal(values.size(), 1.0);
  const Families families = single_families(values.size());
  std::vector<std::uint32_t> all(values.size());
  std::iota(all.begin(), all.end(), 0U);
  return SideSplitter(values, equal, families, {}).split(all).with;
}

void SideSplitter::Sums::add(const Part& part, double sign) {
  if (part.rows == 0) return;
  weight_squares += sign * square(part.weight);
  products += sign * part.weight * part.deviation;
  deviation_squares += sign * square(part.deviation);
}

double SideSplitter::Sums::spread() const {
  return deviation_squares - 2 * shift() * products + square(shift()) * weight_squares;
}

SideSplitter::SideSplitter(std::span<const double> outcome, std::span<const double> weights,
                           const Families& families, std::span<const std::uint32_t> missing)
    : outcome_(outcome),
      weights_(weights),
      families_(&families),
      missing_(missing.begin(), missing.end()) {
  assert(outcome.size() == weights.size());
  const auto known = complement({});
  known_ = known.size();
  if (known_ == 0) return;
  double weight = 0;
  for (const auto row : known) weight += weights_[row];
  for (const auto row : known) mean_ += weights_[row] / weight * outcome_[row];
  total_.resize(families.of_row.empty() ? outcome.size() : families.count);
  for (const Part& part : parts_of(known)) {
    total_[part.family] = part;
    sums_.add(part);
    ++sums_.families;
    sums_.n += part.rows;
    sums_.weight += part.weight;
    sums_.deviation += part.deviation;
    by_weight_.push_back(part.family);
  }
  std::stable_sort(by_weight_.begin(), by_weight_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return total_[a].weight > total_[b].weight;
  });
}

Sides SideSplitter::split(std::span<const std::uint32_t> with) const {
  assert(with.size() <= known_);
  const bool with_is_smaller = 2 * with.size() <= known_;
  const auto without = with_is_smaller ? std::vector<std::uint32_t>{} : complement(with);
  const std::span<const std::uint32_t> rows = with_is_smaller ? with : without;
  const auto parts = parts_of(rows);
  Sides sides;
  Side& smaller = with_is_smaller ? sides.with : sides.without;
  Side& larger = with_is_smaller ? sides.without : sides.with;
  smaller = listed(parts, rows);
  larger = rest_of(parts, rows);
  if (smaller.n == 0 || larger.n == 0) return sides;
  const double rounding = kRounding * std::max(std::abs(smaller.mean), std::abs(larger.mean));
  const double spread = variance_of_mean(smaller, rounding) + variance_of_mean(larger, rounding);
  if (spread > 0) {
    sides.correlation = std::clamp(2 * shared(parts, smaller, larger) / spread, -1.0, 0.95);
  }
  return sides;
}

std::vector<SideSplitter::Part> SideSplitter::parts_of(std::span<const std::uint32_t> rows) const {
  std::vector<Part> parts;
  parts.reserve(rows.size());
  std::vector<std::uint32_t> place(families_->of_row.empty() ? 0 : families_->count, kNowhere);
  for (const auto row : rows) {
    const auto family = families_->of(row);
    std::uint32_t at = place.empty() ? kNowhere : place[family];
    if (at == kNowhere) {
      at = static_cast<std::uint32_t>(parts.size());
      if (!place.empty()) place[family] = at;
      parts.push_back({family, 0, 0, 0});
    }
    Part& part = parts[at];
    ++part.rows;
    part.weight += weights_[row];
    part.deviation += weights_[row] * (outcome_[row] - mean_);
  }
  return parts;
}

/// Two passes: the mean, then each family's residual from it.
Side SideSplitter::listed(const std::vector<Part>& parts,
                          std::span<const std::uint32_t> rows) const {
  Sums sums;
  for (const Part& part : parts) {
    sums.add(part);
    sums.n += part.rows;
    ++sums.families;
    sums.weight += part.weight;
    sums.deviation += part.deviation;
    sums.largest = std::max(sums.largest, part.weight);
  }
  double mean = 0;
  for (const auto row : rows) mean += weights_[row] * outcome_[row];
  mean /= sums.weight;
  double spread = 0;
  for (const Part& part : parts) spread += square(part.deviation - (mean - mean_) * part.weight);
  return side_of(sums, mean, spread);
}

Side SideSplitter::rest_of(const std::vector<Part>& parts,
                           std::span<const std::uint32_t> rows) const {
  Sums sums = sums_;
  for (const Part& part : parts) {
    const Part rest = rest_of(part);
    sums.add(total_[part.family], -1);
    sums.add(rest);
    if (rest.rows == 0) --sums.families;
    sums.n -= part.rows;
    sums.weight -= part.weight;
    sums.deviation -= part.deviation;
  }
  if (sums.n == 0) return {};
  const double spread = sums.spread();
  const bool is_exact = sums.weight > kCancelled * sums_.weight &&
                        sums.weight_squares > kCancelled * sums_.weight_squares &&
                        spread > kCancelled * sums_.deviation_squares;
  if (!is_exact) {
    const auto rest = complement(rows);
    return listed(parts_of(rest), rest);
  }
  sums.largest = largest_left(parts);
  return side_of(sums, mean_ + sums.shift(), spread);
}

SideSplitter::Part SideSplitter::rest_of(const Part& part) const {
  const Part& all = total_[part.family];
  if (all.rows == part.rows) return {part.family, 0, 0, 0};
  return {part.family, all.rows - part.rows, all.weight - part.weight,
          all.deviation - part.deviation};
}

double SideSplitter::largest_left(const std::vector<Part>& parts) const {
  std::vector<double> taken(total_.size(), 0.0);
  for (const Part& part : parts) taken[part.family] = part.weight;
  double largest = 0;
  for (const auto family : by_weight_) {
    if (total_[family].weight <= largest) break;
    largest = std::max(largest, total_[family].weight - taken[family]);
  }
  return largest;
}

Side SideSplitter::side_of(const Sums& sums, double mean, double spread) {
  Side side;
  if (sums.n == 0) return side;
  side.n = sums.n;
  side.families = sums.families;
  side.weight = sums.weight;
  side.mean = mean;
  side.effective_n = square(sums.weight) / sums.weight_squares;
  side.largest_share = sums.largest / sums.weight;
  if (side.effective_n < kLeastEffectiveFamilies) return side;
  side.variance = square(side.effective_n) / (side.effective_n - 1) * spread / square(sums.weight);
  return side;
}

/// cov(mean, mean'): from families with rows on both sides.
double SideSplitter::shared(const std::vector<Part>& parts, const Side& own,
                            const Side& other) const {
  double sum = 0;
  for (const Part& part : parts) {
    const Part rest = rest_of(part);
    if (rest.rows == 0) continue;
    sum += (part.deviation - (own.mean - mean_) * part.weight) *
           (rest.deviation - (other.mean - mean_) * rest.weight);
  }
  return sum / (own.weight * other.weight);
}

std::vector<std::uint32_t> SideSplitter::complement(std::span<const std::uint32_t> rows) const {
  std::vector<std::uint32_t> rest;
  rest.reserve(outcome_.size() - rows.size());
  auto missing = missing_.begin();
  auto listed = rows.begin();
  for (std::uint32_t row = 0; row < outcome_.size(); ++row) {
    const bool is_missing = missing != missing_.end() && *missing == row;
    const bool is_listed = listed != rows.end() && *listed == row;
    if (is_missing) ++missing;
    if (is_listed) ++listed;
    if (!is_missing && !is_listed) rest.push_back(row);
  }
  return rest;
}

}  // namespace imagelift::stats
