import type { Critical } from './critical-curve';
import { studentCritical, studentTwoSidedP } from './distributions';

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

/** A confidence interval; both ends are NaN where there is none. */
export interface Interval {
  low: number;
  high: number;
}

export const noInterval: Readonly<Interval> = { low: NaN, high: NaN };

export function excludesZero({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}

/** The variance of one side's mean (or ratio), itself estimated with so many degrees of freedom. */
export interface VarianceOfMean {
  variance: number;
  degreesOfFreedom: number;
}

/**
 * Degrees of freedom of the sum of two independent variances (Satterthwaite 1946, Biometrics
 * 2:110): (a + b)^2 / (a^2 / f_a + b^2 / f_b).
 */
export function satterthwaite(a: VarianceOfMean, b: VarianceOfMean): number {
  const sum = a.variance + b.variance;
  const aShare = a.variance / sum;
  const bShare = b.variance / sum;
  return 1 / ((aShare * aShare) / a.degreesOfFreedom + (bShare * bShare) / b.degreesOfFreedom);
}

export interface Mean {
  value: number;
  variance: VarianceOfMean;
}

const kRounding = 1e-12;

/**
 * The difference a - b of two means as Student's t; `correlation`: what both owe to what they share. A standard error below 1e-12 of
 * the means is rounding of equal values: it is 0 then (and so is such a difference, which else had a
 * sign), and p is 1, since data without any spread cannot say how sure they are.
 */
export function differenceEstimate(a: Mean, b: Mean, correlation = 0): Estimate {
  const value = a.value - b.value;
  const standardError = Math.sqrt((a.variance.variance + b.variance.variance) * (1 - correlation));
  const rounding = kRounding * Math.max(Math.abs(a.value), Math.abs(b.value));
  if (standardError <= rounding) {
    return { value: Math.abs(value) <= rounding ? 0 : value, standardError: 0, degreesOfFreedom: NaN, p: 1 };
  }
  return studentEstimate(value, standardError, satterthwaite(a.variance, b.variance));
}
