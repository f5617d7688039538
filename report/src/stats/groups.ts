import { studentCritical } from './distributions';
import { ratioOf } from './pooled';
import type { Engine, Prepared } from './engine';
import { weightedSide } from './side';
import type { GroupCtr, Options, Outcomes } from './analysis';
import { presenceByRow, type Rows } from './rows';

/** A group of rows: its CTR with an interval. */
export interface GroupMean {
  n: number;
  /** mean by the reader's weights, 0..1; NaN for an empty group */
  ctr: number;
  /** 95 % of Student's t with K - 1 degrees of freedom (S21); NaN where K is below 2 or without spread */
  low: number;
  high: number;
  /** clicks / impressions; NaN where they are not known */
  pooledCtr: number;
}

export function groupMean(prepared: Prepared, own: number[], groupCtr: GroupCtr): GroupMean {
  const { clicks, impressions } = prepared;
  const { n, mean, variance, effectiveN } = weightedSide(prepared.weighted(groupCtr), own);
  const error = Math.sqrt(variance / effectiveN);
  const reach = error > 0 ? studentCritical(0.05, effectiveN - 1) * error : NaN;
  const sum = (column: Float64Array) => own.reduce((total, row) => total + column[row], 0);
  const pooledCtr = clicks === null || impressions === null ? NaN : ratioOf(sum(clicks), sum(impressions));
  return { n, ctr: mean, low: mean - reach, high: mean + reach, pooledCtr };
}

/** Rows whose values of a feature lie in from .. to. */
export interface DoseBin extends GroupMean {
  from: number;
  to: number;
}

const kBins = 4;

/**
 * The CTR by quartile of a fraction or count, among the rows that know it (zeros too). Equal
 * values share a bin, that of their mean rank, so that there may be fewer than four.
 */
export function doseBins(engine: Engine, outcomes: Outcomes, { groupCtr }: Pick<Options, 'groupCtr'>, f: number): DoseBin[] {
  const prepared = engine.prepare(outcomes);
  const { values, rows } = knownValues(prepared.rows, f);
  const order = rows.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const bins: { from: number; to: number; rows: number[] }[] = [];
  let last = -1;
  for (let first = 0; first < order.length; ) {
    const value = values[order[first]];
    let end = first;
    while (end < order.length && values[order[end]] === value) end++;
    const number = Math.floor((kBins * (first + end)) / (2 * order.length));
    if (number !== last) bins.push({ from: value, to: value, rows: [] });
    last = number;
    const bin = bins[bins.length - 1];
    bin.to = value;
    for (let i = first; i < end; i++) bin.rows.push(rows[order[i]]);
    first = end;
  }
  return bins.map(({ from, to, rows: own }) => ({ from, to, ...groupMean(prepared, own, groupCtr) }));
}

function knownValues(rows: Rows, f: number): { values: number[]; rows: number[] } {
  const dense = new Float64Array(rows.count);
  const { row, value } = rows.pointsOf(f);
  row.forEach((own, i) => (dense[own] = value[i]));
  const { flags } = rows.missingOf(f);
  const known = Array.from(dense.keys()).filter((own) => flags?.[own] !== 1);
  return { values: known.map((own) => dense[own]), rows: known };
}

/** The four cells of two features, over the rows of which both are known. */
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
  const first = presenceByRow(prepared.rows, f, options);
  const second = presenceByRow(prepared.rows, g, options);
  const cell = (hasFirst: number, hasSecond: number) => {
    const own: number[] = [];
    first.forEach((has, row) => has === hasFirst && second[row] === hasSecond && own.push(row));
    return groupMean(prepared, own, options.groupCtr);
  };
  return { both: cell(1, 1), one: cell(1, 0), other: cell(0, 1), none: cell(0, 0) };
}
