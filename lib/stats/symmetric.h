#pragma once

#include <cstddef>
#include <vector>

namespace imagelift::stats {

/// A square matrix, row by row.
struct SquareMatrix {
  explicit SquareMatrix(std::size_t size_) : size(size_), values(size_ * size_, 0.0) {}

  double& at(std::size_t row, std::size_t column) { return values[row * size + column]; }
  double at(std::size_t row, std::size_t column) const { return values[row * size + column]; }

  std::size_t size;
  std::vector<double> values;
};

/// Eigenvalues of a symmetric matrix in no order, and beside each its vector of length 1.
struct Eigen {
  std::vector<double> values;
  std::vector<std::vector<double>> vectors;
};

/// By Jacobi's rotations (Golub & Van Loan 2013, 8.5); time grows with the cube of the size.
Eigen symmetric_eigen(SquareMatrix matrix);

/// The lower triangle of a positive definite matrix (Golub & Van Loan 2013, 4.2), for solving.
class Cholesky {
 public:
  /// A pivot at or below `least` makes it useless: is_sound() is false then.
  Cholesky(const SquareMatrix& matrix, double least);

  bool is_sound() const { return is_sound_; }

  /// Solves L y = right in place; then x = matrix^-1 right has right' x = y' y.
  void forward(std::vector<double>& right) const;

  /// Solves matrix x = right in place.
  void solve(std::vector<double>& right) const;

 private:
  SquareMatrix lower_;
  bool is_sound_ = true;
};

}  // namespace imagelift::stats
