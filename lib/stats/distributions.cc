#include "stats/distributions.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "stats/interval.h"

namespace imagelift::stats {
namespace {

using boost::math::policies::domain_error;
using boost::math::policies::evaluation_error;
using boost::math::policies::ignore_error;
using boost::math::policies::overflow_error;
using boost::math::policies::pole_error;
using boost::math::policies::promote_double;
/// NaN and infinity instead of exceptions.
using Quiet = boost::math::policies::policy<domain_error<ignore_error>, pole_error<ignore_error>,
                                            overflow_error<ignore_error>,
                                            evaluation_error<ignore_error>, promote_double<false>>;
using StudentT = boost::math::students_t_distribution<double, Quiet>;
using ChiSquared = boost::math::chi_squared_distribution<double, Quiet>;
using Normal = boost::math::normal_distribution<double, Quiet>;

}  // namespace

double student_two_sided_p(double t, double degrees_of_freedom) {
  if (std::isnan(t) || !(degrees_of_freedom > 0)) return kUndefined;
  if (std::isinf(t)) return 0;
  return 2 * cdf(complement(StudentT(degrees_of_freedom), std::abs(t)));
}

double student_critical(double alpha, double degrees_of_freedom) {
  if (!(alpha > 0 && alpha <= 1) || !(degrees_of_freedom > 0)) return kUndefined;
  return quantile(complement(StudentT(degrees_of_freedom), alpha / 2));
}

double normal_two_sided_p(double z) {
  if (std::isnan(z)) return kUndefined;
  return std::erfc(std::abs(z) / std::sqrt(2.0));
}

double normal_critical(double alpha) {
  if (!(alpha > 0 && alpha <= 1)) return kUndefined;
  return quantile(complement(Normal(), alpha / 2));
}

double chi_squared_tail(double x, double degrees_of_freedom) {
  if (!(x >= 0) || !(degrees_of_freedom > 0)) return kUndefined;
  return cdf(complement(ChiSquared(degrees_of_freedom), x));
}

}  // namespace imagelift::stats
