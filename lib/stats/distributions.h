#pragma once

namespace imagelift::stats {

// Tails keep a relative precision of about 1e-10 down to 1e-300, because they are computed as
// tails and never as 1 - cdf. NaN in gives NaN out. Formulas: Abramowitz & Stegun 26.2, 26.7.

/// P(|T| >= |t|) of Student's t; `degrees_of_freedom` above 0, infinity gives the normal's.
double student_two_sided_p(double t, double degrees_of_freedom);

/// The t above 0 with P(|T| >= t) = alpha; alpha in [1e-20, 1].
double student_critical(double alpha, double degrees_of_freedom);

/// P(|Z| >= |z|) of the standard normal.
double normal_two_sided_p(double z);

/// The z above 0 with P(|Z| >= z) = alpha; alpha in (0, 1].
double normal_critical(double alpha);

/// P(X >= x) of chi-squared; x at least 0, `degrees_of_freedom` above 0.
double chi_squared_tail(double x, double degrees_of_freedom);

}  // namespace imagelift::stats
