// Ranks of sparse features by row. Since centred ranks of an outcome sum to 0, a feature's ranks
// may be taken relative to that of its zeros, which then need no visit.
import type { Table } from './table';

export interface FeatureRanks {
  /** the rows whose value is not 0, by ascending value */
  row: Uint32Array;
  /** of each: midrank minus the midrank of the rows whose value is 0 */
  relative: Float64Array;
  /** sum (rank - mean rank)^2 over all known rows, zeros too */
  squares: number;
  /** of all known rows' values; the mean of the middle two for an even number */
  median: number;
}

/** Ranks the features of one table, for whatever rows take part. */
export class Ranker {
  /** by feature: its points by ascending value */
  private readonly orders: (Uint32Array | undefined)[] = [];

  constructor(private readonly table: Table) {}

  /** `rowAt`: by the table's images; `points`: of the feature among the rows; `missing`: by row; `known`: rows with the zeros. */
  ranksOf(rowAt: Int32Array, f: number, points: number, missing: Uint8Array | null, known: number): FeatureRanks {
    const { row, value } = this.byValue(rowAt, f, points, missing);
    const zeros = known - row.length;
    const negative = firstAtOrAbove(value, 0);
    const rankOfZero = negative + (zeros + 1) / 2;
    const relative = new Float64Array(row.length);
    let ties = zeros * zeros * zeros - zeros;
    for (let first = 0; first < value.length; ) {
      const end = endOfTies(value, first);
      const t = end - first;
      ties += t * t * t - t;
      relative.fill((first + 1 + end) / 2 + (first < negative ? 0 : zeros) - rankOfZero, first, end);
      first = end;
    }
    const at = (rank: number) => (rank < negative ? value[rank] : rank < negative + zeros ? 0 : value[rank - zeros]);
    return {
      row,
      relative,
      squares: (known * known * known - known - ties) / 12,
      median: known === 0 ? 0 : (at(Math.floor((known - 1) / 2)) + at(Math.floor(known / 2))) / 2,
    };
  }

  /** The points by ascending value, without a sort: in the order of the table's points. */
  private byValue(rowAt: Int32Array, f: number, points: number, missing: Uint8Array | null) {
    const { table } = this;
    const sorted = { row: new Uint32Array(points), value: new Float64Array(points) };
    let written = 0;
    for (const point of (this.orders[f] ??= sortedPoints(table, f))) {
      const row = rowAt[table.image[point]];
      const value = table.value[point];
      if (row < 0 || value === 0 || missing?.[row] === 1) continue;
      sorted.row[written] = row;
      sorted.value[written++] = value;
    }
    return sorted;
  }
}

function sortedPoints({ offsets, value }: Table, f: number): Uint32Array {
  const points = new Uint32Array(offsets[f + 1] - offsets[f]);
  for (let i = 0; i < points.length; i++) points[i] = offsets[f] + i;
  return points.sort((a, b) => value[a] - value[b]);
}

/** The first place whose value is at least so much. */
export function firstAtOrAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place after the last one that equals the value at `first`. */
export function endOfTies(sorted: Float64Array, first: number): number {
  let end = first + 1;
  while (end < sorted.length && sorted[end] === sorted[first]) end++;
  return end;
}
