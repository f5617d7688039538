#include "stats/left_out.h"

#include <cmath>
#include <numeric>

#include "stats/symmetric.h"

namespace imagelift::stats {
namespace {

/// An eigenvalue of I - H below this is 0.
constexpr double kNoDirection = 1e-10;

/// A pivot of I - H below this may hide such an eigenvalue.
constexpr double kNearlySingular = 1e-5;

double dot(std::span<const double> a, std::span<const double> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// root' root: as large as there are columns; H itself, as large as there are rows.
SquareMatrix of_columns(const HatRoot& root) {
  SquareMatrix product(root.size());
  for (std::size_t i = 0; i < root.size(); ++i) {
    for (std::size_t j = 0; j < root.size(); ++j) product.at(i, j) = dot(root[i], root[j]);
  }
  return product;
}

SquareMatrix of_rows(const HatRoot& root) {
  SquareMatrix hat(root.front().size());
  for (const auto& column : root) {
    for (std::size_t i = 0; i < hat.size; ++i) {
      if (column[i] == 0) continue;
      for (std::size_t j = 0; j < hat.size; ++j) hat.at(i, j) += column[i] * column[j];
    }
  }
  return hat;
}

/// Columns that share no row are eigenvectors as they stand.
bool are_disjoint(const HatRoot& root) {
  for (std::size_t row = 0; row < root.front().size(); ++row) {
    std::size_t filled = 0;
    for (const auto& column : root) filled += column[row] != 0 ? 1 : 0;
    if (filled > 1) return false;
  }
  return true;
}

/// The eigenvectors of H times the roots of their eigenvalues.
HatRoot scaled_eigenvectors(const HatRoot& root) {
  if (are_disjoint(root)) return root;
  const std::size_t rows = root.front().size();
  const bool by_rows = rows <= root.size();
  const auto eigen = symmetric_eigen(by_rows ? of_rows(root) : of_columns(root));
  HatRoot result;
  for (std::size_t k = 0; k < eigen.values.size(); ++k) {
    if (!(eigen.values[k] > 0)) continue;
    auto& column = result.emplace_back(rows, 0.0);
    for (std::size_t i = 0; i < rows; ++i) {
      if (by_rows) column[i] = std::sqrt(eigen.values[k]) * eigen.vectors[k][i];
    }
    for (std::size_t j = 0; !by_rows && j < root.size(); ++j) {
      for (std::size_t i = 0; i < rows; ++i) column[i] += eigen.vectors[k][j] * root[j][i];
    }
  }
  return result;
}

SquareMatrix left_of_identity(SquareMatrix matrix) {
  for (double& value : matrix.values) value = -value;
  for (std::size_t i = 0; i < matrix.size; ++i) matrix.at(i, i) += 1;
  return matrix;
}

}  // namespace

FamilyHat::FamilyHat(const HatRoot& root) {
  for (const auto& column : scaled_eigenvectors(root)) {
    const double share = dot(column, column);
    if (!(share > 0)) continue;
    shares_.push_back(share);
    for (const double value : column) directions_.push_back(value / std::sqrt(share));
  }
}

LeftOut FamilyHat::left_out(std::span<const double> z, std::span<const double> e) const {
  LeftOut result{dot(z, e), dot(z, z), 0};
  for (std::size_t k = 0; k < shares_.size(); ++k) {
    const std::span<const double> direction(&directions_[k * z.size()], z.size());
    const double z_part = dot(direction, z);
    const double share = shares_[k];
    const double left = 1 - share;
    const double more = left < kNoDirection ? -1 : share / left;
    result.z_m_e += more * z_part * dot(direction, e);
    result.z_m_z += more * z_part * z_part;
    result.z_h_z += share * z_part * z_part;
  }
  return result;
}

LeftOut left_out_once(const HatRoot& root, std::span<const double> z, std::span<const double> e) {
  const bool by_rows = z.size() <= root.size();
  const Cholesky left(left_of_identity(by_rows ? of_rows(root) : of_columns(root)),
                      kNearlySingular);
  if (!left.is_sound()) return FamilyHat(root).left_out(z, e);
  std::vector<double> z_part;
  std::vector<double> e_part;
  for (const auto& column : root) {
    z_part.push_back(dot(column, z));
    e_part.push_back(dot(column, e));
  }
  LeftOut result{0, 0, dot(z_part, z_part)};
  if (by_rows) {
    std::vector<double> solved(z.begin(), z.end());
    left.solve(solved);
    result.z_m_e = dot(solved, e);
    result.z_m_z = dot(solved, z);
    return result;
  }
  // (I - U U')^-1 = I + U (I - U'U)^-1 U' (Woodbury).
  std::vector<double> solved = z_part;
  left.solve(solved);
  result.z_m_e = dot(z, e) + dot(solved, e_part);
  result.z_m_z = dot(z, z) + dot(solved, z_part);
  return result;
}

}  // namespace imagelift::stats
