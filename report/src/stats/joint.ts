import { studentEstimate, type Estimate } from './estimate';

/** Least squares of the CTR on several features at once, with an intercept (rule S9). */
export interface JointModel {
  units: number;
  intercept: number;
  /** difference with the others held fixed, HC3 error */
  features: Estimate[];
  /** VIF of each, 1 or more */
  inflation: number[];
  /** the features cannot be told apart: nothing is defined */
  isSingular: boolean;
}

/**
 * `present`: for each feature, one 0 or 1 per unit of `outcome`. Needs more units than features
 * plus one. HC3 (MacKinnon & White 1985; Long & Ervin 2000, Am. Statistician 54:217), t with n - k
 * degrees of freedom; VIF (Belsley, Kuh & Welsch 1980).
 */
export function jointModel(outcome: Float64Array, present: Float64Array[]): JointModel {
  const model: JointModel = { units: outcome.length, intercept: NaN, features: [], inflation: [], isSingular: false };
  const columns = [new Float64Array(outcome.length).fill(1), ...present];
  const qr = new Orthogonal(columns);
  model.isSingular = qr.isSingular || outcome.length <= columns.length;
  if (model.isSingular) return model;
  const coordinates = Float64Array.from(qr.q, (q) => dot(q, outcome));
  const weights = hc3Weights(qr, coordinates, outcome);
  columns.forEach((column, j) => {
    const inverse = qr.inverseRow(j);
    const coefficient = dot(inverse, coordinates);
    if (j === 0) {
      model.intercept = coefficient;
      return;
    }
    const freedom = outcome.length - columns.length;
    model.features.push(studentEstimate(coefficient, hc3Error(qr, inverse, weights), freedom));
    model.inflation.push(dot(inverse, inverse) * squaredSpread(column));
  });
  return model;
}

/**
 * Residuals over 1 - leverage, as HC3 weighs them. A unit that alone decides a coefficient has
 * leverage 1 and residual 0; its weight is 0.
 */
function hc3Weights({ q }: Orthogonal, coordinates: Float64Array, outcome: Float64Array): Float64Array {
  return outcome.map((y, row) => {
    let fitted = 0;
    let leverage = 0;
    for (let i = 0; i < q.length; i++) {
      fitted += coordinates[i] * q[i][row];
      leverage += q[i][row] * q[i][row];
    }
    return leverage < 1 - 1e-9 ? (y - fitted) / (1 - leverage) : 0;
  });
}

/** Standard error of a coefficient: the length of its weights times HC3's residuals. */
function hc3Error({ q }: Orthogonal, inverse: Float64Array, weights: Float64Array): number {
  let squares = 0;
  for (let row = 0; row < weights.length; row++) {
    let influence = 0;
    for (let i = 0; i < q.length; i++) influence += inverse[i] * q[i][row];
    squares += influence * influence * weights[row] * weights[row];
  }
  return Math.sqrt(squares);
}

function squaredSpread(column: Float64Array): number {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  return column.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
}

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
