import { normalCritical, normalTwoSidedP } from './distributions';
import { noInterval, type Interval } from './estimate';
import { endOfTies, firstAtOrAbove } from './row-ranks';
import { effectiveNumber } from './clusters';
import { complementOf, rowList, type Rows } from './rows';

/** Spearman's rank correlation (rule S7). */
export interface Correlation {
  /** -1..1; NaN where either side is constant */
  rho: number;
  /** rows, or the effective number of their families */
  n: number;
  /** two-sided; the alpha at which the interval begins to hold 0 */
  p: number;
}

/** Standard error of atanh(rho) (Bonett & Wright 2000, Psychometrika 65:23, eq. 3). */
function standardError(rho: number, n: number): number {
  return Math.sqrt((1 + (rho * rho) / 2) / (n - 3));
}

/** A Correlation whose p belongs to this rho and n. */
export function correlationOf(rho: number, n: number): Correlation {
  const known = n >= 4 && !Number.isNaN(rho);
  return { rho, n, p: known ? normalTwoSidedP(Math.atanh(rho) / standardError(rho, n)) : NaN };
}

/** tanh(atanh rho +- z sqrt((1 + rho^2/2)/(n - 3))); `z`: normalCritical(alpha). NaN for n < 4. */
export function correlationIntervalBy({ rho, n }: Correlation, z: number): Interval {
  if (Number.isNaN(rho) || n < 4) return noInterval;
  const reach = z * standardError(rho, n);
  const middle = Math.atanh(rho);
  return { low: Math.tanh(middle - reach), high: Math.tanh(middle + reach) };
}

export function correlationInterval(correlation: Correlation, alpha: number): Interval {
  return correlationIntervalBy(correlation, normalCritical(alpha));
}

/** Of sums of squares and products; rounding must not carry it past 1. */
export function correlationOfSums(xx: number, yy: number, xy: number): number {
  return xx > 0 && yy > 0 ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : NaN;
}

/** Ranks 1..n; ties get the mean of their ranks. */
export function midranks(values: ArrayLike<number>): Float64Array {
  const ranks = Float64Array.from(values);
  // A native sort of numbers and a search for each is far faster than a sort with a comparison.
  const sorted = ranks.slice().sort();
  const rankAt = new Float64Array(sorted.length);
  for (let first = 0; first < sorted.length; ) {
    const end = endOfTies(sorted, first);
    rankAt[first] = (first + 1 + end) / 2;
    first = end;
  }
  return ranks.map((value) => rankAt[firstAtOrAbove(sorted, value)]);
}

/** Pearson's correlation of the midranks. Both have the same length. */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): Correlation {
  const n = x.length;
  const xRanks = midranks(x);
  const yRanks = midranks(y);
  const middle = (n + 1) / 2;
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    xx += (xRanks[i] - middle) ** 2;
    yy += (yRanks[i] - middle) ** 2;
    xy += (xRanks[i] - middle) * (yRanks[i] - middle);
  }
  return correlationOf(correlationOfSums(xx, yy, xy), n);
}

/** Correlates one outcome with many sparse features, in the time of going through what they list. */
export class RankCorrelator {
  /** by row; 0 where missing */
  private readonly centredRanks: Float64Array;
  private readonly sumSquares: number;
  private readonly effectiveN: number;

  /** `family`: by row; rows of one tell the same twice, so that their effective number counts (S20). */
  constructor(outcome: Float64Array, family: Uint32Array, missing: Uint8Array | null) {
    const list = rowList(outcome.length);
    complementOf(rowList(0), missing, outcome.length, list);
    const rows = list.rows.subarray(0, list.count);
    const ranks = midranks(Float64Array.from(rows, (row) => outcome[row]));
    const size = new Float64Array(outcome.length);
    this.centredRanks = new Float64Array(outcome.length);
    let squares = 0;
    rows.forEach((row, i) => {
      const centred = ranks[i] - (list.count + 1) / 2;
      this.centredRanks[row] = centred;
      squares += centred * centred;
      size[family[row]]++;
    });
    this.effectiveN = effectiveNumber(size);
    this.sumSquares = squares;
  }

  correlate(rows: Rows, f: number): Correlation {
    const { row, relative, squares } = rows.ranksOf(f);
    let cross = 0;
    for (let i = 0; i < relative.length; i++) cross += relative[i] * this.centredRanks[row[i]];
    return correlationOf(correlationOfSums(squares, this.sumSquares, cross), this.effectiveN);
  }
}
