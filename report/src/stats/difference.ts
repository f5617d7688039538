import { differenceEstimate, noInterval, satterthwaite, undefinedEstimate, type Estimate, type Interval, type Mean, type VarianceOfMean } from './estimate';
import type { Engine } from './engine';
import { presenceByRow, type Ranges } from './rows';
import { sideOf, type Side, type Sides } from './side';
import type { Outcomes } from './table';
import type { Critical } from './critical-curve';

/** Rows that the pooled variance counts for, in each side's moderated one (rule S4). */
export const kPriorRows = 10;

/** What a side varies by. */
export type Spread = Pick<Side, 'n' | 'effectiveN' | 'variance'>;

/** ((K1 - 1) v1 + (K2 - 1) v2) / (K1 + K2 - 2) of both sides' effective numbers; NaN below three. */
export function pooledVariance(a: Spread, b: Spread): number {
  if (a.n === 0 || b.n === 0 || !(a.effectiveN + b.effectiveN > 2)) return NaN;
  return ((a.effectiveN - 1) * a.variance + (b.effectiveN - 1) * b.variance) / (a.effectiveN + b.effectiveN - 2);
}

/** The side's own variance after moderation; what the lift and "what would decide it" use. */
export function moderatedVariance(side: Spread, pooledVariance: number): number {
  return (kPriorRows * pooledVariance + (side.effectiveN - 1) * side.variance) / moderatedFreedom(side);
}

/** Degrees of freedom of the moderated variance, K + 9. */
export function moderatedFreedom(side: Spread): number {
  return side.effectiveN - 1 + kPriorRows;
}

/** Of the side's mean. */
function varianceOfMean(side: Side, pooled: number): VarianceOfMean {
  return { variance: moderatedVariance(side, pooled) / side.effectiveN, degreesOfFreedom: moderatedFreedom(side) };
}

/**
 * Mean CTR with minus mean CTR without, by rules S4 and S21. Each side's variance is moderated
 * towards the pooled one, v~ = (10 v_p + (K - 1) v) / (K + 9) with K + 9 degrees of freedom (Smyth
 * 2004, SAGMB 3:3), then Welch's t with Satterthwaite's degrees of freedom (Welch 1947), less what
 * families on both sides share. Only the value where a side's effective number is below 2; where
 * nothing varies on either side p is 1 and there is no interval.
 */
export function moderatedDifference({ having, without, correlation }: Sides): Estimate {
  if (having.n === 0 || without.n === 0) return undefinedEstimate();
  const pooled = pooledVariance(having, without);
  if (Number.isNaN(pooled)) return undefinedEstimate(having.mean - without.mean);
  const mean = (side: Side): Mean => ({ value: side.mean, variance: varianceOfMean(side, pooled) });
  return differenceEstimate(mean(having), mean(without), correlation);
}

/**
 * The difference of plain means by plain Welch, as scipy.stats.ttest_ind(equal_var=False) gives it,
 * to stand beside. Needs two rows on each side and some spread.
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

/** welchDifference of one feature; what reads it is rare, so that no analysis has it. */
export function plainWelch(engine: Engine, outcomes: Outcomes, options: Ranges, f: number): Estimate {
  const { rows, ctr } = engine.prepare(outcomes);
  const presence = presenceByRow(rows, f, options);
  const [without, having] = [0, 1].map((side) => sideOf(ctr.filter((_, row) => presence[row] === side)));
  return welchDifference(having, without);
}

/** Relative difference, with / without - 1 (0.1 = 10 % more). */
export interface Lift {
  value: number;
  /** of log(with / without) */
  logStandardError: number;
  degreesOfFreedom: number;
}

/**
 * Rule S13: delta method on log(mean with / mean without), with S21's moderated variances and
 * correlation and Satterthwaite's degrees of freedom (Casella & Berger 2002, 5.5.4). NaN unless both
 * means are above 0. `difference`: moderatedDifference of the same sides.
 */
export function liftOf({ having, without, correlation }: Sides, difference: Estimate): Lift {
  const none = { logStandardError: NaN, degreesOfFreedom: NaN };
  if (!(having.mean > 0 && without.mean > 0)) return { value: NaN, ...none };
  const value = having.mean / without.mean - 1;
  if (!(difference.standardError > 0)) return { value, ...none };
  const pooled = pooledVariance(having, without);
  const relative = (side: Side): VarianceOfMean => {
    const { variance, degreesOfFreedom } = varianceOfMean(side, pooled);
    return { variance: variance / (side.mean * side.mean), degreesOfFreedom };
  };
  const a = relative(having);
  const b = relative(without);
  const logStandardError = Math.sqrt((a.variance + b.variance) * (1 - correlation));
  return { value, logStandardError, degreesOfFreedom: satterthwaite(a, b) };
}

/** At the level of `critical`; above -1 by construction. */
export function liftInterval(lift: Lift, critical: Critical): Interval {
  if (!(lift.logStandardError > 0)) return noInterval;
  const reach = critical(lift.degreesOfFreedom) * lift.logStandardError;
  const logRatio = Math.log1p(lift.value);
  return { low: Math.expm1(logRatio - reach), high: Math.expm1(logRatio + reach) };
}
