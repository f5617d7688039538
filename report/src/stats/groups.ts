import { studentCritical } from './distributions';
import { ratioOf } from './pooled';
import type { Engine, Prepared } from './engine';
import { sideOf } from './side';
import type { Options, Outcomes } from './analysis';
import { presenceByUnit, type Units } from './units';

/** A group of units: its CTR with an interval. */
export interface GroupMean {
  n: number;
  /** unweighted mean, 0..1; NaN for an empty group */
  ctr: number;
  /** 95 % of Student's t with n - 1 degrees of freedom; NaN below two units or without spread */
  low: number;
  high: number;
  /** clicks / impressions; NaN where they are not known */
  pooledCtr: number;
}

export function groupMean({ ctr, clicks, impressions }: Prepared, units: number[]): GroupMean {
  const { n, mean, variance } = sideOf(units.map((unit) => ctr[unit]));
  const error = n > 1 ? Math.sqrt(variance / n) : NaN;
  const reach = error > 0 ? studentCritical(0.05, n - 1) * error : NaN;
  const sum = (column: Float64Array) => units.reduce((total, unit) => total + column[unit], 0);
  const pooledCtr = clicks === null || impressions === null ? NaN : ratioOf(sum(clicks), sum(impressions));
  return { n, ctr: mean, low: mean - reach, high: mean + reach, pooledCtr };
}

/** Units whose values of a feature lie in from .. to. */
export interface DoseBin extends GroupMean {
  from: number;
  to: number;
}

const kBins = 4;

/**
 * The CTR by quartile of a fraction or count, among the units that know it (zeros too). Equal
 * values share a bin, that of their mean rank, so that there may be fewer than four.
 */
export function doseBins(engine: Engine, outcomes: Outcomes, f: number): DoseBin[] {
  const prepared = engine.prepare(outcomes);
  const { values, units } = knownValues(prepared.units, f);
  const order = units.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const bins: { from: number; to: number; units: number[] }[] = [];
  let last = -1;
  for (let first = 0; first < order.length; ) {
    const value = values[order[first]];
    let end = first;
    while (end < order.length && values[order[end]] === value) end++;
    const number = Math.floor((kBins * (first + end)) / (2 * order.length));
    if (number !== last) bins.push({ from: value, to: value, units: [] });
    last = number;
    const bin = bins[bins.length - 1];
    bin.to = value;
    for (let i = first; i < end; i++) bin.units.push(units[order[i]]);
    first = end;
  }
  return bins.map(({ from, to, units: own }) => ({ from, to, ...groupMean(prepared, own) }));
}

function knownValues(units: Units, f: number): { values: number[]; units: number[] } {
  const dense = new Float64Array(units.count);
  const { unit, value } = units.pointsOf(f);
  unit.forEach((own, i) => (dense[own] = value[i]));
  const { flags } = units.missingOf(f);
  const known = Array.from(dense, (_, u) => u).filter((u) => flags?.[u] !== 1);
  return { values: known.map((u) => dense[u]), units: known };
}

/** The four cells of two features, over the units of which both are known. */
export interface PairCells {
  both: GroupMean;
  /** the first feature only */
  one: GroupMean;
  /** the second feature only */
  other: GroupMean;
  none: GroupMean;
}

export function pairCells(engine: Engine, outcomes: Outcomes, options: Options, f: number, g: number): PairCells {
  const prepared = engine.prepare(outcomes);
  const first = presenceByUnit(prepared.units, f, options);
  const second = presenceByUnit(prepared.units, g, options);
  const cell = (hasFirst: number, hasSecond: number) => {
    const units: number[] = [];
    first.forEach((has, unit) => has === hasFirst && second[unit] === hasSecond && units.push(unit));
    return groupMean(prepared, units);
  };
  return { both: cell(1, 1), one: cell(1, 0), other: cell(0, 1), none: cell(0, 0) };
}
