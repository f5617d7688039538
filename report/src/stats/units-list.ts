// Ascending lists of units, kept in arrays that are used again: `count` of them count.

export interface UnitList {
  readonly units: Uint32Array;
  count: number;
}

export function unitList(capacity: number): UnitList {
  return { units: new Uint32Array(capacity), count: 0 };
}

/** Writes to `rest` the units that are neither in `list` nor missing. */
export function complementOf(list: UnitList, missing: Uint8Array | null, all: number, rest: UnitList): void {
  let next = 0;
  let written = 0;
  for (let unit = 0; unit < all; unit++) {
    if (next < list.count && list.units[next] === unit) next++;
    else if (missing === null || missing[unit] === 0) rest.units[written++] = unit;
  }
  rest.count = written;
}
