#include "stats/sample_size.h"

#include <algorithm>
#include <cmath>

#include "stats/difference.h"
#include "stats/distributions.h"

namespace imagelift::stats {
namespace {

constexpr double kPower = 0.8;

}  // namespace

RequiredSampleSize required_sample_size(const Sides& sides, double smallest_difference,
                                        double alpha) {
  const double pooled = pooled_variance(sides);
  if (std::isnan(pooled) || !(smallest_difference > 0)) return {};
  const double with = moderated_variance(sides.with, pooled);
  const double without = moderated_variance(sides.without, pooled);
  const auto n_with = static_cast<double>(sides.with.n);
  const auto n_without = static_cast<double>(sides.without.n);
  // normal_critical is two-sided: P(Z >= z) = 1 - power is its 2 (1 - power).
  const double reach = normal_critical(alpha) + normal_critical(2 * (1 - kPower));
  const double allowed = std::pow(smallest_difference / reach, 2);
  RequiredSampleSize result;
  const double rest = allowed - without / sides.without.effective_n;
  if (rest > 0) result.rows_with = std::ceil(with / rest);
  const double share = n_with / (n_with + n_without);
  result.rows_in_all = std::ceil((with / share + without / (1 - share)) / allowed);
  return result;
}

namespace {

/// Degrees of freedom below which families say too little about their own spread.
constexpr double kLeastFreedom = 5;

/// Weighted sum of squares around means, with the degrees of freedom that it has.
struct Spread {
  double squares = 0;
  double weight = 0;
  double freedom = 0;

  double variance() const {
    // Sum w (y - mean)^2 over (sum w)(freedom / rows): with equal weights, squares over freedom.
    return squares / (weight * freedom / rows);
  }
  double rows = 0;
};

/// Of the rows of each group around the group's mean; groups of one row say nothing.
Spread spread_within(std::span<const double> ctr, std::span<const double> weights,
                     const Families& groups) {
  std::vector<double> rows(groups.count, 0.0), weight(rows), mean(rows);
  for (std::size_t row = 0; row < ctr.size(); ++row) {
    rows[groups.of_row[row]] += 1;
    weight[groups.of_row[row]] += weights[row];
  }
  for (std::size_t row = 0; row < ctr.size(); ++row) {
    const auto group = groups.of_row[row];
    mean[group] += weights[row] / weight[group] * ctr[row];
  }
  Spread spread;
  for (std::size_t row = 0; row < ctr.size(); ++row) {
    const auto group = groups.of_row[row];
    if (rows[group] < 2) continue;
    const double deviation = ctr[row] - mean[group];
    spread.squares += weights[row] * deviation * deviation;
    spread.weight += weights[row];
    spread.rows += 1;
  }
  for (const double count : rows) spread.freedom += count > 1 ? count - 1 : 0;
  return spread;
}

double median_of(std::vector<double> values) {
  if (values.empty()) return kUndefined;
  std::sort(values.begin(), values.end());
  return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

}  // namespace

PairedPlan paired_plan(std::span<const double> ctr, std::span<const double> weights,
                       std::span<const double> impressions, const Families& families,
                       double smallest_difference, double alpha) {
  PairedPlan plan;
  plan.impressions_a_side = median_of({impressions.begin(), impressions.end()});
  const Spread within = spread_within(ctr, weights, families);
  plan.from_families = within.freedom >= kLeastFreedom;
  const Families all{std::vector<std::uint32_t>(ctr.size(), 0), 1};
  const Spread spread = plan.from_families ? within : spread_within(ctr, weights, all);
  if (!(spread.freedom > 0) || !(smallest_difference > 0)) return plan;
  const double of_pair = (plan.from_families ? 2.0 : 1.0) * spread.variance();
  const double reach = normal_critical(alpha) + normal_critical(2 * (1 - kPower));
  plan.pairs = std::ceil(of_pair * std::pow(reach / smallest_difference, 2));
  return plan;
}

VarianceSplit split_variance(const Side& side, std::span<const double> impressions) {
  if (side.n < 2) return {};
  double sum = 0;
  for (const double count : impressions) sum += 1 / count;
  const double sampling = side.mean * (1 - side.mean) * sum / static_cast<double>(side.n);
  return {sampling, std::max(0.0, side.variance - sampling)};
}

}  // namespace imagelift::stats
