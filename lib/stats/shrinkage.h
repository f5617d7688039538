#pragma once

#include <span>
#include <vector>

namespace imagelift::stats {

/// Rule S10: empirical Bayes, for ranking only (Efron & Morris 1975, JASA 70:311).
struct Shrinkage {
  /// Variance of the true effects around 0; 0: nothing stands out from noise.
  double between_variance = 0;
  std::vector<double> shrunk;  ///< b tau^2 / (tau^2 + se^2); 0 where se is 0 or undefined
};

/// Paule & Mandel's (1982, J. Res. NBS 87:377) between-variance with prior mean 0: the tau^2 with
/// sum b^2 / (tau^2 + se^2) = m, or 0 where the sum is below m already. Effects whose standard
/// error is 0 or undefined take no part. Both spans have the same length.
Shrinkage shrink(std::span<const double> effects, std::span<const double> standard_errors);

}  // namespace imagelift::stats
