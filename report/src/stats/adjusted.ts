import { excludesZero, intervalOf, undefinedEstimate, type Estimate } from './estimate';

/** What holding factors fixed does to a feature's difference (rules S8 and S25). */
export type Adjustment =
  | 'stays' // the adjusted 95 % interval excludes 0 on the same side
  | 'shrinks' // likewise, but it lies wholly short of the raw difference, or the 90 % one within half of it
  | 'disappears' // the 90 % interval lies within +- half of the raw difference
  | 'changes_sign' // the 95 % interval excludes 0 on the other side
  | 'too_few_to_tell' // none of these
  | 'cannot_be_separated'; // K below 5, or nothing is left of presence within the levels

/** A feature's difference with one factor, or all offered ones together, held fixed (rule S22). */
export interface AdjustedDifference {
  /** pages show it of marked features only */
  adjustment: Adjustment;
  /** NaN where it cannot be separated */
  estimate: Estimate;
  /** weighted difference of means on the same rows */
  raw: number;
  /** that know the feature, in levels of two rows and more */
  rows: number;
  families: number;
  /** K = S^2 / sum S_g^2; NaN where nothing varies within the levels */
  effectiveN: number;
  /** of one factor: levels that hold rows with and without; 0 for several */
  informativeLevels: number;
}

type Counts = Pick<AdjustedDifference, 'rows' | 'families' | 'informativeLevels'>;

export function notSeparated(counts: Counts, raw = NaN, effectiveN = NaN): AdjustedDifference {
  return { adjustment: 'cannot_be_separated', estimate: undefinedEstimate(), raw, effectiveN, ...counts };
}

/** Two one-sided tests (Schuirmann 1987) for `disappears`. */
export function adjustmentOf(estimate: Estimate, raw: number): Adjustment {
  if (!(estimate.standardError > 0)) return 'too_few_to_tell';
  const at95 = intervalOf(estimate, 0.05);
  const at90 = intervalOf(estimate, 0.1);
  const half = Math.abs(raw) / 2;
  const isSmall = at90.low > -half && at90.high < half;
  if (!excludesZero(at95)) return isSmall ? 'disappears' : 'too_few_to_tell';
  if (estimate.value * raw < 0) return 'changes_sign';
  const isShort = Math.max(Math.abs(at95.low), Math.abs(at95.high)) < Math.abs(raw);
  return isSmall || isShort ? 'shrinks' : 'stays';
}
