import { kLeftOut, type Grouping } from './grouping';
import type { MissingUnits } from './missing';
import type { Table } from './table';

/** Features' values by unit: points of feature f stand at offsets[f] .. offsets[f + 1] - 1. */
export interface UnitPoints {
  offsets: Uint32Array;
  /** ascending within a feature */
  unit: Uint32Array;
  /** not 0 */
  value: Float64Array;
}

interface Point {
  unit: number;
  value: number;
}

/**
 * A unit's value of a feature is the (lower) middle one of its rows' known values; a unit whose
 * middle value is 0 has no point.
 */
export function collapse(table: Table, grouping: Grouping, missing: (f: number) => MissingUnits): UnitPoints {
  const { unitOfRow, rowCounts } = grouping;
  const offsets = new Uint32Array(table.features + 1);
  const unit = new Uint32Array(table.image.length);
  const value = new Float64Array(table.image.length);
  let written = 0;
  for (let f = 0; f < table.features; f++) {
    const shared: Point[] = [];
    for (let i = table.offsets[f]; i < table.offsets[f + 1]; i++) {
      const own = unitOfRow[table.image[i]];
      if (own === kLeftOut) continue;
      if (rowCounts[own] !== 1) {
        shared.push({ unit: own, value: table.value[i] });
        continue;
      }
      unit[written] = own;
      value[written++] = table.value[i];
    }
    if (shared.length > 0) {
      written = insert(middlePoints(shared, missing(f).knownRows), unit, value, offsets[f], written);
    }
    offsets[f + 1] = written;
  }
  return { offsets, unit: unit.subarray(0, written), value: value.subarray(0, written) };
}

/** One point per unit, ascending; those that are 0 are left out. */
function middlePoints(shared: Point[], knownRows: Float64Array): Point[] {
  shared.sort((a, b) => a.unit - b.unit || a.value - b.value);
  const points: Point[] = [];
  for (let first = 0; first < shared.length; ) {
    const { unit } = shared[first];
    let end = first;
    while (end < shared.length && shared[end].unit === unit) end++;
    const value = middleValue(shared, first, end, knownRows[unit]);
    if (value !== 0) points.push({ unit, value });
    first = end;
  }
  return points;
}

/** The lower middle one of `known` values, of which those that are not listed are 0. */
function middleValue(sorted: Point[], first: number, end: number, known: number): number {
  const zeros = known - (end - first);
  let negative = 0;
  while (first + negative < end && sorted[first + negative].value < 0) negative++;
  const rank = Math.floor((known - 1) / 2);
  if (rank < negative) return sorted[first + rank].value;
  return rank < negative + zeros ? 0 : sorted[first + rank - zeros].value;
}

/** Merges points into the ascending ones at first .. end - 1, from the back; returns the new end. */
function insert(points: Point[], unit: Uint32Array, value: Float64Array, first: number, end: number): number {
  let from = end - 1;
  let next = points.length - 1;
  for (let to = end + points.length - 1; next >= 0; to--) {
    if (from >= first && unit[from] > points[next].unit) {
      unit[to] = unit[from];
      value[to] = value[from--];
    } else {
      unit[to] = points[next].unit;
      value[to] = points[next--].value;
    }
  }
  return end + points.length;
}
