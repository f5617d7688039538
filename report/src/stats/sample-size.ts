import { moderatedVariance, pooledVariance } from './difference';
import { normalCritical } from './distributions';
import type { Side, Sides } from './side';

/** The smallest difference that matters, where the reader names none: a tenth of the mean CTR. */
export const kSmallestShareThatMatters = 0.1;

const kPower = 0.8;

/** How many units would decide a feature (rule S14); counts are whole numbers, rounded up. */
export interface RequiredSampleSize {
  /** on the side with it, the other side as it is; NaN: no number is enough, since the other side
   * is too small */
  unitsWith: number;
  /** both sides together, in their present proportion */
  unitsInAll: number;
}

/**
 * For 80 % power to see `smallestDifference` (above 0) at level 1 - alpha, by the normal
 * approximation (Cohen 1988, ch. 2) with rule S4's variances: what the data vary by, never what
 * difference they showed (Hoenig & Heisey 2001, Am. Statistician 55:19).
 */
export function requiredSampleSize({ having, without }: Sides, smallestDifference: number, alpha: number): RequiredSampleSize {
  const pooled = pooledVariance(having, without);
  if (Number.isNaN(pooled) || !(smallestDifference > 0)) return { unitsWith: NaN, unitsInAll: NaN };
  const varianceWith = moderatedVariance(having, pooled);
  const varianceWithout = moderatedVariance(without, pooled);
  // normalCritical is two-sided: P(Z >= z) = 1 - power is its 2 (1 - power).
  const reach = normalCritical(alpha) + normalCritical(2 * (1 - kPower));
  const allowed = (smallestDifference / reach) ** 2;
  const rest = allowed - varianceWithout / without.n;
  const share = having.n / (having.n + without.n);
  return {
    unitsWith: rest > 0 ? Math.ceil(varianceWith / rest) : NaN,
    unitsInAll: Math.ceil((varianceWith / share + varianceWithout / (1 - share)) / allowed),
  };
}

/** Where a group's variance of CTRs comes from. */
export interface VarianceSplit {
  /** few impressions: p(1 - p) times the mean of 1/impressions */
  sampling: number;
  /** the images themselves: the rest, at least 0 */
  between: number;
}

/** More impressions for the same images would shrink the larger part; else only more images. */
export function impressionsHelp({ sampling, between }: VarianceSplit): boolean {
  return sampling > between;
}

/**
 * `side`: of these units, p its mean CTR (Casella & Berger 2002, 4.4.7); one number of
 * impressions, above 0, per unit.
 */
export function splitVariance(side: Side, impressions: ArrayLike<number>): VarianceSplit {
  if (side.n < 2) return { sampling: NaN, between: NaN };
  let sum = 0;
  for (let i = 0; i < impressions.length; i++) sum += 1 / impressions[i];
  const sampling = (side.mean * (1 - side.mean) * sum) / side.n;
  return { sampling, between: Math.max(0, side.variance - sampling) };
}
