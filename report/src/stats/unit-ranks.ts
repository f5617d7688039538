// Ranks of sparse features by unit. Since centred ranks of an outcome sum to 0, a feature's ranks
// may be taken relative to that of its zeros, which then need no visit.
import type { UnitPoints } from './collapse';
import type { Grouping } from './grouping';
import type { Table } from './table';

export interface FeatureRanks {
  /** the units whose value is not 0, by ascending value */
  unit: Uint32Array;
  /** of each: midrank minus the midrank of the units whose value is 0 */
  relative: Float64Array;
  /** sum (rank - mean rank)^2 over all known units, zeros too */
  squares: number;
  /** of all known units' values; the mean of the middle two for an even number */
  median: number;
}

/** Ranks the features of one table, by whatever grouping. */
export class Ranker {
  /** by feature: its points by ascending value */
  private readonly orders: (Uint32Array | undefined)[] = [];
  /** by unit, its value until that is found; 0 else */
  private waiting = new Float64Array(0);

  constructor(private readonly table: Table) {}

  /** `points`: of the feature; `known`: units of which it is known, with the zeros. */
  ranksOf(grouping: Grouping, f: number, points: UnitPoints, known: number): FeatureRanks {
    const { unit, value } = this.byValue(grouping, f, points);
    const zeros = known - unit.length;
    const negative = firstAtOrAbove(value, 0);
    const rankOfZero = negative + (zeros + 1) / 2;
    const relative = new Float64Array(unit.length);
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
      unit,
      relative,
      squares: (known * known * known - known - ties) / 12,
      median: known === 0 ? 0 : (at(Math.floor((known - 1) / 2)) + at(Math.floor(known / 2))) / 2,
    };
  }

  /** The points by ascending value, without a sort: in the order of the table's points. */
  private byValue({ unitOfRow, units }: Grouping, f: number, points: UnitPoints): UnitPoints {
    const { table } = this;
    const count = points.unit.length;
    const sorted = { unit: new Uint32Array(count), value: new Float64Array(count) };
    if (this.waiting.length < units) this.waiting = new Float64Array(units);
    const { waiting } = this;
    for (let i = 0; i < count; i++) waiting[points.unit[i]] = points.value[i];
    let written = 0;
    for (const point of (this.orders[f] ??= sortedPoints(table, f))) {
      const unit = unitOfRow[table.image[point]];
      const value = table.value[point];
      // A unit of several rows has the value of one of them.
      if (unit < 0 || value === 0 || waiting[unit] !== value) continue;
      waiting[unit] = 0;
      sorted.unit[written] = unit;
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
