#include "stats/symmetric.h"

#include <cassert>
#include <cmath>
#include <limits>

namespace imagelift::stats {
namespace {

double off_diagonal(const SquareMatrix& matrix) {
  double squares = 0;
  for (std::size_t i = 0; i < matrix.size; ++i) {
    for (std::size_t j = 0; j < i; ++j) squares += matrix.at(i, j) * matrix.at(i, j);
  }
  return squares;
}

double all_squares(const SquareMatrix& matrix) {
  double squares = 0;
  for (const double value : matrix.values) squares += value * value;
  return squares;
}

/// The cosine and sine that make the entry (p, q) 0.
struct Rotation {
  double cosine;
  double sine;
};

Rotation rotation_of(double pp, double qq, double pq) {
  const double theta = (qq - pp) / (2 * pq);
  const double tangent = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::hypot(theta, 1.0));
  const double cosine = 1 / std::hypot(tangent, 1.0);
  return {cosine, tangent * cosine};
}

void rotate(double& a, double& b, const Rotation& by) {
  const double before = a;
  a = by.cosine * before - by.sine * b;
  b = by.sine * before + by.cosine * b;
}

void rotate(SquareMatrix& matrix, std::size_t p, std::size_t q, const Rotation& by) {
  for (std::size_t i = 0; i < matrix.size; ++i) rotate(matrix.at(i, p), matrix.at(i, q), by);
  for (std::size_t i = 0; i < matrix.size; ++i) rotate(matrix.at(p, i), matrix.at(q, i), by);
}

}  // namespace

Eigen symmetric_eigen(SquareMatrix matrix) {
  constexpr int kMostSweeps = 60;
  const std::size_t n = matrix.size;
  Eigen eigen;
  eigen.vectors.assign(n, std::vector<double>(n, 0.0));
  for (std::size_t i = 0; i < n; ++i) eigen.vectors[i][i] = 1;
  const double epsilon = std::numeric_limits<double>::epsilon();
  const double enough = epsilon * epsilon * all_squares(matrix);
  for (int sweep = 0; sweep < kMostSweeps && off_diagonal(matrix) > enough; ++sweep) {
    for (std::size_t q = 1; q < n; ++q) {
      for (std::size_t p = 0; p < q; ++p) {
        if (matrix.at(p, q) == 0) continue;
        const Rotation by = rotation_of(matrix.at(p, p), matrix.at(q, q), matrix.at(p, q));
        rotate(matrix, p, q, by);
        for (std::size_t i = 0; i < n; ++i) rotate(eigen.vectors[p][i], eigen.vectors[q][i], by);
      }
    }
  }
  for (std::size_t i = 0; i < n; ++i) eigen.values.push_back(matrix.at(i, i));
  return eigen;
}

Cholesky::Cholesky(const SquareMatrix& matrix, double least) : lower_(matrix.size) {
  for (std::size_t j = 0; j < matrix.size; ++j) {
    double pivot = matrix.at(j, j);
    for (std::size_t k = 0; k < j; ++k) pivot -= lower_.at(j, k) * lower_.at(j, k);
    if (!(pivot > least)) {
      is_sound_ = false;
      return;
    }
    lower_.at(j, j) = std::sqrt(pivot);
    for (std::size_t i = j + 1; i < matrix.size; ++i) {
      double rest = matrix.at(i, j);
      for (std::size_t k = 0; k < j; ++k) rest -= lower_.at(i, k) * lower_.at(j, k);
      lower_.at(i, j) = rest / lower_.at(j, j);
    }
  }
}

void Cholesky::forward(std::vector<double>& right) const {
  assert(right.size() == lower_.size);
  for (std::size_t i = 0; i < right.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) right[i] -= lower_.at(i, k) * right[k];
    right[i] /= lower_.at(i, i);
  }
}

void Cholesky::solve(std::vector<double>& right) const {
  forward(right);
  for (std::size_t i = right.size(); i-- > 0;) {
    right[i] /= lower_.at(i, i);
    for (std::size_t k = 0; k < i; ++k) right[k] -= lower_.at(i, k) * right[i];
  }
}

}  // namespace imagelift::stats
