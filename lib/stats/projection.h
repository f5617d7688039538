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

  /// Columns of an orthonormal basis of what is taken out, restricted to some rows: the hat matrix
  /// of those rows is basis times its transpose. By column, then by place from `first` to `end`.
  std::vector<std::vector<double>> basis(std::size_t first, std::size_t end) const;

 private:
  void choose_columns();
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
};

}  // namespace imagelift::stats
