#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "stats/held_rows.h"
#include "stats/symmetric.h"

namespace imagelift::stats {

/// Takes out of a column what the factors' levels explain: the residual of weighted least squares
/// on one constant per level of each factor. The factor with most levels is taken out by its means,
/// the others' columns, less those means, by their normal equations (Frisch & Waugh 1933). Columns
/// that add nothing to those before are left out. Immutable; keeps a reference to the rows.
class LevelProjection {
 public:
  explicit LevelProjection(const HeldRows& rows);

  /// `column`: by place, each entry times the root of its row's weight.
  void take_out(std::vector<double>& column) const;

  /// A matrix whose product with its transpose is the hat matrix of the rows from `first` to `end`.
  /// By column, then by place.
  std::vector<std::vector<double>> hat_root(std::size_t first, std::size_t end) const;

 private:
  /// Sums of the weight over rows in pairs of levels.
  struct Crossed {
    std::vector<double> with_main;  ///< by level of the main factor, then by column
    SquareMatrix among;             ///< the other factors' columns
  };

  Crossed crossed() const;
  void choose_columns();
  void keep_columns(const std::vector<bool>& keep, const std::vector<double>& with_main);
  void invert();
  /// The hat matrix' entry of one row with itself.
  double leverage(std::size_t place) const;
  void take_out_means(std::vector<double>& column) const;
  void take_out_others(std::vector<double>& column) const;
  /// The other factors' columns at one place, less their means, in coordinates that are
  /// orthonormal.
  std::vector<double> coordinates(std::size_t place) const;

  const HeldRows* rows_;
  std::size_t main_ = 0;             ///< the factor with most levels
  std::vector<double> main_weight_;  ///< by its levels
  /// By factor, then by level: the column's number, or kNone: of the main factor, or left out.
  std::vector<std::vector<std::size_t>> column_;
  std::size_t columns_ = 0;
  std::vector<double> mean_;  ///< by level of the main factor, then by column
  std::unique_ptr<Cholesky> normal_;
  // For leverages: the inverse of the normal equations, and by level of the main factor its product
  // with the level's means, and theirs with that.
  std::unique_ptr<SquareMatrix> inverse_;
  std::vector<double> inverse_mean_;
  std::vector<double> mean_inverse_mean_;
};

}  // namespace imagelift::stats
