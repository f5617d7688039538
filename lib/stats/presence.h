#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "core/feature.h"
#include "stats/feature_table.h"

namespace imagelift::stats {

/// Where presence begins, by kind.
class Thresholds {
 public:
  /// Those of the kinds (KindFacts), and of the others any value above zero.
  Thresholds();

  void set(FeatureKind kind, double threshold);

  /// One feature that does not go by its kind, such as a group.
  void set(const FeatureId& feature, double threshold);

  double of(const FeatureId& feature) const;

  /// Every threshold times a factor (rule S12).
  Thresholds scaled(double factor) const;

 private:
  std::array<double, kFeatureKinds.size()> of_kind_;
  std::map<FeatureId, double> of_feature_;
};

/// The ascending rows whose value is at or above the threshold and above zero.
std::vector<std::uint32_t> present_rows(const FeatureColumn& column, double threshold);

/// Where a feature without presence is split.
struct MedianSplit {
  double median = 0;
  std::vector<std::uint32_t> above;  ///< ascending rows with a value above the median
};

/// The ascending rows, among all that are not missing, whose value is above a limit; a row that
/// the column does not list counts as 0.
std::vector<std::uint32_t> rows_above(const FeatureColumn& column, double limit, std::size_t rows,
                                      const std::vector<std::uint32_t>& missing);

/// `rows`: of the table; `missing`: the column's list.
MedianSplit split_at_median(const FeatureColumn& column, std::size_t rows,
                            const std::vector<std::uint32_t>& missing);

}  // namespace imagelift::stats
