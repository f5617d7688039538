// What an analysis is asked, and what it says. By feature one typed array each; NaN: undefined.
import type { EligibilityRules } from './eligibility';
import type { Ranges } from './units';

/** Which CTR of a group the tests are about. */
export type GroupCtr = 'unweighted' | 'pooled';

/** The reader's choices; none of them looks at a click, so the family is fixed by them (S6). */
export interface Options extends Ranges, EligibilityRules {
  /** by feature; 0: its kind is hidden, so it takes no part in the family */
  inFamily: Uint8Array;
  groupCtr: GroupCtr;
  /** false discovery rate, 0.05 */
  rate: number;
}

/**
 * threshold: where presence begins; the median for features without presence.
 * with, without, missing: units (clusters), not rows; missing ones are on neither side.
 * ctrWith, ctrWithout, varianceWith, varianceWithout: of the units' CTRs, unweighted, 0..1.
 * impact...: difference of the means, moderated (S4). welch...: the same by plain Welch.
 * pooled...: where impressions are known (S5); kish...: effective number of units of a side.
 * lift: with / without - 1 (S13), rho: Spearman's (S7); their intervals at the family's level.
 * p: of what is tested, which is the impact, the pooled difference, or rho for features without
 * presence; q, low, high: likewise at the family's level (S6); low95, high95: for it alone.
 * barLow, barHigh: of the impact or the pooled difference, at the family's level.
 * shrunk: the impact shrunk towards 0, for ranking only (S10).
 */
export const numbersByFeature = [
  'threshold', 'with', 'without', 'missing', 'ctrWith', 'ctrWithout', 'varianceWith', 'varianceWithout',
  'impact', 'impactSe', 'impactDf', 'impactP', 'welchSe', 'welchDf', 'welchP',
  'pooledWith', 'pooledWithout', 'kishWith', 'kishWithout', 'pooled', 'pooledSe', 'pooledDf', 'pooledP',
  'lift', 'liftSe', 'liftDf', 'liftLow', 'liftHigh', 'rho', 'rhoLow', 'rhoHigh', 'rhoP',
  'p', 'q', 'low', 'high', 'low95', 'high95', 'barLow', 'barHigh', 'shrunk',
] as const;

export type NumbersByFeature = Record<(typeof numbersByFeature)[number], Float64Array>;

export function undefinedNumbers(features: number): NumbersByFeature {
  const columns = {} as NumbersByFeature;
  for (const name of numbersByFeature) columns[name] = new Float64Array(features).fill(NaN);
  return columns;
}

/** All features of a table against its outcomes. */
export interface Analysis extends NumbersByFeature {
  features: number;
  /** index into eligibilities; 0: tested */
  eligibility: Uint8Array;
  /** features with equal presence share one; -1: not tested */
  hypothesis: Int32Array;
  /** 1: pooled and unweighted differ in sign, so neither is marked (S5) */
  signsDisagree: Uint8Array;
  /** 1: q <= rate and the signs agree; the interval low..high excludes 0 */
  marked: Uint8Array;
  /** all features: tested first, by the size of their shrunk difference */
  ranking: Uint32Array;
  /** with a CTR, and without one */
  rows: number;
  rowsLeftOut: number;
  /** clusters */
  units: number;
  /** Kish, clusters weighted by their rows; by their impressions, 0 where none are known */
  effectiveRows: number;
  effectiveImpressions: number;
  /** of the units, unweighted; NaN without units */
  meanCtr: number;
  /** NaN where impressions are not known */
  pooledCtr: number;
  /** m, "intervals adjusted for m features" */
  hypotheses: number;
  /** R */
  rejected: number;
  /** family intervals have level 1 - alpha */
  alpha: number;
  /** tau^2; 0: nothing stands out from noise */
  betweenVariance: number;
  groupCtr: GroupCtr;
  leastUnits: number;
}
