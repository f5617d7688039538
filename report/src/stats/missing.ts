/** Features that share the rows of which nothing is known (rule S2). */
export interface MissingRows {
  /** 1 by row; null: none */
  flags: Uint8Array | null;
  /** how many */
  count: number;
  /** the first of these lists with equal flags: hypotheses go by it */
  sameAs: number;
}

/** One entry per different array of `missing`, which are by the table's images; `ofFeature` says which. */
export function missingRows(
  missing: (Uint8Array | null)[],
  rowAt: Int32Array,
  rows: number,
): { lists: MissingRows[]; ofFeature: Uint32Array } {
  const seen = new Map<Uint8Array | null, number>();
  const lists: MissingRows[] = [];
  const ofFeature = Uint32Array.from(missing, (ofImage) => {
    let number = seen.get(ofImage);
    if (number !== undefined) return number;
    number = lists.length;
    seen.set(ofImage, number);
    const list = listOf(ofImage, rowAt, rows);
    const same = lists.findIndex((other) => isSame(other.flags, list.flags));
    lists.push({ ...list, sameAs: same < 0 ? number : same });
    return number;
  });
  return { lists, ofFeature };
}

function listOf(ofImage: Uint8Array | null, rowAt: Int32Array, rows: number) {
  const flags = new Uint8Array(rows);
  let count = 0;
  ofImage?.forEach((flag, image) => {
    if (flag !== 1 || rowAt[image] < 0) return;
    flags[rowAt[image]] = 1;
    count++;
  });
  return { flags: count === 0 ? null : flags, count };
}

function isSame(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === null || b === null) return a === b;
  return a.every((flag, row) => flag === b[row]);
}
