import { complementOf, rowList, type RowList } from './rows';

/** The rows that have a feature, or those that do not (rule S21). */
export interface Side {
  /** rows */
  n: number;
  /** with rows on this side */
  families: number;
  /** W, sum of the rows' weights */
  weight: number;
  mean: number;
  /** K = W^2 / sum over families of W_g^2 (Kish 1965, Survey Sampling, 11.7); 0 without rows */
  effectiveN: number;
  /** v = V K; with equal weights and families of one row unbiased (divisor n - 1); NaN where K is below 2 */
  variance: number;
}

export interface Sides {
  having: Side;
  without: Side;
  /** rho of both means, by families that stand on both sides: -1..0.95, 0 without any */
  correlation: number;
}

/** Below it a side has no variance, and only the difference is shown. */
export const kLeastEffectiveN = 2 - 1e-9;

/** Of the means; a spread below it is rounding of equal values. */
export const kRounding = 1e-12;

/** Below this share of all squares a difference of sums has lost too many digits. */
export const kCancelled = 1e-4;

const kMostCorrelation = 0.95;

/** Values of equal weight, each its own family. Two passes: the mean, then the squared deviations from it. */
export function sideOf(values: ArrayLike<number>): Side {
  const n = values.length;
  const side = { n, families: n, weight: n, effectiveN: n };
  if (n === 0) return { ...side, mean: NaN, variance: NaN };
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i];
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i] - mean) * (values[i] - mean);
  return { ...side, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}

/** Of some rows, ascending. */
export function weightedSide(of: Weighted, rows: ArrayLike<number>): Side {
  const outside = new Uint8Array(of.outcome.length).fill(1);
  for (let i = 0; i < rows.length; i++) outside[rows[i]] = 0;
  return new SideSplitter(of, outside).whole();
}

/** The smaller side of a split; the larger one is all known rows but these. */
export interface Smaller {
  list: RowList;
  /** whether it is the side that has the feature */
  having: boolean;
}

/** What is compared: by row the outcome, its weight and its family (ascending, below `families`). */
export interface Weighted {
  outcome: Float64Array;
  weight: Float64Array;
  family: Uint32Array;
  families: number;
}

/** Sums over families g of two lists of numbers: of deviations R_g and of weights W_g, or of one side's and the other's. */
export interface Products {
  rr: number;
  rw: number;
  ww: number;
}

export const square = ({ rr, rw, ww }: Products, shift: number) => rr - 2 * shift * rw + shift * shift * ww;

/** One side: how many rows and families, its weight W, sum of w (y - overall mean), and over families. */
export interface Sums extends Products {
  n: number;
  families: number;
  weight: number;
  sum: number;
}

/** Both sides, and sums over families that stand on both: of a side's r_g and W_g with the other's. */
interface BothSums {
  small: Sums;
  large: Sums;
  /** sum r_g^2 of each, in deviations from its own mean */
  squares: number;
  otherSquares: number;
  /** sum r_g r'_g, in deviations from the sides' own means */
  both: number;
}

/**
 * Splits one outcome by many features. The work of a split grows with the smaller side, not with
 * the number of rows: sums over families of the larger side are the total's minus those that the
 * smaller side touches, in deviations from the overall mean, so that nothing cancels; where it
 * would, both sides are gone through after all.
 */
export class SideSplitter {
  /** rows on either side */
  readonly known: number;
  private readonly mean: number = 0;
  /** by row: weight times deviation from the overall mean; and 1 where its family has no other known row */
  protected readonly product: Float64Array;
  private readonly isAlone: Uint8Array;
  /** by family, of known rows: how many, W_g, and the sum of products R_g */
  protected readonly size: Uint32Array;
  private readonly weightOf: Float64Array;
  private readonly productOf: Float64Array;
  private readonly all: Sums = { n: 0, families: 0, weight: 0, sum: 0, rr: 0, rw: 0, ww: 0 };
  private readonly rest: RowList;

  /** `missing`: 1 for rows that belong to neither side. */
  constructor(readonly of: Weighted, readonly missing: Uint8Array | null) {
    const { outcome, weight, family, families } = of;
    this.rest = rowList(outcome.length);
    complementOf({ rows: this.rest.rows, count: 0 }, missing, outcome.length, this.rest);
    this.known = this.all.n = this.rest.count;
    const rows = this.rest.rows.subarray(0, this.known);
    this.product = new Float64Array(outcome.length);
    this.isAlone = new Uint8Array(outcome.length);
    this.size = new Uint32Array(families);
    this.weightOf = new Float64Array(families);
    this.productOf = new Float64Array(families);
    let sum = 0;
    for (const row of rows) {
      this.all.weight += weight[row];
      sum += weight[row] * outcome[row];
    }
    if (this.known === 0) return;
    this.mean = sum / this.all.weight;
    for (const row of rows) {
      this.product[row] = weight[row] * (outcome[row] - this.mean);
      this.size[family[row]]++;
      this.weightOf[family[row]] += weight[row];
      this.productOf[family[row]] += this.product[row];
    }
    for (const row of rows) this.isAlone[row] = this.size[family[row]] === 1 ? 1 : 0;
    for (let g = 0; g < families; g++) if (this.size[g] > 0) addFamily(this.all, this.productOf[g], this.weightOf[g]);
  }

  /** All known rows. */
  whole(): Side {
    return this.side(this.all, square(this.all, this.all.sum / this.all.weight));
  }

  /** `list`: ascending rows that have the feature, none missing. Valid until the next call. */
  smallerOf(list: RowList): Smaller {
    if (2 * list.count <= this.known) return { list, having: true };
    complementOf(list, this.missing, this.of.outcome.length, this.rest);
    return { list: this.rest, having: false };
  }

  split({ list, having }: Smaller): Sides {
    const { small, large, squares, otherSquares, both } = this.fromSmaller(list) ?? this.fromBoth(list);
    const one = this.side(small, squares);
    const other = this.side(large, otherSquares);
    const sides = having ? { having: one, without: other } : { having: other, without: one };
    return { ...sides, correlation: correlationOf(sides, both) };
  }

  protected side({ n, families, weight, sum, ww }: Sums, squares: number): Side {
    if (n === 0) return { n, families: 0, weight: 0, mean: NaN, effectiveN: 0, variance: NaN };
    const effectiveN = (weight * weight) / ww;
    const variance = effectiveN < kLeastEffectiveN ? NaN : ((effectiveN / (effectiveN - 1)) * squares * effectiveN) / (weight * weight);
    return { n, families, weight, mean: this.mean + sum / weight, effectiveN, variance };
  }

  /** Null where digits would be lost. */
  private fromSmaller({ rows, count }: RowList): BothSums | null {
    const { of: { weight: weights, family }, product, isAlone, size, weightOf, productOf, all } = this;
    let families = 0;
    let weight = 0;
    let sum = 0;
    let rr = 0;
    let rw = 0;
    let ww = 0;
    // What the larger side has of the families that the smaller one touches, less what it had in all.
    let restRr = 0;
    let restRw = 0;
    let restWw = 0;
    // Of families on both sides, one's with the other's.
    let shared = 0;
    let sharedRr = 0;
    let sharedRw = 0;
    let sharedWr = 0;
    let sharedWw = 0;
    for (let i = 0; i < count; families++) {
      const row = rows[i++];
      let r = product[row];
      let w = weights[row];
      if (isAlone[row] === 1) {
        restRr -= r * r;
        restRw -= r * w;
        restWw -= w * w;
      } else {
        const g = family[row];
        const first = i;
        for (; i < count && family[rows[i]] === g; i++) {
          r += product[rows[i]];
          w += weights[rows[i]];
        }
        const whole = productOf[g];
        const heavy = weightOf[g];
        restRr -= whole * whole;
        restRw -= whole * heavy;
        restWw -= heavy * heavy;
        if (i - first + 1 < size[g]) {
          const other = whole - r;
          const left = heavy - w;
          restRr += other * other;
          restRw += other * left;
          restWw += left * left;
          shared++;
          sharedRr += r * other;
          sharedRw += r * left;
          sharedWr += w * other;
          sharedWw += w * left;
        }
      }
      weight += w;
      sum += r;
      rr += r * r;
      rw += r * w;
      ww += w * w;
    }
    const small: Sums = { n: count, families, weight, sum, rr, rw, ww };
    const large: Sums = {
      n: all.n - count,
      families: all.families - families + shared,
      weight: all.weight - weight,
      sum: all.sum - sum,
      rr: all.rr + restRr,
      rw: all.rw + restRw,
      ww: all.ww + restWw,
    };
    const [shift, otherShift] = [sum / weight, large.sum / large.weight];
    const squares = square(small, shift);
    const otherSquares = square(large, otherShift);
    const isLost = (count > 0 && squares <= kCancelled * rr) || (large.n > 0
      && (large.weight <= kCancelled * all.weight || large.ww <= kCancelled * all.ww || otherSquares <= kCancelled * all.rr));
    if (isLost) return null;
    return { small, large, squares, otherSquares, both: sharedRr - otherShift * sharedRw - shift * sharedWr + shift * otherShift * sharedWw };
  }

  /** From the rows of both sides, in deviations from their own means. */
  private fromBoth(list: RowList): BothSums {
    const { of: { weight, family, families }, product } = this;
    const rest = rowList(this.of.outcome.length);
    complementOf(list, this.missing, this.of.outcome.length, rest);
    const sides = [list, rest].map(({ rows, count }) => {
      const own = rows.subarray(0, count);
      const sums: Sums = { n: count, families: 0, weight: 0, sum: 0, rr: 0, rw: 0, ww: 0 };
      for (const row of own) {
        sums.sum += product[row];
        sums.weight += weight[row];
      }
      const shift = sums.sum / sums.weight;
      const r = new Float64Array(families);
      const w = new Float64Array(families);
      for (const row of own) {
        r[family[row]] += product[row] - shift * weight[row];
        w[family[row]] += weight[row];
      }
      for (let g = 0; g < families; g++) if (w[g] > 0) addFamily(sums, r[g], w[g]);
      return { sums, r };
    });
    const [small, large] = sides;
    const both = small.r.reduce((sum, r, g) => sum + r * large.r[g], 0);
    return { small: small.sums, large: large.sums, squares: small.sums.rr, otherSquares: large.sums.rr, both };
  }
}

/** Adds to sums over families, not to those over rows. */
function addFamily(sums: Sums, r: number, w: number): void {
  sums.families++;
  sums.rr += r * r;
  sums.rw += r * w;
  sums.ww += w * w;
}

/** rho = 2 sum r_g r'_g / (W W') / (V + V'); 0 where neither side has spread. */
export function correlationOf({ having, without }: Omit<Sides, 'correlation'>, both: number): number {
  const [v, other] = [having, without].map((side) => side.variance / side.effectiveN);
  const rounding = kRounding * Math.max(Math.abs(having.mean), Math.abs(without.mean));
  const spread = [v, other].reduce((sum, own) => (Math.sqrt(own) <= rounding ? sum : sum + own), 0);
  if (Number.isNaN(spread)) return NaN;
  if (spread === 0) return 0;
  return Math.max(-1, Math.min(kMostCorrelation, (2 * both) / (having.weight * without.weight) / spread));
}
