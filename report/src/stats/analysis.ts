import { effectiveNumber } from './clusters';
import { liftOf, moderatedDifference } from './difference';
import { judgeAsFamily } from './family';
import { HypothesisNumbers, eligibilityOf, kCarriedByOne, kKindHidden, kTested } from './eligibility';
import { pooledDifference, ratioOf } from './pooled';
import type { Engine, Prepared } from './engine';
import type { PooledSides } from './pooled-splitter';
import { undefinedNumbers, type Analysis, type Options } from './results';
import type { Sides } from './side';
import type { Outcomes, Table } from './table';
import { rowList, rowsHaving, type RowList } from './rows';

export { kTested, eligibilities, type Eligibility } from './eligibility';
export type { Analysis, GroupCtr, Options } from './results';
export type { ClickRows, Factor, Measure, Outcomes, Table } from './table';

/**
 * Every number that does not need a factor: rules S2-S7, S10, S13, S19-S21; the same as lib/stats to
 * 1e-9. Pure, if what was handed over is not changed afterwards; what does not depend on the options
 * the engine keeps.
 */
export function analyse(engine: Engine, outcomes: Outcomes, options: Options): Analysis {
  const { table } = engine;
  const prepared = engine.prepare(outcomes);
  const { rows } = prepared;
  const analysis = totalsOf(prepared, table, options);
  const hypotheses = new HypothesisNumbers(rows, options);
  const list = rowList(rows.count);
  for (let f = 0; f < table.features; f++) {
    const byRank = table.measure[f] === 'rank';
    if (!byRank) rows.present(f, options.least[f], options.greatest[f], list);
    const having = byRank ? rows.above(f) : list;
    analysis.threshold[f] = byRank ? rows.ranksOf(f).median : options.least[f];
    const sides = describe(analysis, prepared, f, having);
    analysis.eligibility[f] = eligibleAs(analysis, f, sides, options);
    if (analysis.eligibility[f] !== kTested) continue;
    analysis.hypothesis[f] = byRank ? hypotheses.ofItsOwn() : hypotheses.ofPresence(f, having);
    analysis.p[f] = testedP(analysis, f, byRank);
  }
  judgeAsFamily(analysis, engine, options.rate);
  return analysis;
}

function totalsOf(prepared: Prepared, table: Table, options: Options): Analysis {
  const { rows, ctr, clicks, impressions, weights } = prepared;
  const byFamily = (column: ArrayLike<number>) => {
    const sums = new Float64Array(rows.families);
    rows.family.forEach((g, row) => (sums[g] += column[row]));
    return sums;
  };
  const { weight } = prepared.weighted(options.groupCtr);
  return {
    ...undefinedNumbers(table.features),
    features: table.features,
    eligibility: new Uint8Array(table.features),
    hypothesis: new Int32Array(table.features).fill(-1),
    signsDisagree: new Uint8Array(table.features),
    marked: new Uint8Array(table.features),
    ranking: new Uint32Array(table.features),
    rows: rows.count,
    rowsLeftOut: table.rows - rows.count,
    families: rows.families,
    effectiveRows: effectiveNumber(byFamily(new Float64Array(rows.count).fill(1))),
    effectiveImpressions: impressions === null ? 0 : effectiveNumber(byFamily(impressions)),
    meanCtr: sum(ctr.map((own, row) => own * weight[row])) / sum(weight),
    plainCtr: sum(ctr) / rows.count,
    pooledCtr: clicks === null || impressions === null ? NaN : ratioOf(sum(clicks), sum(impressions)),
    hypotheses: 0,
    rejected: 0,
    alpha: options.rate,
    betweenVariance: 0,
    weights,
    groupCtr: options.groupCtr,
    leastFamilies: options.leastFamilies,
  };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

/** Everything about one feature that the others have no part in. */
function describe(analysis: Analysis, prepared: Prepared, f: number, list: RowList): Sides {
  const { rows } = prepared;
  const { sides: splitter, pooled, ranks } = prepared.splitters(rows.missingOfFeature[f], analysis.groupCtr);
  const smaller = splitter.smallerOf(list);
  const sides = splitter.split(smaller);
  const { having, without } = sides;
  analysis.with[f] = having.n;
  analysis.without[f] = without.n;
  analysis.missing[f] = rows.missingOf(f).count;
  analysis.ctrWith[f] = having.mean;
  analysis.ctrWithout[f] = without.mean;
  analysis.varianceWith[f] = having.variance;
  analysis.varianceWithout[f] = without.variance;
  analysis.effectiveWith[f] = having.effectiveN;
  analysis.effectiveWithout[f] = without.effectiveN;
  const impact = moderatedDifference(sides);
  analysis.impact[f] = impact.value;
  analysis.impactSe[f] = impact.standardError;
  analysis.impactDf[f] = impact.degreesOfFreedom;
  analysis.impactP[f] = impact.p;
  const lift = liftOf(sides, impact);
  analysis.lift[f] = lift.value;
  analysis.liftSe[f] = lift.logStandardError;
  analysis.liftDf[f] = lift.degreesOfFreedom;
  if (rows.table.measure[f] !== 'presence') {
    const { rho, p, n } = ranks.correlate(rows, f);
    analysis.rho[f] = rho;
    analysis.rhoP[f] = p;
    analysis.rhoN[f] = n;
  }
  if (pooled === null) return sides;
  const ratios = pooled.ratios(smaller);
  analysis.pooledWith[f] = ratios.having;
  analysis.pooledWithout[f] = ratios.without;
  analysis.pooled[f] = ratios.having - ratios.without;
  if (analysis.groupCtr === 'pooled' || analysis.pooled[f] * impact.value < 0) addPooled(analysis, f, pooled.split(smaller));
  return sides;
}

/** How sure the pooled difference of one feature is, where analyse() had no need to know. */
export function completePooled(engine: Engine, outcomes: Outcomes, options: Options, analysis: Analysis, f: number): void {
  const prepared = engine.prepare(outcomes);
  const { sides, pooled } = prepared.splitters(prepared.rows.missingOfFeature[f], analysis.groupCtr);
  if (pooled === null || !Number.isNaN(analysis.kishWith[f])) return;
  addPooled(analysis, f, pooled.split(sides.smallerOf(rowsHaving(prepared.rows, f, options))));
}

function addPooled(analysis: Analysis, f: number, { having, without }: PooledSides): void {
  analysis.kishWith[f] = having.effectiveN;
  analysis.kishWithout[f] = without.effectiveN;
  const pooled = pooledDifference(having, without);
  analysis.pooled[f] = pooled.value;
  analysis.pooledSe[f] = pooled.standardError;
  analysis.pooledDf[f] = pooled.degreesOfFreedom;
  analysis.pooledP[f] = pooled.p;
}

function eligibleAs(analysis: Analysis, f: number, sides: Sides, options: Options): number {
  if (options.inFamily[f] === 0) return kKindHidden;
  const eligibility = eligibilityOf(sides, options);
  if (eligibility !== kTested) return eligibility;
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
