#include "stats/presence.h"

#include <algorithm>

namespace imagelift::stats {
namespace {

/// The median of `values` and so many zeros; the mean of the middle two for an even number.
double median_with_zeros(std::vector<double> values, std::size_t zeros) {
  const std::size_t n = values.size() + zeros;
  if (n == 0) return 0;
  std::sort(values.begin(), values.end());
  const auto negative = static_cast<std::size_t>(
      std::lower_bound(values.begin(), values.end(), 0.0) - values.begin());
  const auto at = [&](std::size_t rank) {
    if (rank < negative) return values[rank];
    return rank < negative + zeros ? 0.0 : values[rank - zeros];
  };
  return (at((n - 1) / 2) + at(n / 2)) / 2;
}

}  // namespace

Thresholds::Thresholds() : of_kind_{} {
  for (const KindFacts& row : kKindTable) set(row.kind, row.threshold.value_or(0));
}

void Thresholds::set(FeatureKind kind, double threshold) {
  of_kind_[static_cast<std::size_t>(kind)] = threshold;
}

void Thresholds::set(const FeatureId& feature, double threshold) {
  of_feature_[feature] = threshold;
}

double Thresholds::of(const FeatureId& feature) const {
  const auto found = of_feature_.find(feature);
  if (found != of_feature_.end()) return found->second;
  return of_kind_[static_cast<std::size_t>(feature.kind)];
}

Thresholds Thresholds::scaled(double factor) const {
  Thresholds result = *this;
  for (double& threshold : result.of_kind_) threshold *= factor;
  for (auto& [feature, threshold] : result.of_feature_) threshold *= factor;
  return result;
}

std::vector<std::uint32_t> present_rows(const FeatureColumn& column, double threshold) {
  std::vector<std::uint32_t> present;
  for (std::size_t i = 0; i < column.rows.size(); ++i) {
    const double value = column.values[i];
    if (value > 0 && value >= threshold) present.push_back(column.rows[i]);
  }
  return present;
}

std::vector<std::uint32_t> rows_above(const FeatureColumn& column, double limit, std::size_t rows,
                                      const std::vector<std::uint32_t>& missing) {
  std::vector<std::uint32_t> above;
  std::size_t listed = 0;
  std::size_t skipped = 0;
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (skipped < missing.size() && missing[skipped] == row) {
      ++skipped;
      continue;
    }
    const bool is_listed = listed < column.rows.size() && column.rows[listed] == row;
    if ((is_listed ? column.values[listed++] : 0.0) > limit) above.push_back(row);
  }
  return above;
}

MedianSplit split_at_median(const FeatureColumn& column, std::size_t rows,
                            const std::vector<std::uint32_t>& missing) {
  const std::size_t zeros = rows - missing.size() - column.rows.size();
  const double median = median_with_zeros(column.values, zeros);
  return {median, rows_above(column, median, rows, missing)};
}

}  // namespace imagelift::stats
