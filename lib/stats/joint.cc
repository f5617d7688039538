#include "stats/joint.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <numeric>

namespace imagelift::stats {
namespace {

using Column = std::vector<double>;

double dot(const Column& a, const Column& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// Thin QR by Gram-Schmidt done twice, which is orthogonal to rounding (Giraud et al. 2005).
struct Orthogonal {
  std::vector<Column> q;  ///< orthonormal columns
  std::vector<Column> r;  ///< r[j][i]: part of column j along q[i], i <= j
  bool is_singular = false;

  explicit Orthogonal(const std::vector<Column>& columns) {
    constexpr double kDependent = 1e-10;  // of a column's length
    for (const auto& column : columns) {
      Column rest = column;
      Column along(q.size() + 1, 0.0);
      for (int pass = 0; pass < 2; ++pass) remove_known_parts(rest, along);
      const double length = std::sqrt(dot(rest, rest));
      is_singular |= length <= kDependent * std::sqrt(dot(column, column));
      if (is_singular) return;
      along[q.size()] = length;
      for (double& value : rest) value /= length;
      q.push_back(std::move(rest));
      r.push_back(std::move(along));
    }
  }

 private:
  void remove_known_parts(Column& rest, Column& along) const {
    for (std::size_t i = 0; i < q.size(); ++i) {
      const double part = dot(rest, q[i]);
      along[i] += part;
      for (std::size_t row = 0; row < rest.size(); ++row) rest[row] -= part * q[i][row];
    }
  }
};

/// Row j of the inverse of the upper triangle r, which turns q's coordinates into coefficients.
Column inverse_row(const Orthogonal& qr, std::size_t j) {
  const std::size_t k = qr.q.size();
  Column row(k, 0.0);
  row[j] = 1 / qr.r[j][j];
  for (std::size_t c = j + 1; c < k; ++c) {
    double sum = 0;
    for (std::size_t i = j; i < c; ++i) sum += row[i] * qr.r[c][i];
    row[c] = -sum / qr.r[c][c];
  }
  return row;
}

/// Residuals over 1 - leverage, as HC3 weighs them. A row that alone decides a coefficient has
/// leverage 1 and residual 0; its weight is 0.
Column hc3_weights(const Orthogonal& qr, const Column& coordinates,
                   std::span<const double> outcome) {
  Column weights(outcome.size());
  for (std::size_t row = 0; row < outcome.size(); ++row) {
    double fitted = 0;
    double leverage = 0;
    for (std::size_t i = 0; i < qr.q.size(); ++i) {
      fitted += coordinates[i] * qr.q[i][row];
      leverage += qr.q[i][row] * qr.q[i][row];
    }
    weights[row] = leverage < 1 - 1e-9 ? (outcome[row] - fitted) / (1 - leverage) : 0;
  }
  return weights;
}

/// Standard error of coefficient j: the length of its weights times HC3's residuals.
double hc3_error(const Orthogonal& qr, const Column& inverse, const Column& weights) {
  double squares = 0;
  for (std::size_t row = 0; row < weights.size(); ++row) {
    double influence = 0;
    for (std::size_t i = 0; i < qr.q.size(); ++i) influence += inverse[i] * qr.q[i][row];
    squares += influence * influence * weights[row] * weights[row];
  }
  return std::sqrt(squares);
}

double squared_spread(const Column& column) {
  const auto n = static_cast<double>(column.size());
  const double mean = std::accumulate(column.begin(), column.end(), 0.0) / n;
  double squares = 0;
  for (const double value : column) squares += (value - mean) * (value - mean);
  return squares;
}

}  // namespace

JointModel joint_model(std::span<const double> outcome,
                       std::span<const std::vector<double>> present) {
  JointModel model;
  model.rows = outcome.size();
  const std::size_t k = present.size() + 1;
  std::vector<Column> columns = {Column(outcome.size(), 1.0)};
  columns.insert(columns.end(), present.begin(), present.end());
  const Orthogonal qr(columns);
  model.is_singular = qr.is_singular || outcome.size() <= k;
  if (model.is_singular) return model;
  const Column y(outcome.begin(), outcome.end());
  Column coordinates;
  for (const auto& q : qr.q) coordinates.push_back(dot(q, y));
  const Column weights = hc3_weights(qr, coordinates, outcome);
  const auto freedom = static_cast<double>(outcome.size() - k);
  for (std::size_t j = 0; j < k; ++j) {
    const Column inverse = inverse_row(qr, j);
    const double coefficient = dot(inverse, coordinates);
    if (j == 0) {
      model.intercept = coefficient;
      continue;
    }
    model.features.push_back(
        student_estimate(coefficient, hc3_error(qr, inverse, weights), freedom));
    model.inflation.push_back(dot(inverse, inverse) * squared_spread(columns[j]));
  }
  return model;
}

double phi(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, std::size_t n) {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  const auto total = static_cast<double>(n);
  const auto n_a = static_cast<double>(a.size());
  const auto n_b = static_cast<double>(b.size());
  const double spread = n_a * (total - n_a) * n_b * (total - n_b);
  if (!(spread > 0)) return kUndefined;
  return (total * static_cast<double>(both.size()) - n_a * n_b) / std::sqrt(spread);
}

std::vector<std::size_t> default_joint_features(
    std::span<const std::vector<std::uint32_t>> presence, std::size_t rows, std::size_t families) {
  constexpr std::size_t kMost = 20;
  constexpr std::size_t kFamiliesEach = 15;
  constexpr double kSameGroup = 0.7;
  const auto spread = [&](std::size_t i) {
    return presence[i].size() * (rows - presence[i].size());
  };
  std::vector<std::size_t> order(presence.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return spread(a) > spread(b); });
  std::vector<std::size_t> chosen;
  for (const auto candidate : order) {
    if (chosen.size() >= std::min(kMost, families / kFamiliesEach)) break;
    if (spread(candidate) == 0) continue;
    const bool is_new = std::none_of(chosen.begin(), chosen.end(), [&](std::size_t taken) {
      return std::abs(phi(presence[candidate], presence[taken], rows)) > kSameGroup;
    });
    if (is_new) chosen.push_back(candidate);
  }
  return chosen;
}

}  // namespace imagelift::stats
