import { differenceEstimate, noInterval, satterthwaite, undefinedEstimate, type Estimate, type Interval, type Mean, type VarianceOfMean } from './estimate';
import type { Side } from './side';
import type { Critical } from './critical-curve';

/** Units that the pooled variance counts for, in each side's moderated one (rule S4). */
const kPriorUnits = 10;

/** ((n1 - 1) v1 + (n2 - 1) v2) / (n1 + n2 - 2); NaN below three units. */
export function pooledVariance(a: Side, b: Side): number {
  if (a.n === 0 || b.n === 0 || a.n + b.n < 3) return NaN;
  return ((a.n - 1) * a.variance + (b.n - 1) * b.variance) / (a.n + b.n - 2);
}

/** The side's own variance after moderation; what the lift and "what would decide it" use. */
export function moderatedVariance(side: Side, pooledVariance: number): number {
  return (kPriorUnits * pooledVariance + (side.n - 1) * side.variance) / moderatedFreedom(side);
}

/** Degrees of freedom of the moderated variance, n + 9. */
export function moderatedFreedom(side: Side): number {
  return side.n - 1 + kPriorUnits;
}

/**
 * Mean CTR with minus mean CTR without, by rule S4. Each side's variance is moderated towards the
 * pooled one, v~ = (10 v_p + (n - 1) v) / (n + 9) with n + 9 degrees of freedom (Smyth 2004, SAGMB
 * 3:3), then Welch's t with Satterthwaite's degrees of freedom (Welch 1947). Needs a unit on each
 * side and three in all. Where nothing varies on either side p is 1 and there is no interval.
 */
export function moderatedDifference(having: Side, without: Side): Estimate {
  if (having.n === 0 || without.n === 0) return undefinedEstimate();
  const pooled = pooledVariance(having, without);
  if (Number.isNaN(pooled)) return undefinedEstimate(having.mean - without.mean);
  const mean = (side: Side): Mean => ({
    value: side.mean,
    variance: {
      variance: moderatedVariance(side, pooled) / side.n,
      degreesOfFreedom: moderatedFreedom(side),
    },
  });
  return differenceEstimate(mean(having), mean(without));
}

/**
 * The same difference by plain Welch, as scipy.stats.ttest_ind(equal_var=False) gives it, to
 * stand beside. Needs two units on each side and some spread.
 */
export function welchDifference(having: Side, without: Side): Estimate {
  if (having.n < 2 || without.n < 2) return undefinedEstimate(having.mean - without.mean);
  const mean = (side: Side): Mean => ({
    value: side.mean,
    variance: { variance: side.variance / side.n, degreesOfFreedom: side.n - 1 },
  });
  const estimate = differenceEstimate(mean(having), mean(without));
  if (estimate.standardError === 0) estimate.p = NaN;
  return estimate;
}

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
