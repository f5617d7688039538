import { effectiveNumber } from './clusters';
import { liftOf, moderatedDifference, welchDifference } from './difference';
import { judgeAsFamily } from './family';
import { HypothesisNumbers, kCarriedByOne, kKindHidden, kTested, eligibilityByCounts } from './eligibility';
import { pooledDifference, ratioOf } from './pooled';
import type { Engine, Prepared } from './engine';
import { undefinedNumbers, type Analysis, type Options } from './results';
import type { Outcomes, Table } from './table';
import { unitList, type UnitList } from './units';

export { kTested, eligibilities, type Eligibility } from './eligibility';
export type { Analysis, GroupCtr, Options } from './results';
export type { Factor, Measure, Outcomes, Table } from './table';

/**
 * Every number that does not need a factor: rules S2-S7, S10, S13; the same as lib/stats to 1e-9.
 * Pure, if what was handed over is not changed afterwards; what does not depend on the options the
 * engine keeps.
 */
export function analyse(engine: Engine, outcomes: Outcomes, options: Options): Analysis {
  const { table } = engine;
  const prepared = engine.prepare(outcomes);
  const { units } = prepared;
  const analysis = totalsOf(prepared, table, options);
  const hypotheses = new HypothesisNumbers(units, options);
  const list = unitList(units.count);
  for (let f = 0; f < table.features; f++) {
    const byRank = table.measure[f] === 'rank';
    if (!byRank) units.present(f, options.least[f], options.greatest[f], list);
    const having = byRank ? units.above(f) : list;
    analysis.threshold[f] = byRank ? units.ranksOf(f).median : options.least[f];
    describe(analysis, prepared, f, having);
    analysis.eligibility[f] = eligibilityOf(analysis, f, options);
    if (analysis.eligibility[f] !== kTested) continue;
    analysis.hypothesis[f] = byRank ? hypotheses.ofItsOwn() : hypotheses.ofPresence(f, having);
    analysis.p[f] = testedP(analysis, f, byRank);
  }
  judgeAsFamily(analysis, engine, options.rate);
  return analysis;
}

function totalsOf({ units, ctr, clicks, impressions }: Prepared, table: Table, options: Options): Analysis {
  const { rowCounts } = units.grouping;
  const rows = sum(rowCounts);
  return {
    ...undefinedNumbers(table.features),
    features: table.features,
    eligibility: new Uint8Array(table.features),
    hypothesis: new Int32Array(table.features).fill(-1),
    signsDisagree: new Uint8Array(table.features),
    marked: new Uint8Array(table.features),
    ranking: new Uint32Array(table.features),
    rows,
    rowsLeftOut: table.rows - rows,
    units: units.count,
    effectiveRows: effectiveNumber(rowCounts),
    effectiveImpressions: impressions === null ? 0 : effectiveNumber(impressions),
    meanCtr: units.count > 0 ? sum(ctr) / units.count : NaN,
    pooledCtr: clicks === null || impressions === null ? NaN : ratioOf(sum(clicks), sum(impressions)),
    hypotheses: 0,
    rejected: 0,
    alpha: options.rate,
    betweenVariance: 0,
    groupCtr: options.groupCtr,
    leastUnits: options.leastUnits,
  };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

/** Everything about one feature that the others have no part in. */
function describe(analysis: Analysis, { units, splitters }: Prepared, f: number, list: UnitList): void {
  const { sides: splitter, pooled, ranks } = splitters[units.missingOfFeature[f]];
  const smaller = splitter.smallerOf(list);
  const { having, without } = splitter.split(smaller);
  analysis.with[f] = having.n;
  analysis.without[f] = without.n;
  analysis.missing[f] = units.missingOf(f).count;
  analysis.ctrWith[f] = having.mean;
  analysis.ctrWithout[f] = without.mean;
  analysis.varianceWith[f] = having.variance;
  analysis.varianceWithout[f] = without.variance;
  const impact = moderatedDifference(having, without);
  analysis.impact[f] = impact.value;
  analysis.impactSe[f] = impact.standardError;
  analysis.impactDf[f] = impact.degreesOfFreedom;
  analysis.impactP[f] = impact.p;
  const welch = welchDifference(having, without);
  analysis.welchSe[f] = welch.standardError;
  analysis.welchDf[f] = welch.degreesOfFreedom;
  analysis.welchP[f] = welch.p;
  const lift = liftOf(having, without, impact);
  analysis.lift[f] = lift.value;
  analysis.liftSe[f] = lift.logStandardError;
  analysis.liftDf[f] = lift.degreesOfFreedom;
  const measure = units.table.measure[f];
  if (measure !== 'presence') {
    const { rho, p } = ranks.correlate(units, f);
    analysis.rho[f] = rho;
    analysis.rhoP[f] = p;
  }
  if (pooled !== null) describePooled(analysis, f, pooled.split(smaller), measure === 'rank');
}

type PooledSides = ReturnType<NonNullable<Prepared['splitters'][number]['pooled']>['split']>;

function describePooled(analysis: Analysis, f: number, { having, without }: PooledSides, byRank: boolean): void {
  analysis.pooledWith[f] = having.ctr;
  analysis.pooledWithout[f] = without.ctr;
  analysis.kishWith[f] = having.effectiveN;
  analysis.kishWithout[f] = without.effectiveN;
  const pooled = pooledDifference(having, without);
  analysis.pooled[f] = pooled.value;
  analysis.pooledSe[f] = pooled.standardError;
  analysis.pooledDf[f] = pooled.degreesOfFreedom;
  analysis.pooledP[f] = pooled.p;
  analysis.signsDisagree[f] = !byRank && pooled.value * analysis.impact[f] < 0 ? 1 : 0;
}

function eligibilityOf(analysis: Analysis, f: number, options: Options): number {
  if (options.inFamily[f] === 0) return kKindHidden;
  const byCounts = eligibilityByCounts(analysis.with[f], analysis.without[f], options);
  if (byCounts !== kTested) return byCounts;
  return options.groupCtr === 'pooled' && Number.isNaN(analysis.pooledSe[f]) ? kCarriedByOne : kTested;
}

/**
 * A rank correlation with clicks that are all equal is no evidence, but a hypothesis all the same,
 * since whether a feature is in the family must not depend on clicks: p is 1 then.
 */
function testedP(analysis: Analysis, f: number, byRank: boolean): number {
  const bar = analysis.groupCtr === 'pooled' ? analysis.pooledP[f] : analysis.impactP[f];
  const p = byRank ? analysis.rhoP[f] : bar;
  return Number.isNaN(p) ? 1 : p;
}
