#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace imagelift::stats {

/// What leaving a family out of a fit takes from it (rule S22): with H its block of the hat matrix
/// of what is held fixed, and M the pseudo-inverse of I - H.
struct LeftOut {
  double z_m_e = 0;  ///< z' M e
  double z_m_z = 0;  ///< z' M z
  double z_h_z = 0;  ///< z' H z
};

/// By column, then by row: H is this matrix times its transpose.
using HatRoot = std::vector<std::vector<double>>;

/// The eigenvectors of H of one family, for many features. An eigenvalue of I - H below 1e-10 has 0
/// for an inverse: the family holds something alone, such as all rows of a level.
class FamilyHat {
 public:
  explicit FamilyHat(const HatRoot& root);

  /// Both by the family's rows.
  LeftOut left_out(std::span<const double> z, std::span<const double> e) const;

 private:
  std::vector<double> shares_;      ///< eigenvalues of H, above 0
  std::vector<double> directions_;  ///< their vectors, one after the other
};

/// The same for one feature alone, without eigenvectors where I - H is far from singular.
LeftOut left_out_once(const HatRoot& root, std::span<const double> z, std::span<const double> e);

}  // namespace imagelift::stats
