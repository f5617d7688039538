// The numbers of an analysis by feature, one typed array each; NaN: undefined.

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
