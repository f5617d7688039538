import { moderatedVariance, pooledVariance, type Spread } from './difference';
import { normalCritical } from './distributions';
import type { Side, Weighted } from './side';

/** The smallest difference that matters, where the reader names none: a tenth of the mean CTR. */
export const kSmallestShareThatMatters = 0.1;

const kPower = 0.8;

/** How many images would decide a feature (rule S14); counts are whole numbers, rounded up. */
export interface RequiredSampleSize {
  /** on the side with it, the other side as it is; NaN: no number is enough, since the other side
   * is too small */
  rowsWith: number;
  /** both sides together, in their present proportion */
  rowsInAll: number;
}

/**
 * For 80 % power to see `smallestDifference` (above 0) at level 1 - alpha, by the normal
 * approximation (Cohen 1988, ch. 2) with rule S4's variances: what the data vary by, never what
 * difference they showed (Hoenig & Heisey 2001, Am. Statistician 55:19).
 */
export function requiredSampleSize({ having, without }: Record<'having' | 'without', Spread>, smallestDifference: number, alpha: number): RequiredSampleSize {
  const pooled = pooledVariance(having, without);
  if (Number.isNaN(pooled) || !(smallestDifference > 0)) return { rowsWith: NaN, rowsInAll: NaN };
  const varianceWith = moderatedVariance(having, pooled);
  const varianceWithout = moderatedVariance(without, pooled);
  // normalCritical is two-sided: P(Z >= z) = 1 - power is its 2 (1 - power).
  const reach = normalCritical(alpha) + normalCritical(2 * (1 - kPower));
  const allowed = (smallestDifference / reach) ** 2;
  const rest = allowed - varianceWithout / without.effectiveN;
  const share = having.n / (having.n + without.n);
  return {
    rowsWith: rest > 0 ? Math.ceil(varianceWith / rest) : NaN,
    rowsInAll: Math.ceil((varianceWith / share + varianceWithout / (1 - share)) / allowed),
  };
}

/** A paired plan (rule S26): the same picture with and without a feature. */
export interface PairedPlan {
  /** rounded up; NaN without variance */
  pairs: number;
  /** the spread is that within families; else half of that between images, which is a guess */
  fromFamilies: boolean;
  /** of each picture: the present rows' median; NaN where they are not known */
  impressionsASide: number;
  /** of the difference of a pair's CTRs */
  variance: number;
}

/** Degrees of freedom below which families say too little about their own spread. */
const kLeastFreedom = 5;

/**
 * Pairs for 80 % power to see `smallestDifference` (above 0) at level `alpha`, by the normal
 * approximation (Cohen 1988, ch. 2): ((z_alpha + z_power) / d)^2 times the variance of a pair's
 * difference, 2 v_within. v_within is the weighted variance of rows around their family's mean where
 * families of two rows and more leave 5 degrees of freedom or more; else half of the variance between
 * rows (pairing is taken to halve it).
 */
export function pairedPlan(of: Weighted, impressions: Float64Array | null, smallestDifference: number, alpha = 0.05): PairedPlan {
  const within = spreadWithin(of, of.family, of.families);
  const fromFamilies = within.freedom >= kLeastFreedom;
  const { variance, freedom } = fromFamilies ? within : spreadWithin(of, new Uint32Array(of.outcome.length), 1);
  const ofPair = (fromFamilies ? 2 : 1) * variance;
  const isKnown = freedom > 0 && smallestDifference > 0;
  return {
    pairs: isKnown ? pairsToSee(ofPair, smallestDifference, alpha) : NaN, fromFamilies, impressionsASide: medianOf(impressions), variance: ofPair,
  };
}

function pairsToSee(variance: number, difference: number, alpha: number): number {
  const reach = normalCritical(alpha) + normalCritical(2 * (1 - kPower));
  return Math.ceil(variance * (reach / difference) ** 2);
}

/**
 * The same plan elsewhere, where the CTR is `ctr` and a gain of `gain` (0.1: 10 %) matters: what few
 * impressions add to the spread follows the CTR, p (1 - p) / impressions on both sides of a pair; the
 * rest, pictures' own luck, is taken to grow with it. `here`: the overall CTR that the plan is from.
 */
export function pairsElsewhere({ variance, impressionsASide: views }: PairedPlan, here: number, ctr: number, gain: number, alpha = 0.05): number {
  const sampling = (p: number) => (views > 0 ? (2 * p * (1 - p)) / views : 0);
  const own = Math.max(0, variance - sampling(here)) * (ctr / here) ** 2;
  return pairsToSee(own + sampling(ctr), gain * ctr, alpha);
}

/** Of the rows of each group around its weighted mean; groups of one row say nothing. */
function spreadWithin({ outcome, weight }: Weighted, group: Uint32Array, groups: number): { variance: number; freedom: number } {
  const sums = Array.from({ length: groups }, () => ({ rows: 0, weight: 0, mean: 0 }));
  group.forEach((g, row) => {
    sums[g].rows++;
    sums[g].weight += weight[row];
  });
  group.forEach((g, row) => (sums[g].mean += (weight[row] / sums[g].weight) * outcome[row]));
  let [squares, total, rows] = [0, 0, 0];
  group.forEach((g, row) => {
    if (sums[g].rows < 2) return;
    squares += weight[row] * (outcome[row] - sums[g].mean) ** 2;
    total += weight[row];
    rows++;
  });
  const freedom = sums.reduce((sum, own) => sum + Math.max(0, own.rows - 1), 0);
  return { variance: squares / ((total * freedom) / rows), freedom };
}

function medianOf(values: Float64Array | null): number {
  if (values === null || values.length === 0) return NaN;
  const sorted = values.slice().sort();
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
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
export function splitVariance(side: Pick<Side, 'n' | 'mean' | 'variance'>, impressions: ArrayLike<number>): VarianceSplit {
  if (side.n < 2) return { sampling: NaN, between: NaN };
  let sum = 0;
  for (let i = 0; i < impressions.length; i++) sum += 1 / impressions[i];
  const sampling = (side.mean * (1 - side.mean) * sum) / side.n;
  return { sampling, between: Math.max(0, side.variance - sampling) };
}
