// What an analysis is asked, and what it says. By feature one typed array each; NaN: undefined.
import type { EligibilityRules } from './eligibility';
import type { Ranges } from './rows';
import type { RowWeights } from './weights';

/** Which CTR of a group the tests are about (S19): its rows count for what they know, or all the same, or every impression does. */
export type GroupCtr = 'weighted' | 'unweighted' | 'pooled';

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
 * with, without, missing: rows (images); missing ones are on neither side.
 * ctrWith, ctrWithout, varianceWith, varianceWithout: of the rows' CTRs, weighted by S19's weights
 * (all the same if the reader wants that), 0..1; effectiveWith, effectiveWithout: K of S21.
 * impact...: difference of the means, moderated, with families as the unit of error (S21).
 * pooled...: where impressions are known (S5); kish...: effective number of a side's families by them.
 * pooledSe, pooledDf, pooledP, kish... are filled in where they decide; else by completePooled.
 * lift: with / without - 1 (S13), rho: Spearman's (S7) of so many (rhoN) effective rows; their intervals at the family's level.
 * p: of what is tested, which is the impact, the pooled difference, or rho for features without
 * presence; q, low, high: likewise at the family's level (S6); low95, high95: for it alone.
 * barLow, barHigh: of the impact or the pooled difference, at the family's level.
 * shrunk: the impact shrunk towards 0, for ranking only (S10).
 */
export const numbersByFeature = [
  'threshold', 'with', 'without', 'missing', 'ctrWith', 'ctrWithout', 'varianceWith', 'varianceWithout',
  'effectiveWith', 'effectiveWithout', 'impact', 'impactSe', 'impactDf', 'impactP',
  'pooledWith', 'pooledWithout', 'kishWith', 'kishWithout', 'pooled', 'pooledSe', 'pooledDf', 'pooledP',
  'lift', 'liftSe', 'liftDf', 'liftLow', 'liftHigh', 'rho', 'rhoLow', 'rhoHigh', 'rhoP', 'rhoN',
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
  /** 1: the other way of counting is sure of the other sign, so neither is marked (S27) */
  signsDisagree: Uint8Array;
  /** 1: q <= rate and the signs agree; the interval low..high excludes 0 */
  marked: Uint8Array;
  /** all features: tested first, by the size of their shrunk difference */
  ranking: Uint32Array;
  /** with a CTR, and without one */
  rows: number;
  rowsLeftOut: number;
  /** units of error (S20), and their effective number by rows and by impressions, 0 where none are known */
  families: number;
  effectiveRows: number;
  effectiveImpressions: number;
  /** of the rows, weighted as `groupCtr` says (pooled: by S19's weights); NaN without rows */
  meanCtr: number;
  /** of the average row: all count the same */
  plainCtr: number;
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
  /** S19's, whatever groupCtr says */
  weights: RowWeights;
  groupCtr: GroupCtr;
  leastFamilies: number;
}
