import type { Critical } from './critical-curve';
import { studentCritical, studentTwoSidedP } from './distributions';
import { noInterval, type Interval } from './interval';

/**
 * A number with its uncertainty; the pivot (value - truth) / standardError is Student's t. All
 * fields are NaN where the data do not give them.
 */
export interface Estimate {
  value: number;
  standardError: number;
  degreesOfFreedom: number;
  /** two-sided, of "the truth is 0" */
  p: number;
}

export function undefinedEstimate(value = NaN): Estimate {
  return { value, standardError: NaN, degreesOfFreedom: NaN, p: NaN };
}

/** An Estimate whose p is that of value / standardError with these degrees of freedom. */
export function studentEstimate(value: number, standardError: number, degreesOfFreedom: number): Estimate {
  const p = standardError > 0 ? studentTwoSidedP(value / standardError, degreesOfFreedom) : NaN;
  return { value, standardError, degreesOfFreedom, p };
}

/**
 * The interval at the level of `critical`. NaN where the standard error is 0 or undefined: data
 * without any spread cannot say how sure they are.
 */
export function intervalBy(estimate: Estimate, critical: Critical): Interval {
  if (!(estimate.standardError > 0)) return noInterval;
  const reach = critical(estimate.degreesOfFreedom) * estimate.standardError;
  return { low: estimate.value - reach, high: estimate.value + reach };
}

/** The interval that misses the truth with probability alpha (level 1 - alpha). */
export function intervalOf(estimate: Estimate, alpha: number): Interval {
  return intervalBy(estimate, (freedom) => studentCritical(alpha, freedom));
}
