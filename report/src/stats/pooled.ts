import { differenceEstimate, undefinedEstimate, type Estimate } from './estimate';

/** One side by pooled CTR (rule S5): the family of images, not the click, is the unit of error. */
export interface PooledSide {
  /** rows, and their families */
  n: number;
  families: number;
  clicks: number;
  impressions: number;
  /** clicks / impressions */
  ctr: number;
  /** of ctr, by delete-one-family jackknife; needs two families */
  variance: number;
  /** Kish's, with impressions as weights */
  effectiveN: number;
}

/** Below this effective number one image carries the side, and there is no verdict. */
export const kLeastEffectiveN = 3;

export function ratioOf(clicks: number, impressions: number): number {
  return impressions > 0 ? clicks / impressions : NaN;
}

/**
 * Ratio estimator with its jackknife variance (k - 1)/k sum (r_(-j) - mean r_(-.))^2 (Cochran
 * 1977, ch. 6; Deng, Knoblich & Lu 2018). One number per family in both. What leaving family j out
 * moves the ratio r by is (r i_j - c_j) / (I - i_j), exactly, and without cancellation.
 */
export function pooledSide(clicks: ArrayLike<number>, impressions: ArrayLike<number>): PooledSide {
  const n = clicks.length;
  let [c, i, ii] = [0, 0, 0];
  for (let j = 0; j < n; j++) {
    c += clicks[j];
    i += impressions[j];
    ii += impressions[j] * impressions[j];
  }
  const ctr = ratioOf(c, i);
  let sum = 0;
  let squares = 0;
  for (let j = 0; j < n; j++) {
    const moved = (ctr * impressions[j] - clicks[j]) / (i - impressions[j]);
    sum += moved;
    squares += moved * moved;
  }
  return {
    n, families: n, clicks: c, impressions: i, ctr,
    variance: n >= 2 ? jackknifeVariance(n, sum, squares) : NaN,
    effectiveN: ii > 0 ? (i * i) / ii : 0,
  };
}

/** Of the sum and the sum of squares of what leaving each of k families out moves the ratio by. */
export function jackknifeVariance(k: number, sum: number, squares: number): number {
  return ((k - 1) / k) * Math.max(0, squares - (sum * sum) / k);
}

/**
 * Pooled CTR with minus without; Welch-Satterthwaite with Kish - 1 degrees of freedom a side. Only
 * `value` is defined where a side's effective number is below kLeastEffectiveN.
 */
export function pooledDifference(having: PooledSide, without: PooledSide): Estimate {
  if (!(having.effectiveN >= kLeastEffectiveN && without.effectiveN >= kLeastEffectiveN)) {
    return undefinedEstimate(having.ctr - without.ctr);
  }
  const mean = (side: PooledSide) => ({
    value: side.ctr,
    variance: { variance: side.variance, degreesOfFreedom: side.effectiveN - 1 },
  });
  return differenceEstimate(mean(having), mean(without));
}
