import { missingRows, type MissingRows } from './missing';
import type { Ordered } from './ordered';
import type { FeatureRanks } from './row-ranks';

/** Where presence begins and ends, by feature. */
export interface Ranges {
  least: Float64Array;
  /** Infinity: no upper bound */
  greatest: Float64Array;
}

/** A feature's values that are not 0, by ascending row. */
export interface RowPoints {
  row: Uint32Array;
  value: Float64Array;
}

/**
 * The images that take part, those with a CTR, numbered so that families stand together (S20): a
 * list of rows is in the order of families, too.
 */
export class Rows {
  readonly count: number;
  /** by row: its image, and its family, 0.. ascending */
  readonly image: Uint32Array;
  readonly family: Uint32Array;
  readonly families: number;
  /** features share these lists of rows of which nothing is known */
  readonly missing: MissingRows[];
  readonly missingOfFeature: Uint32Array;
  /** by place in the order; -1: left out */
  private readonly rowAt: Int32Array;
  /** of all features that were asked for so far, one after the other */
  private readonly row: Uint32Array;
  private readonly value: Float64Array;
  private written = 0;
  private readonly points: (RowPoints | undefined)[] = [];
  private readonly ranks: (FeatureRanks | undefined)[] = [];
  private readonly aboveMedian: (RowList | undefined)[] = [];

  /** `takesPart`: 1 by image. */
  constructor(readonly ordered: Ordered, readonly takesPart: Uint8Array) {
    const { table, image, family } = ordered;
    this.rowAt = new Int32Array(table.rows).fill(-1);
    const kept = image.filter((own) => takesPart[own] === 1);
    this.image = kept;
    this.count = kept.length;
    this.family = new Uint32Array(this.count);
    let row = 0;
    let families = -1;
    let last = -1;
    for (let place = 0; place < table.rows; place++) {
      if (takesPart[image[place]] === 0) continue;
      if (family[place] !== last) families++;
      last = family[place];
      this.family[row] = families;
      this.rowAt[place] = row++;
    }
    this.families = families + 1;
    const { lists, ofFeature } = missingRows(table.missing, this.rowAt, this.count);
    this.missing = lists;
    this.missingOfFeature = ofFeature;
    this.row = new Uint32Array(table.image.length);
    this.value = new Float64Array(table.image.length);
  }

  get table() {
    return this.ordered.table;
  }

  missingOf(f: number): MissingRows {
    return this.missing[this.missingOfFeature[f]];
  }

  pointsOf(f: number): RowPoints {
    return (this.points[f] ??= this.collect(f));
  }

  /** Rows of which the feature is known. */
  knownOf(f: number): number {
    return this.count - this.missingOf(f).count;
  }

  ranksOf(f: number): FeatureRanks {
    return (this.ranks[f] ??= this.ordered.ranker.ranksOf(this.rowAt, f, this.pointsOf(f).row.length, this.missingOf(f).flags, this.knownOf(f)));
  }

  /** Writes the ascending rows whose value is above 0 and in [least, greatest]. */
  present(f: number, least: number, greatest: number, list: RowList): void {
    const { row, value } = this.pointsOf(f);
    const { rows } = list;
    let count = 0;
    for (let i = 0; i < row.length; i++) {
      const v = value[i];
      if (v > 0 && v >= least && v <= greatest) rows[count++] = row[i];
    }
    list.count = count;
  }

  /** The ascending rows whose value, or 0, is above the feature's median. */
  above(f: number): RowList {
    return (this.aboveMedian[f] ??= this.aboveLimit(f, this.ranksOf(f).median));
  }

  /** One number per image -> one per row. */
  of(column: ArrayLike<number>): Float64Array {
    return Float64Array.from(this.image, (image) => column[image]);
  }

  private aboveLimit(f: number, limit: number): RowList {
    const points = this.pointsOf(f);
    const { flags } = this.missingOf(f);
    const list = rowList(this.count);
    let next = 0;
    for (let row = 0; row < this.count; row++) {
      const own = points.row[next] === row ? points.value[next++] : 0;
      if (flags?.[row] !== 1 && own > limit) list.rows[list.count++] = row;
    }
    return list;
  }

  private collect(f: number): RowPoints {
    const { offsets, image, value } = this.table;
    const { flags } = this.missingOf(f);
    const first = this.written;
    let end = first;
    for (let i = offsets[f]; i < offsets[f + 1]; i++) {
      const own = this.rowAt[image[i]];
      if (own < 0 || value[i] === 0) continue; // a value that was rounded to 0 counts as none
      if (flags !== null && flags[own] === 1) continue; // a roll-up of several tasks, one of which failed
      this.row[end] = own;
      this.value[end++] = value[i];
    }
    this.written = end;
    return { row: this.row.subarray(first, end), value: this.value.subarray(first, end) };
  }
}

/** Ascending rows, in an array that is used again: `count` of them count. */
export interface RowList {
  readonly rows: Uint32Array;
  count: number;
}

export function rowList(capacity: number): RowList {
  return { rows: new Uint32Array(capacity), count: 0 };
}

/** Writes to `rest` the rows that are neither in `list` nor missing. */
export function complementOf(list: RowList, missing: Uint8Array | null, all: number, rest: RowList): void {
  let next = 0;
  let written = 0;
  for (let row = 0; row < all; row++) {
    if (next < list.count && list.rows[next] === row) next++;
    else if (missing === null || missing[row] === 0) rest.rows[written++] = row;
  }
  rest.count = written;
}

/**
 * The ascending rows that have feature f: value above 0 and in its range, or, for features without
 * presence, above the median. A list of its own.
 */
export function rowsHaving(rows: Rows, f: number, { least, greatest }: Ranges): RowList {
  if (rows.table.measure[f] === 'rank') return rows.above(f);
  const list = rowList(rows.pointsOf(f).row.length);
  rows.present(f, least[f], greatest[f], list);
  return list;
}

/** By row: 1 has the feature, 0 has it not, 2 not known. */
export function presenceByRow(rows: Rows, f: number, ranges: Ranges): Uint8Array {
  const presence = new Uint8Array(rows.count);
  const { flags } = rows.missingOf(f);
  if (flags !== null) flags.forEach((flag, row) => flag === 1 && (presence[row] = 2));
  const { rows: having, count } = rowsHaving(rows, f, ranges);
  for (let i = 0; i < count; i++) presence[having[i]] = 1;
  return presence;
}
