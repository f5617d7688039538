import { kLeftOut, type Grouping } from './grouping';

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
