import type { Critical } from './critical-curve';
import { normalCritical } from './distributions';
import { intervalBy, type Estimate, type Interval } from './estimate';
import type { Engine } from './engine';
import { liftInterval } from './difference';
import type { Analysis } from './results';
import { shrink } from './shrinkage';
import { correlationIntervalBy } from './spearman';
import { kTested } from './eligibility';
import type { Table } from './table';

export function impactOf(analysis: Analysis, f: number): Estimate {
  return {
    value: analysis.impact[f],
    standardError: analysis.impactSe[f],
    degreesOfFreedom: analysis.impactDf[f],
    p: analysis.impactP[f],
  };
}

export function pooledOf(analysis: Analysis, f: number): Estimate {
  return {
    value: analysis.pooled[f],
    standardError: analysis.pooledSe[f],
    degreesOfFreedom: analysis.pooledDf[f],
    p: analysis.pooledP[f],
  };
}

/** The difference that the reader tests: of means, or of pooled CTRs. */
export function barOf(analysis: Analysis, f: number): Estimate {
  return analysis.groupCtr === 'pooled' ? pooledOf(analysis, f) : impactOf(analysis, f);
}

/** The first feature of each hypothesis, in the table's order. */
function onePerHypothesis({ hypothesis }: Analysis): number[] {
  const firsts: number[] = [];
  hypothesis.forEach((number, f) => {
    if (number === firsts.length) firsts.push(f);
  });
  return firsts;
}

/**
 * Judges all tested features together: q, R, the family's level, intervals, marks (S6), the shrunk
 * differences (S10), and the order of a list. Expects hypothesis, p and the estimates of each.
 */
export function judgeAsFamily(analysis: Analysis, engine: Engine, rate: number): void {
  const { table } = engine;
  const firsts = onePerHypothesis(analysis);
  const of = (column: Float64Array) => firsts.map((f) => column[f]);
  const family = falseDiscovery(of(analysis.p), rate);
  const { betweenVariance, shrunk } = shrink(of(analysis.impact), of(analysis.impactSe));
  analysis.hypotheses = firsts.length;
  analysis.rejected = family.rejected;
  analysis.alpha = family.alpha;
  analysis.betweenVariance = betweenVariance;
  const levelOf = (alpha: number): Level => ({ t: engine.critical(alpha), z: normalCritical(alpha) });
  const levels = { family: levelOf(family.alpha), alone: levelOf(0.05) };
  for (let f = 0; f < analysis.features; f++) {
    addIntervals(analysis, table, f, levels.family);
    const number = analysis.hypothesis[f];
    if (analysis.eligibility[f] !== kTested) continue;
    analysis.q[f] = family.q[number];
    analysis.shrunk[f] = shrunk[number];
    const tested = testedInterval(analysis, table, f, levels.family);
    const alone = testedInterval(analysis, table, f, levels.alone);
    const bar = intervalBy(barOf(analysis, f), levels.family.t);
    [analysis.low[f], analysis.high[f]] = [tested.low, tested.high];
    [analysis.low95[f], analysis.high95[f]] = [alone.low, alone.high];
    [analysis.barLow[f], analysis.barHigh[f]] = [bar.low, bar.high];
    analysis.signsDisagree[f] = table.measure[f] !== 'rank' && isContradicted(analysis, f, levels.family.t) ? 1 : 0;
    analysis.marked[f] = analysis.q[f] <= rate && analysis.signsDisagree[f] === 0 ? 1 : 0;
  }
  analysis.ranking = rankingOf(analysis, table);
}

/** Whether the other way of counting is sure of the other sign (S27). */
function isContradicted(analysis: Analysis, f: number, critical: Critical): boolean {
  const [tested, other] = [barOf(analysis, f), analysis.groupCtr === 'pooled' ? impactOf(analysis, f) : pooledOf(analysis, f)];
  const { low, high } = intervalBy(other, critical);
  return tested.value > 0 ? high < 0 : tested.value < 0 && low > 0;
}

/** Critical values of one level: Student's by degrees of freedom, and the normal's. */
interface Level {
  t: (freedom: number) => number;
  z: number;
}

/** Of lift and rank correlation, which stand beside what is tested. */
function addIntervals(analysis: Analysis, table: Table, f: number, level: Level): void {
  const lift = { value: analysis.lift[f], logStandardError: analysis.liftSe[f], degreesOfFreedom: analysis.liftDf[f] };
  const liftRange = liftInterval(lift, level.t);
  [analysis.liftLow[f], analysis.liftHigh[f]] = [liftRange.low, liftRange.high];
  if (table.measure[f] === 'presence') return;
  const range = correlationIntervalBy(correlationAt(analysis, f), level.z);
  [analysis.rhoLow[f], analysis.rhoHigh[f]] = [range.low, range.high];
}

function correlationAt(analysis: Analysis, f: number) {
  return { rho: analysis.rho[f], n: analysis.rhoN[f], p: analysis.rhoP[f] };
}

function testedInterval(analysis: Analysis, table: Table, f: number, level: Level): Interval {
  return table.measure[f] === 'rank'
    ? correlationIntervalBy(correlationAt(analysis, f), level.z)
    : intervalBy(barOf(analysis, f), level.t);
}

/**
 * Tested features by the size of their shrunk difference, then by p, then by key; untested ones
 * last, by key. As 32 bits, so that what is equal but for rounding is in the order of keys.
 */
function rankingOf({ eligibility, shrunk, p, features }: Analysis, { keys }: Table): Uint32Array {
  const byKey = (a: number, b: number) =>
    keys === undefined || keys[a] === keys[b] ? a - b : keys[a] < keys[b] ? -1 : 1;
  return Uint32Array.from({ length: features }, (_, f) => f).sort((a, b) => {
    const untested = Number(eligibility[a] !== kTested) - Number(eligibility[b] !== kTested);
    if (untested !== 0 || eligibility[a] !== kTested) return untested || byKey(a, b);
    return Math.fround(Math.abs(shrunk[b])) - Math.fround(Math.abs(shrunk[a])) || Math.fround(p[a]) - Math.fround(p[b]) || byKey(a, b);
  });
}

/** One family of hypotheses after Benjamini & Hochberg (1995, JRSS B 57:289). */
export interface FalseDiscovery {
  /** of each p given, 0..1 */
  q: Float64Array;
  /** R, those with q <= the rate */
  rejected: number;
  /**
   * Every interval of the family is drawn at level 1 - alpha, alpha = max(R, 1) rate / m; it
   * excludes 0 if and only if q <= rate (Benjamini & Yekutieli 2005, JASA 100:71). The rate itself
   * for an empty family.
   */
  alpha: number;
}

/** `p`: one per hypothesis, 0..1 each, none undefined; `rate`: the false discovery rate. */
export function falseDiscovery(p: ArrayLike<number>, rate = 0.05): FalseDiscovery {
  const m = p.length;
  const q = new Float64Array(m);
  if (m === 0) return { q, rejected: 0, alpha: rate };
  const order = Uint32Array.from(q, (_, i) => i).sort((a, b) => p[a] - p[b]);
  let least = 1;
  let rejected = 0;
  for (let rank = m; rank > 0; rank--) {
    least = Math.min(least, (p[order[rank - 1]] * m) / rank);
    q[order[rank - 1]] = least;
    if (least <= rate) rejected = Math.max(rejected, rank);
  }
  return { q, rejected, alpha: (Math.max(rejected, 1) * rate) / m };
}
