#include "stats/satterthwaite.h"

#include <algorithm>
#include <cmath>

namespace imagelift::stats {

double satterthwaite(const VarianceOfMean& a, const VarianceOfMean& b) {
  const double sum = a.variance + b.variance;
  const double a_share = a.variance / sum;
  const double b_share = b.variance / sum;
  return 1 / (a_share * a_share / a.degrees_of_freedom + b_share * b_share / b.degrees_of_freedom);
}

Estimate difference_estimate(const Mean& a, const Mean& b) {
  constexpr double kRounding = 1e-12;
  const double value = a.value - b.value;
  const double standard_error = std::sqrt(a.variance.variance + b.variance.variance);
  const double rounding = kRounding * std::max(std::abs(a.value), std::abs(b.value));
  if (standard_error <= rounding) {
    return {std::abs(value) <= rounding ? 0 : value, 0, kUndefined, 1};
  }
  return student_estimate(value, standard_error, satterthwaite(a.variance, b.variance));
}

}  // namespace imagelift::stats
