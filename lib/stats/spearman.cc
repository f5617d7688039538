#include "stats/spearman.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "stats/distributions.h"

namespace imagelift::stats {
namespace {

/// Standard error of atanh(rho) (Bonett & Wright 2000, eq. 3).
double standard_error(double rho, double n) {
  return std::sqrt((1 + rho * rho / 2) / (n - 3));
}

constexpr double kLeastNumber = 4;

/// Of sums of squares and products; rounding must not carry it past 1.
double correlation(double xx, double yy, double xy) {
  if (!(xx > 0 && yy > 0)) return kUndefined;
  return std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0);
}

/// A value that is not 0, with the centred rank of the outcome beside it.
struct Listed {
  double value;
  double outcome;
};

/// Midranks of a sparse feature. Since centred ranks of the outcome sum to 0, ranks may be taken
/// relative to that of the zeros, which then need no visit.
struct SparseRanks {
  double cross = 0;  ///< sum of rank times centred rank of the outcome
  double ties = 0;   ///< sum of t^3 - t over groups of t ties

  /// `listed`: sorted by value; `n`: with the zeros.
  SparseRanks(const std::vector<Listed>& listed, std::size_t n) {
    const auto zeros = static_cast<double>(n - listed.size());
    const auto first_above = std::partition_point(
        listed.begin(), listed.end(), [](const Listed& entry) { return entry.value < 0; });
    const auto negative = static_cast<double>(first_above - listed.begin());
    const double rank_of_zero = negative + (zeros + 1) / 2;
    ties += zeros * zeros * zeros - zeros;
    for (std::size_t first = 0; first < listed.size();) {
      std::size_t end = first;
      double outcome = 0;
      for (; end < listed.size() && listed[end].value == listed[first].value; ++end) {
        outcome += listed[end].outcome;
      }
      const auto t = static_cast<double>(end - first);
      const double rank = static_cast<double>(first + 1 + end) / 2;
      const double before = listed[first].value < 0 ? 0 : zeros;
      cross += (rank + before - rank_of_zero) * outcome;
      ties += t * t * t - t;
      first = end;
    }
  }
};

}  // namespace

std::vector<double> midranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    const double rank = static_cast<double>(first + 1 + end) / 2;
    for (std::size_t i = first; i < end; ++i) ranks[order[i]] = rank;
    first = end;
  }
  return ranks;
}

Interval Correlation::interval(double alpha) const {
  if (std::isnan(rho) || effective_n < kLeastNumber) return {};
  const double reach = normal_critical(alpha) * standard_error(rho, effective_n);
  const double z = std::atanh(rho);
  return {std::tanh(z - reach), std::tanh(z + reach)};
}

Correlation correlation_of(double rho, std::size_t n, double effective_n) {
  const bool known = effective_n >= kLeastNumber && !std::isnan(rho);
  return {
      rho, n, effective_n,
      known ? normal_two_sided_p(std::atanh(rho) / standard_error(rho, effective_n)) : kUndefined};
}

Correlation spearman(std::span<const double> x, std::span<const double> y) {
  assert(x.size() == y.size());
  const auto x_ranks = midranks(x);
  const auto y_ranks = midranks(y);
  const double middle = (static_cast<double>(x.size()) + 1) / 2;
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x_ranks[i] - middle) * (x_ranks[i] - middle);
    yy += (y_ranks[i] - middle) * (y_ranks[i] - middle);
    xy += (x_ranks[i] - middle) * (y_ranks[i] - middle);
  }
  return correlation_of(correlation(xx, yy, xy), x.size(), static_cast<double>(x.size()));
}

RankCorrelator::RankCorrelator(std::span<const double> outcome, const Families& families,
                               std::span<const std::uint32_t> missing)
    : centred_ranks_(outcome.size(), 0.0) {
  std::vector<std::uint32_t> rows;
  std::vector<double> known;
  for (std::uint32_t row = 0; row < outcome.size(); ++row) {
    if (std::binary_search(missing.begin(), missing.end(), row)) continue;
    rows.push_back(row);
    known.push_back(outcome[row]);
  }
  known_ = known.size();
  std::vector<double> family_sizes;
  for (const auto family : families_of(families, rows).of_row) {
    if (family >= family_sizes.size()) family_sizes.resize(family + 1, 0.0);
    family_sizes[family] += 1;
  }
  effective_n_ = effective_number(family_sizes);
  const auto ranks = midranks(known);
  for (std::size_t i = 0; i < known_; ++i) {
    const double centred = ranks[i] - (static_cast<double>(known_) + 1) / 2;
    centred_ranks_[rows[i]] = centred;
    sum_squares_ += centred * centred;
  }
}

Correlation RankCorrelator::correlate(std::span<const std::uint32_t> rows,
                                      std::span<const double> values) const {
  std::vector<Listed> listed;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    listed.push_back({values[i], centred_ranks_[rows[i]]});
  }
  std::sort(listed.begin(), listed.end(),
            [](const Listed& a, const Listed& b) { return a.value < b.value; });
  const SparseRanks ranks(listed, known_);
  const auto n = static_cast<double>(known_);
  const double xx = (n * n * n - n - ranks.ties) / 12;
  return correlation_of(correlation(xx, sum_squares_, ranks.cross), known_, effective_n_);
}

}  // namespace imagelift::stats
