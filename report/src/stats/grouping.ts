import type { Outcomes } from './table';

/** Which unit each row belongs to; units are numbered by their first row (rule S3). */
export interface Grouping {
  /** -1: the row has no CTR, or is left out */
  unitOfRow: Int32Array;
  /** rows in each unit */
  rowCounts: Float64Array;
  units: number;
}

export const kLeftOut = -1;

export function groupRows({ ctr }: Pick<Outcomes, 'ctr'>, cluster: ArrayLike<number>): Grouping {
  const rows = ctr.length;
  let greatest = -1;
  for (let row = 0; row < rows; row++) greatest = Math.max(greatest, cluster[row]);
  const unitOfCluster = new Int32Array(greatest + 1).fill(kLeftOut);
  const unitOfRow = new Int32Array(rows).fill(kLeftOut);
  const counts = new Float64Array(rows);
  let units = 0;
  for (let row = 0; row < rows; row++) {
    if (Number.isNaN(ctr[row]) || cluster[row] < 0) continue;
    if (unitOfCluster[cluster[row]] === kLeftOut) unitOfCluster[cluster[row]] = units++;
    unitOfRow[row] = unitOfCluster[cluster[row]];
    counts[unitOfRow[row]]++;
  }
  return { unitOfRow, rowCounts: counts.slice(0, units), units };
}

export function isSameGrouping(a: Grouping, b: Grouping): boolean {
  if (a.units !== b.units || a.unitOfRow.length !== b.unitOfRow.length) return false;
  for (let row = 0; row < a.unitOfRow.length; row++) {
    if (a.unitOfRow[row] !== b.unitOfRow[row]) return false;
  }
  return true;
}

export function sumByUnit(ofRow: ArrayLike<number>, { unitOfRow, units }: Grouping): Float64Array {
  const sums = new Float64Array(units);
  for (let row = 0; row < unitOfRow.length; row++) {
    if (unitOfRow[row] !== kLeftOut) sums[unitOfRow[row]] += ofRow[row];
  }
  return sums;
}

/** The unweighted mean of each unit's rows. */
export function meanByUnit(ofRow: ArrayLike<number>, grouping: Grouping): Float64Array {
  return sumByUnit(ofRow, grouping).map((sum, unit) => sum / grouping.rowCounts[unit]);
}

/** Features that share the units of which nothing is known (rule S2). */
export interface MissingUnits {
  /** 1 for units of which all rows are missing; null: none */
  flags: Uint8Array | null;
  /** how many */
  count: number;
  /** by unit: rows on which the model answered */
  knownRows: Float64Array;
  /** the first of these lists with equal flags: hypotheses go by it */
  sameAs: number;
}

/** One entry per different array; `ofFeature` says which. */
export function missingUnits(
  missing: (Uint8Array | null)[],
  grouping: Grouping,
): { lists: MissingUnits[]; ofFeature: Uint32Array } {
  const seen = new Map<Uint8Array | null, number>();
  const lists: MissingUnits[] = [];
  const ofFeature = Uint32Array.from(missing, (flags) => {
    let number = seen.get(flags);
    if (number !== undefined) return number;
    number = lists.length;
    seen.set(flags, number);
    const list = listOf(flags, grouping);
    const same = lists.findIndex((other) => isSame(other.flags, list.flags));
    lists.push({ ...list, sameAs: same < 0 ? number : same });
    return number;
  });
  return { lists, ofFeature };
}

function listOf(ofRow: Uint8Array | null, { unitOfRow, rowCounts }: Grouping) {
  const knownRows = rowCounts.slice();
  if (ofRow === null) return { flags: null, count: 0, knownRows };
  for (let row = 0; row < unitOfRow.length; row++) {
    if (unitOfRow[row] !== kLeftOut && ofRow[row] === 1) knownRows[unitOfRow[row]]--;
  }
  const flags = Uint8Array.from(knownRows, (known) => (known === 0 ? 1 : 0));
  const count = flags.reduce((sum, flag) => sum + flag, 0);
  return { flags: count === 0 ? null : flags, count, knownRows };
}

function isSame(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === null || b === null) return a === b;
  return a.every((flag, unit) => flag === b[unit]);
}
