#include "tests/calibration/coverage.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "stats/fixed_factors.h"

namespace imagelift::calibration {
namespace {

constexpr std::uint32_t kLargeRun = 12000;
constexpr std::size_t kMostTogether = 20;
constexpr std::size_t kFamiliesEach = 15;

using Column = std::vector<double>;

/// The run's weights for any number of impressions (S19).
double weight_of(const stats::RowWeights& weights, double impressions) {
  if (weights.are_equal()) return 1;
  return 1 / (weights.between_variance + weights.ctr * (1 - weights.ctr) / impressions);
}

std::vector<bool> has_of(const stats::FeatureColumn& column, std::size_t rows) {
  std::vector<bool> has(rows, false);
  for (const auto row : column.rows) has[row] = true;
  return has;
}

/// The difference of weighted means that the population has, by each row's chance of the feature.
double crude_truth(const DrawnRows& rows, std::size_t f, double effect,
                   const stats::RowWeights& weights) {
  const auto has = has_of(rows.table.columns[f], rows.odds.size());
  double with[2] = {0, 0};
  double without[2] = {0, 0};
  for (std::size_t row = 0; row < rows.odds.size(); ++row) {
    const EffectInCtr in_ctr = effect_in_ctr(rows.odds[row], has[row], effect);
    const double weight = weight_of(weights, rows.outcomes.impressions[row]);
    const double prevalence = rows.prevalence[f][row];
    with[0] += weight * prevalence;
    with[1] += weight * prevalence * (in_ctr.without + in_ctr.moved);
    without[0] += weight * (1 - prevalence);
    without[1] += weight * (1 - prevalence) * in_ctr.without;
  }
  return with[1] / with[0] - without[1] / without[0];
}

/// Fits of a run as the analysis makes them, and what they estimate.
class Fits {
 public:
  Fits(const DrawnRows& rows, const stats::Analysis& analysis)
      : drawn_(rows), input_(input_of(rows, analysis)), rows_(input_), projection_(rows_) {}

  const stats::HeldInput& input() const { return input_; }

  /// Presence by place, times the root of the weight, without what the factors explain.
  Column residual(std::size_t f) const {
    const auto has = has_of(drawn_.table.columns[f], drawn_.odds.size());
    Column column;
    for (std::size_t place = 0; place < rows_.size(); ++place) {
      column.push_back(has[rows_.rows[place]] ? rows_.root[place] : 0);
    }
    projection_.take_out(column);
    return column;
  }

  /// The rows' own effects weighted by the squares of the residual presence.
  double truth(std::size_t f, double effect, const Column& residual) const {
    const auto has = has_of(drawn_.table.columns[f], drawn_.odds.size());
    double sum = 0;
    double squares = 0;
    for (std::size_t place = 0; place < rows_.size(); ++place) {
      const auto row = rows_.rows[place];
      const double square = residual[place] * residual[place];
      sum += square * effect_in_ctr(drawn_.odds[row], has[row], effect).moved;
      squares += square;
    }
    return sum / squares;
  }

 private:
  static stats::HeldInput input_of(const DrawnRows& rows, const stats::Analysis& analysis) {
    stats::HeldInput input{
        rows.outcomes.ctr, analysis.weights.of_row, &rows.outcomes.families, {}, {}};
    for (std::size_t f = 0; f < rows.outcomes.factors.size(); ++f) {
      if (analysis.factor_uses[f] != stats::FactorUse::offered) continue;
      input.factors.emplace_back(rows.outcomes.factors[f].of_row);
    }
    return input;
  }

  const DrawnRows& drawn_;
  stats::HeldInput input_;
  stats::HeldRows rows_;
  stats::LevelProjection projection_;
};

double dot(const Column& a, const Column& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

void take_out(const std::vector<Column>& basis, Column& column) {
  for (int pass = 0; pass < 2; ++pass) {
    for (const Column& direction : basis) {
      const double part = dot(direction, column);
      for (std::size_t i = 0; i < column.size(); ++i) column[i] -= part * direction[i];
    }
  }
}

/// What the other columns leave of one.
Column residual_beside(const std::vector<Column>& columns, std::size_t which) {
  std::vector<Column> basis;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    if (j == which) continue;
    Column column = columns[j];
    take_out(basis, column);
    const double length = std::sqrt(dot(column, column));
    if (!(length > 1e-8 * std::sqrt(dot(columns[j], columns[j])))) continue;
    for (double& value : column) value /= length;
    basis.push_back(std::move(column));
  }
  Column column = columns[which];
  take_out(basis, column);
  return column;
}

void add_joint(const Fits& fits, const DrawnRows& rows, const Population& population,
               const std::vector<std::size_t>& features, Held& joint) {
  std::vector<std::vector<std::uint32_t>> with;
  std::vector<Column> columns;
  for (const auto f : features) {
    with.push_back(rows.table.columns[f].rows);
    columns.push_back(fits.residual(f));
  }
  const auto differences = stats::FixedFactors(fits.input()).differences_together(with);
  for (std::size_t j = 0; j < features.size(); ++j) {
    const double truth =
        fits.truth(features[j], population.effects()[features[j]], residual_beside(columns, j));
    joint.add(differences[j].estimate.interval(0.05), truth);
  }
}

}  // namespace

void Held::add(const stats::Interval& interval, double truth) {
  if (std::isnan(interval.low) || std::isnan(truth)) return;
  ++of;
  if (interval.low <= truth && truth <= interval.high) ++held;
}

Coverage coverage_of(const Population& population, const DrawnRows& rows,
                     const stats::Analysis& analysis, Dice& dice) {
  const DrawnRows large = population.draw_large(kLargeRun, dice);
  const Fits fits(rows, analysis);
  Coverage coverage;
  std::vector<std::size_t> together;
  const std::size_t most =
      std::min(kMostTogether, std::max<std::size_t>(1, analysis.families / kFamiliesEach));
  for (std::size_t f = 0; f < analysis.features.size(); ++f) {
    const auto& feature = analysis.features[f];
    if (feature.eligibility != stats::Eligibility::tested) continue;
    if (together.size() < most) together.push_back(f);
    if (population.is_companion(f)) continue;
    const double effect = population.effects()[f];
    coverage.crude.add(feature.impact.interval(0.05),
                       crude_truth(large, f, effect, analysis.weights));
    if (analysis.factors.empty()) continue;
    coverage.adjusted.add(feature.held_fixed.estimate.interval(0.05),
                          fits.truth(f, effect, fits.residual(f)));
  }
  if (!together.empty()) add_joint(fits, rows, population, together, coverage.joint);
  return coverage;
}

}  // namespace imagelift::calibration
