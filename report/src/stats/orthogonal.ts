/** Of a column's length: a part below it is rounding, and the column depends on the others. */
const kDependent = 1e-10;

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Thin QR by Gram-Schmidt done twice, which is orthogonal to rounding (Giraud et al. 2005). */
export class Orthogonal {
  /** orthonormal columns */
  readonly q: Float64Array[] = [];
  /** r[j][i]: part of column j along q[i], i <= j */
  readonly r: Float64Array[] = [];
  readonly isSingular: boolean;

  constructor(columns: Float64Array[]) {
    this.isSingular = columns.some((column) => !this.add(column));
  }

  /** Row j of the inverse of the triangle r, which turns q's coordinates into coefficients. */
  inverseRow(j: number): Float64Array {
    const k = this.q.length;
    const row = new Float64Array(k);
    row[j] = 1 / this.r[j][j];
    for (let c = j + 1; c < k; c++) {
      let sum = 0;
      for (let i = j; i < c; i++) sum += row[i] * this.r[c][i];
      row[c] = -sum / this.r[c][c];
    }
    return row;
  }

  /** False where the column depends on the ones before. */
  private add(column: Float64Array): boolean {
    const rest = column.slice();
    const along = new Float64Array(this.q.length + 1);
    for (let pass = 0; pass < 2; pass++) {
      this.q.forEach((q, i) => {
        const part = dot(rest, q);
        along[i] += part;
        for (let row = 0; row < rest.length; row++) rest[row] -= part * q[row];
      });
    }
    const length = Math.sqrt(dot(rest, rest));
    if (length <= kDependent * Math.sqrt(dot(column, column))) return false;
    along[this.q.length] = length;
    this.q.push(rest.map((value) => value / length));
    this.r.push(along);
    return true;
  }
}
