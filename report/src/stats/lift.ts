import type { Critical } from './critical-curve';
import { moderatedFreedom, moderatedVariance, pooledVariance } from './difference';
import type { Estimate } from './estimate';
import { noInterval, type Interval } from './interval';
import { satterthwaite, type VarianceOfMean } from './satterthwaite';
import type { Side } from './side';

/** Relative difference, with / without - 1 (0.1 = 10 % more). */
export interface Lift {
  value: number;
  /** of log(with / without) */
  logStandardError: number;
  degreesOfFreedom: number;
}

/**
 * Rule S13: delta method on log(mean with / mean without), with rule S4's moderated variances and
 * Satterthwaite's degrees of freedom (Casella & Berger 2002, 5.5.4). NaN unless both means are
 * above 0. `difference`: moderatedDifference of the same sides.
 */
export function liftOf(having: Side, without: Side, difference: Estimate): Lift {
  const none = { logStandardError: NaN, degreesOfFreedom: NaN };
  if (!(having.mean > 0 && without.mean > 0)) return { value: NaN, ...none };
  const value = having.mean / without.mean - 1;
  if (!(difference.standardError > 0)) return { value, ...none };
  const pooled = pooledVariance(having, without);
  const relative = (side: Side): VarianceOfMean => ({
    variance: moderatedVariance(side, pooled) / (side.n * side.mean * side.mean),
    degreesOfFreedom: moderatedFreedom(side),
  });
  const a = relative(having);
  const b = relative(without);
  return { value, logStandardError: Math.sqrt(a.variance + b.variance), degreesOfFreedom: satterthwaite(a, b) };
}

/** At the level of `critical`; above -1 by construction. */
export function liftInterval(lift: Lift, critical: Critical): Interval {
  if (!(lift.logStandardError > 0)) return noInterval;
  const reach = critical(lift.degreesOfFreedom) * lift.logStandardError;
  const logRatio = Math.log1p(lift.value);
  return { low: Math.expm1(logRatio - reach), high: Math.expm1(logRatio + reach) };
}
