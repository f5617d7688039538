#include "stats/interval.h"

#include "stats/distributions.h"

namespace imagelift::stats {

Interval Estimate::interval(double alpha) const {
  if (!(standard_error > 0)) return {};
  const double reach = student_critical(alpha, degrees_of_freedom) * standard_error;
  return {value - reach, value + reach};
}

Estimate student_estimate(double value, double standard_error, double degrees_of_freedom) {
  if (!(standard_error > 0)) return {value, standard_error, degrees_of_freedom, kUndefined};
  return {value, standard_error, degrees_of_freedom,
          student_two_sided_p(value / standard_error, degrees_of_freedom)};
}

}  // namespace imagelift::stats
