import type { Weighted } from './side';
import { sweep } from './sweep';

/** Rows that carry no level. */
export const kNoLevel = -1;

/** A level for each row, below `levels`, or kNoLevel. */
export interface Levels {
  ofRow: Int32Array;
  levels: number;
}

/** What is held fixed: factors, one constant per level of each, and presence of other features. */
export interface Held {
  factors: Levels[];
  /** by row 1, 0, or 2 where it is not known; a row is never left out for standing alone in one */
  columns: Uint8Array[];
}

/**
 * The rows of a fit and the columns that it holds fixed (rule S22). Rows of one family that agree in
 * all columns are a *part*: whatever is needed of them are sums. Rows with the same columns are a
 * *cell*.
 */
export class Design {
  /** in levels of two rows and more */
  rows = 0;
  families = 0;
  /** by row, its part; -1: left out */
  readonly partOfRow: Int32Array;
  /** by part, of one family each after the other: its cell, weight, and weighted residual outcome */
  readonly cell: Uint32Array;
  readonly weight: Float64Array;
  readonly product: Float64Array;
  /** by family of the fit: its first part; one more at the end */
  readonly first: Uint32Array;
  /** by part: its family of the fit */
  readonly familyOf: Uint32Array;
  /** by family of the fit, its weight */
  readonly familyWeight: Float64Array;
  /** by row: weight times outcome, centred, and with the columns taken out */
  readonly centred: Float64Array;
  readonly residual: Float64Array;
  /** by cell: weight, and rows */
  readonly cellWeight: Float64Array;
  readonly cellRows: Uint32Array;
  /** cells are its levels */
  readonly isOneFactor: boolean;
  totalWeight = 0;
  /** of the outcome; below 1e-12 of it all is rounding */
  scale = 0;
  /** by cell its columns, `width` each */
  private readonly columns: Uint32Array;
  private readonly width: number;
  private readonly size: number;
  /** of the columns' weighted products; null: the columns exclude each other, and it is their weights */
  private readonly inverse: Float64Array | null;
  private readonly columnWeight: Float64Array;

  constructor(readonly of: Weighted, held: Held, missing: Uint8Array | null) {
    const { outcome, weight, family } = of;
    const keep = keptRows(held, missing, outcome.length);
    const { cellOf, columns, width, size } = cellsOf(held, keep);
    this.columns = columns;
    this.width = width;
    this.size = size;
    const cells = columns.length / width;
    const seen = new Int32Array(cells).fill(-1);
    this.partOfRow = new Int32Array(outcome.length).fill(-1);
    const [cell, first, familyOf]: number[][] = [[], [], []];
    let last = -1;
    keep.forEach((isKept, row) => {
      if (isKept === 0) return;
      if (family[row] !== last) first.push(cell.length);
      last = family[row];
      const own = cellOf[row];
      if (seen[own] < first[first.length - 1]) {
        seen[own] = cell.length;
        familyOf.push(first.length - 1);
        cell.push(own);
      }
      this.partOfRow[row] = seen[own];
      this.rows++;
      this.totalWeight += weight[row];
      this.scale = Math.max(this.scale, Math.abs(outcome[row]));
    });
    this.families = first.length;
    this.first = Uint32Array.from([...first, cell.length]);
    this.cell = Uint32Array.from(cell);
    this.familyOf = Uint32Array.from(familyOf);
    this.weight = new Float64Array(cell.length);
    this.product = new Float64Array(cell.length);
    this.familyWeight = new Float64Array(this.families);
    this.cellWeight = new Float64Array(cells);
    this.cellRows = new Uint32Array(cells);
    this.isOneFactor = held.factors.length === 1 && held.columns.length === 0;
    this.centred = new Float64Array(outcome.length);
    this.residual = new Float64Array(outcome.length);
    this.columnWeight = new Float64Array(size);
    this.weigh();
    this.inverse = width === 1 ? null : this.inverted();
    this.takeOut();
  }

  private get cells(): number {
    return this.cellWeight.length;
  }

  private weigh(): void {
    const { weight } = this.of;
    this.partOfRow.forEach((part, row) => {
      if (part < 0) return;
      this.weight[part] += weight[row];
      this.cellRows[this.cell[part]]++;
    });
    this.weight.forEach((own, part) => {
      this.cellWeight[this.cell[part]] += own;
      this.familyWeight[this.familyOf[part]] += own;
    });
    for (let c = 0; c < this.cells; c++) {
      for (let i = 0; i < this.width; i++) this.columnWeight[this.columns[c * this.width + i]] += this.cellWeight[c];
    }
  }

  private inverted(): Float64Array {
    const { size, width, columns, cellWeight } = this;
    const products = new Float64Array(size * size);
    for (let c = 0; c < this.cells; c++) {
      for (let i = 0; i < width; i++) {
        for (let j = 0; j < width; j++) products[columns[c * width + i] * size + columns[c * width + j]] += cellWeight[c];
      }
    }
    return sweep(products, size);
  }

  /** The outcome minus its mean, and what the columns do not explain of it; twice, against rounding. */
  private takeOut(): void {
    const { of: { outcome, weight }, partOfRow, cell, centred, residual, product } = this;
    const rows = new Uint32Array(this.rows);
    for (let row = 0, i = 0; row < partOfRow.length; row++) if (partOfRow[row] >= 0) rows[i++] = row;
    let mean = 0;
    for (const row of rows) mean += (weight[row] * outcome[row]) / this.totalWeight;
    for (const row of rows) centred[row] = residual[row] = weight[row] * (outcome[row] - mean);
    for (let pass = 0; pass < 2; pass++) {
      const sums = new Float64Array(this.cells);
      for (const row of rows) sums[cell[partOfRow[row]]] += residual[row];
      const fitted = this.fitted(sums);
      for (const row of rows) residual[row] -= weight[row] * fitted[cell[partOfRow[row]]];
    }
    for (const row of rows) product[partOfRow[row]] += residual[row];
  }

  /** By cell, the fit of a variable by the columns; `sums`: of weight times variable by cell. */
  fitted(sums: Float64Array): Float64Array {
    const { size, width, columns, inverse, columnWeight } = this;
    const right = new Float64Array(size);
    for (let c = 0; c < sums.length; c++) {
      if (sums[c] !== 0) for (let i = 0; i < width; i++) right[columns[c * width + i]] += sums[c];
    }
    const coefficient = right.map((own, j) => {
      if (inverse === null) return columnWeight[j] > 0 ? own / columnWeight[j] : 0;
      let sum = 0;
      for (let k = 0; k < size; k++) sum += inverse[j * size + k] * right[k];
      return sum;
    });
    const fitted = new Float64Array(sums.length);
    for (let c = 0; c < sums.length; c++) {
      for (let i = 0; i < width; i++) fitted[c] += coefficient[columns[c * width + i]];
    }
    return fitted;
  }

  /** Entry of the hat matrix between rows of weight 1 in two cells. */
  leverage(c: number, d: number): number {
    const { size, width, columns, inverse, columnWeight } = this;
    if (inverse === null) return c === d ? 1 / columnWeight[columns[c]] : 0;
    let sum = 0;
    for (let i = 0; i < width; i++) {
      for (let j = 0; j < width; j++) sum += inverse[columns[c * width + i] * size + columns[d * width + j]];
    }
    return sum;
  }
}

/**
 * Rows that know all columns and have a level of every factor, without those that stand alone in a
 * level of any, repeated until there are none (Correia 2015).
 */
function keptRows({ factors, columns }: Held, missing: Uint8Array | null, rows: number): Uint8Array {
  const keep = new Uint8Array(rows).fill(1);
  if (missing !== null) for (let row = 0; row < rows; row++) keep[row] = 1 - missing[row];
  for (const column of columns) for (let row = 0; row < rows; row++) if (column[row] === 2) keep[row] = 0;
  for (const { ofRow } of factors) for (let row = 0; row < rows; row++) if (ofRow[row] === kNoLevel) keep[row] = 0;
  for (let dropped = true; dropped; ) {
    dropped = false;
    for (const { ofRow, levels } of factors) {
      const size = new Uint32Array(levels);
      for (let row = 0; row < rows; row++) if (keep[row] === 1) size[ofRow[row]]++;
      for (let row = 0; row < rows; row++) {
        if (keep[row] === 0 || size[ofRow[row]] > 1) continue;
        keep[row] = 0;
        dropped = true;
      }
    }
  }
  return keep;
}

/** Columns of presence that become one number. */
const kBits = 16;

/** By row its cell; by cell its columns: a level of each factor (one for all where there is none), and the others' presence. */
function cellsOf({ factors, columns }: Held, keep: Uint8Array) {
  const all = [...(factors.length > 0 ? factors : [{ ofRow: new Int32Array(keep.length), levels: 1 }])];
  const width = all.length + columns.length;
  const rows = keep.length;
  const starts: number[] = [];
  let size = 0;
  for (const { levels } of all) {
    starts.push(size);
    size += levels;
  }
  // Numbers of cells by the factors before, each split by the next one's levels.
  const cellOf = new Int32Array(rows);
  let count = 1;
  const refine = (ofRow: ArrayLike<number>, levels: number) => {
    const number = new Map<number, number>();
    const dense = count * levels <= 4 * rows ? new Int32Array(count * levels).fill(-1) : null;
    let next = 0;
    for (let row = 0; row < rows; row++) {
      if (keep[row] === 0) continue;
      const key = cellOf[row] * levels + ofRow[row];
      let own = dense === null ? number.get(key) ?? -1 : dense[key];
      if (own < 0) {
        own = next++;
        if (dense === null) number.set(key, own);
        else dense[key] = own;
      }
      cellOf[row] = own;
    }
    count = next;
  };
  for (const { ofRow, levels } of all) refine(ofRow, levels);
  for (let from = 0; from < columns.length; from += kBits) {
    const bits = new Int32Array(rows);
    for (const column of columns.slice(from, from + kBits)) for (let row = 0; row < rows; row++) bits[row] = 2 * bits[row] + (column[row] & 1);
    refine(bits, 2 ** kBits);
  }
  const ofCell = new Uint32Array(count * width);
  const isNew = new Uint8Array(count).fill(1);
  for (let row = 0; row < rows; row++) {
    const cell = cellOf[row];
    if (keep[row] === 0 || isNew[cell] === 0) continue;
    isNew[cell] = 0;
    for (let i = 0; i < all.length; i++) ofCell[cell * width + i] = starts[i] + all[i].ofRow[row];
    columns.forEach((column, i) => (ofCell[cell * width + all.length + i] = column[row] === 1 ? size + i : size + columns.length));
  }
  // The last column counts what is absent; it depends on the others, and changes no fit.
  return { cellOf, columns: ofCell, width, size: columns.length === 0 ? size : size + columns.length + 1 };
}
