#include "stats/weights.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "stats/ctr.h"

namespace imagelift::stats {
namespace {

/// Of the largest weight to the smallest; below it all rows count the same.
constexpr double kLeastRatio = 1.05;

/// The CTRs of rows, and the variance of each that few impressions leave.
struct Sampled {
  std::span<const double> ctr;
  std::vector<double> variance;
};

/// sum w (y - weighted mean)^2 - (n - 1), and its derivative by tau^2.
struct Excess {
  double value;
  double slope;
};

Excess excess(const Sampled& rows, double between_variance) {
  double weights = 0;
  double mean = 0;
  for (std::size_t row = 0; row < rows.ctr.size(); ++row) {
    const double weight = 1 / (between_variance + rows.variance[row]);
    weights += weight;
    mean += weight * (rows.ctr[row] - rows.ctr[0]);
  }
  mean = rows.ctr[0] + mean / weights;
  Excess sum{1 - static_cast<double>(rows.ctr.size()), 0};
  for (std::size_t row = 0; row < rows.ctr.size(); ++row) {
    const double weight = 1 / (between_variance + rows.variance[row]);
    const double deviation = rows.ctr[row] - mean;
    sum.value += weight * deviation * deviation;
    sum.slope -= weight * weight * deviation * deviation;
  }
  return sum;
}

/// Newton from 0: (y - mean)^2 / (tau^2 + v) is convex in both, so the sum at its best mean is
/// convex in tau^2 and falls; the steps rise to the root and never pass it.
double paule_mandel(const Sampled& rows) {
  constexpr int kMostSteps = 500;
  double between_variance = 0;
  if (rows.ctr.size() < 2) return between_variance;
  for (int step = 0; step < kMostSteps; ++step) {
    const Excess now = excess(rows, between_variance);
    if (now.value <= 0 || now.slope >= 0) break;
    const double next = between_variance - now.value / now.slope;
    if (!(next > between_variance)) break;
    between_variance = next;
  }
  return between_variance;
}

RowWeights equal_weights(std::size_t rows, Weighting why) {
  RowWeights weights;
  weights.of_row.assign(rows, 1.0);
  weights.weighting = why;
  return weights;
}

Weighting why_equal(double ctr) {
  if (std::isnan(ctr)) return Weighting::no_rows;
  if (ctr <= 0) return Weighting::no_clicks;
  return ctr >= 1 ? Weighting::all_clicked : Weighting::weighted;
}

}  // namespace

std::string_view to_string(Weighting weighting) {
  switch (weighting) {
    case Weighting::rows_without_impressions:
      return "rows_without_impressions";
    case Weighting::no_rows:
      return "no_rows";
    case Weighting::no_clicks:
      return "no_clicks";
    case Weighting::all_clicked:
      return "all_clicked";
    case Weighting::nearly_equal:
      return "nearly_equal";
    case Weighting::weighted:
      return "weighted";
  }
  return "";
}

RowWeights row_weights(std::span<const double> ctr, std::span<const double> clicks,
                       std::span<const double> impressions) {
  const std::size_t rows = ctr.size();
  const auto without =
      impressions.empty()
          ? rows
          : static_cast<std::size_t>(std::count_if(impressions.begin(), impressions.end(),
                                                   [](double count) { return !(count > 0); }));
  if (without > 0) {
    RowWeights weights = equal_weights(rows, Weighting::rows_without_impressions);
    weights.rows_without_impressions = without;
    return weights;
  }
  assert(clicks.size() == rows && impressions.size() == rows);
  const double m = pooled_ctr(clicks, impressions);
  RowWeights weights = equal_weights(rows, why_equal(m));
  weights.ctr = m;
  if (weights.weighting != Weighting::weighted) return weights;
  Sampled sampled{ctr, {}};
  for (const double count : impressions) sampled.variance.push_back(m * (1 - m) / count);
  weights.between_variance = paule_mandel(sampled);
  std::vector<double> of_row;
  for (const double variance : sampled.variance) {
    of_row.push_back(1 / (weights.between_variance + variance));
  }
  const auto [least, most] = std::minmax_element(of_row.begin(), of_row.end());
  if (*most < kLeastRatio * *least) {
    weights.weighting = Weighting::nearly_equal;
  } else {
    weights.of_row = std::move(of_row);
  }
  return weights;
}

}  // namespace imagelift::stats
