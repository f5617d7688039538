#include "stats/side.h"

#include <algorithm>
#include <cassert>

namespace imagelift::stats {
namespace {

/// Below this share of all squares a difference of sums has lost too many digits.
constexpr double kCancelled = 1e-4;

/// `at(i)` is the i-th of n values.
template <typename At>
Side two_pass(std::size_t n, const At& at) {
  Side side;
  side.n = n;
  if (n == 0) return side;
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += at(i);
  side.mean = sum / static_cast<double>(n);
  double squares = 0;
  for (std::size_t i = 0; i < n; ++i) squares += (at(i) - side.mean) * (at(i) - side.mean);
  side.variance = n > 1 ? squares / static_cast<double>(n - 1) : 0;
  return side;
}

}  // namespace

Side side_of(std::span<const double> values) {
  return two_pass(values.size(), [&](std::size_t i) { return values[i]; });
}

SideSplitter::SideSplitter(std::span<const double> outcome, std::span<const std::uint32_t> missing)
    : outcome_(outcome), missing_(missing.begin(), missing.end()) {
  const auto known = complement({});
  known_ = known.size();
  if (known_ == 0) return;
  for (const auto unit : known) sum_ += outcome_[unit];
  mean_ = sum_ / static_cast<double>(known_);
  sum_ = 0;
  for (const auto unit : known) {
    const double deviation = outcome_[unit] - mean_;
    sum_ += deviation;
    sum_squares_ += deviation * deviation;
  }
}

Sides SideSplitter::split(std::span<const std::uint32_t> with) const {
  assert(with.size() <= known_);
  if (2 * with.size() <= known_) return {listed(with), rest_of(with)};
  const auto without = complement(with);
  return {rest_of(without), listed(without)};
}

Side SideSplitter::listed(std::span<const std::uint32_t> units) const {
  return two_pass(units.size(), [&](std::size_t i) { return outcome_[units[i]]; });
}

Side SideSplitter::rest_of(std::span<const std::uint32_t> units) const {
  Side side;
  side.n = known_ - units.size();
  if (side.n == 0) return side;
  double sum = sum_;
  double squares = sum_squares_;
  for (const auto unit : units) {
    const double deviation = outcome_[unit] - mean_;
    sum -= deviation;
    squares -= deviation * deviation;
  }
  const auto n = static_cast<double>(side.n);
  const double spread = squares - sum * sum / n;
  if (spread <= kCancelled * sum_squares_) return listed(complement(units));
  side.mean = mean_ + sum / n;
  side.variance = side.n > 1 ? spread / (n - 1) : 0;
  return side;
}

std::vector<std::uint32_t> SideSplitter::complement(std::span<const std::uint32_t> units) const {
  std::vector<std::uint32_t> rest;
  rest.reserve(outcome_.size() - units.size());
  auto missing = missing_.begin();
  auto listed = units.begin();
  for (std::uint32_t unit = 0; unit < outcome_.size(); ++unit) {
    const bool is_missing = missing != missing_.end() && *missing == unit;
    const bool is_listed = listed != units.end() && *listed == unit;
    if (is_missing) ++missing;
    if (is_listed) ++listed;
    if (!is_missing && !is_listed) rest.push_back(unit);
  }
  return rest;
}

}  // namespace imagelift::stats
