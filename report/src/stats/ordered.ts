import { Ranker } from './row-ranks';
import type { Table } from './table';

/** A table whose images are in the order of their families, by each one's first image. */
export interface Ordered {
  /** its `image` are places in this order */
  table: Table;
  /** by place */
  image: Uint32Array;
  /** by place, ascending */
  family: Uint32Array;
  ranker: Ranker;
}

/** `family`: any whole number by image, equal ones are one family; null: every image is its own. */
export function inOrderOfFamilies(table: Table, family: ArrayLike<number> | null): Ordered {
  const numbers = Uint32Array.from({ length: table.rows }, (_, image) => image);
  if (family === null) return { table, image: numbers, family: numbers, ranker: new Ranker(table) };
  const seen = new Map<number, number>();
  const own = numbers.map((image) => {
    if (!seen.has(family[image])) seen.set(family[image], seen.size);
    return seen.get(family[image])!;
  });
  const image = numbers.slice().sort((a, b) => own[a] - own[b] || a - b);
  const ordered = image.every((at, place) => at === place) ? table : permuted(table, image);
  return { table: ordered, image, family: image.map((at) => own[at]), ranker: new Ranker(ordered) };
}

/** The points of each feature by ascending place, in one walk over all of them by place. */
function permuted(table: Table, image: Uint32Array): Table {
  const { rows, features, offsets } = table;
  const first = new Uint32Array(rows + 1);
  for (const own of table.image) first[own + 1]++;
  for (let i = 0; i < rows; i++) first[i + 1] += first[i];
  const next = first.slice();
  const [feature, point] = [new Uint32Array(table.image.length), new Uint32Array(table.image.length)];
  for (let f = 0; f < features; f++) {
    for (let i = offsets[f]; i < offsets[f + 1]; i++) {
      const at = next[table.image[i]]++;
      feature[at] = f;
      point[at] = i;
    }
  }
  const to = offsets.slice();
  const places = new Uint32Array(table.image.length);
  const value = new Float64Array(table.image.length);
  image.forEach((own, place) => {
    for (let at = first[own]; at < first[own + 1]; at++) {
      const end = to[feature[at]]++;
      places[end] = place;
      value[end] = table.value[point[at]];
    }
  });
  const moved = new Map<Uint8Array | null, Uint8Array | null>([[null, null]]);
  const missing = table.missing.map((flags) => {
    if (!moved.has(flags)) moved.set(flags, Uint8Array.from(image, (own) => flags![own]));
    return moved.get(flags)!;
  });
  return { ...table, image: places, value, missing };
}
