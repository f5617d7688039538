import { kLeftOut, type Grouping } from './grouping';
import type { Table } from './table';

/** A feature's values by unit. */
export interface UnitPoints {
  /** ascending */
  unit: Uint32Array;
  /** one per unit; not 0 */
  value: Float64Array;
}

const kNone = -1;

/**
 * Turns features by row into features by unit: a unit's value is the (lower) middle one of its
 * rows' known values; a unit whose middle value is 0 has no point (a value that was rounded to 0
 * when the document was written counts as none). Scratch is used again.
 */
export class Collapser {
  /** of all features that were asked for so far, one after the other */
  private readonly unit: Uint32Array;
  private readonly value: Float64Array;
  private written = 0;
  /** units of several rows that the feature lists, and by unit the last point of its chain */
  private readonly shared: Uint32Array;
  private readonly last: Int32Array;
  /** by point of the feature: the one before in its unit's chain */
  private readonly before: Int32Array;
  /** the middle values of shared units, and the values of one of them, ascending */
  private readonly middles: Float64Array;
  private readonly values: Float64Array;

  constructor(private readonly table: Table, private readonly grouping: Grouping) {
    this.unit = new Uint32Array(table.image.length);
    this.value = new Float64Array(table.image.length);
    this.shared = new Uint32Array(grouping.units);
    this.last = new Int32Array(grouping.units).fill(kNone);
    this.before = new Int32Array(table.rows);
    this.middles = new Float64Array(grouping.units);
    this.values = new Float64Array(table.rows);
  }

  /** `knownRows`: by unit, rows of which the feature is known. Once for each feature. */
  pointsOf(f: number, knownRows: Float64Array): UnitPoints {
    const { unitOfRow, rowCounts } = this.grouping;
    const { offsets, image, value } = this.table;
    const first = this.written;
    let end = first;
    let shared = 0;
    for (let i = offsets[f]; i < offsets[f + 1]; i++) {
      const own = unitOfRow[image[i]];
      if (own === kLeftOut || value[i] === 0) continue;
      if (rowCounts[own] === 1) {
        this.unit[end] = own;
        this.value[end++] = value[i];
        continue;
      }
      if (this.last[own] === kNone) this.shared[shared++] = own;
      this.before[i - offsets[f]] = this.last[own];
      this.last[own] = i - offsets[f];
    }
    this.written = shared === 0 ? end : this.merge(f, end, shared, knownRows);
    return { unit: this.unit.subarray(first, this.written), value: this.value.subarray(first, this.written) };
  }

  /** Puts the middle values of shared units among the single ones, which end at `end`; the new end. */
  private merge(f: number, end: number, shared: number, knownRows: Float64Array): number {
    const units = this.shared.subarray(0, shared).sort();
    let kept = 0;
    for (let i = 0; i < shared; i++) {
      const middle = this.middleOf(f, units[i], knownRows[units[i]]);
      if (middle === 0) continue;
      units[kept] = units[i];
      this.middles[kept++] = middle;
    }
    let from = end - 1;
    let to = end + kept - 1;
    for (let next = kept - 1; next >= 0; next--) {
      for (; from >= this.written && this.unit[from] > units[next]; from--, to--) {
        this.unit[to] = this.unit[from];
        this.value[to] = this.value[from];
      }
      this.unit[to] = units[next];
      this.value[to--] = this.middles[next];
    }
    return end + kept;
  }

  /** The lower middle one of `known` values, of which those that are not listed are 0. */
  private middleOf(f: number, unit: number, known: number): number {
    const { values, before, table } = this;
    const start = table.offsets[f];
    let count = 0;
    let negative = 0;
    for (let point = this.last[unit]; point !== kNone; point = before[point]) {
      const value = table.value[start + point];
      if (value < 0) negative++;
      let place = count++;
      for (; place > 0 && values[place - 1] > value; place--) values[place] = values[place - 1];
      values[place] = value;
    }
    this.last[unit] = kNone;
    const zeros = known - count;
    const rank = Math.floor((known - 1) / 2);
    if (rank < negative) return values[rank];
    return rank < negative + zeros ? 0 : values[rank - zeros];
  }
}
