import type { Design } from './design';
import type { RowList } from './rows';
import { kCancelled } from './side';
import { sweep } from './sweep';

/** A feature in one design. */
export interface Slope {
  /** by cell: presence as the columns explain it */
  expected: Float64Array;
  /** S: what they leave of it */
  left: number;
  /** b */
  value: number;
}

/** Sums over families g, of d_g what leaving it out moves the slope by and S_g its part of S. */
export interface Sums {
  /** V = sum phi_g d_g^2 */
  varied: number;
  /** sum W_g phi_g d_g^2 / S_g, and sum W_g, where S_g is above 0 */
  even: number;
  evenWeight: number;
  /** sum S_g^2 */
  squares: number;
}

/** Of a family's weight: S_g below it is rounding. */
const kNoPart = 1e-20;

/** Of 1: a family whose leverage is that close to 1 holds a column alone. */
const kAlone = 1e-10;

/** The share of S that stays at least, whatever is left out. */
const kLeastShare = 0.1;

/** Where a family's part of S may be larger than this, the power series in it is slow. */
const kLargestPart = 0.05;

/** Relative size of what is left out of the series. */
const kSeriesEnd = 1e-17;

const kNone: Readonly<Sums> = { varied: 0, even: 0, evenWeight: 0, squares: 0 };

/** A family in one cell whose rows lack the feature is one of these in all features: by cell. */
interface Alike {
  /** families */
  families: number[];
  /** the greatest weight over 1 - leverage, and sum W, sum W^2 */
  most: number;
  weight: number;
  squares: number;
  /** by power of weight over (1 - leverage) / most: sums of t^2, t W, W^2, each times phi / (1 - h)^2 */
  terms: number[][];
}

/** A family in several cells, by its parts: its block of the hat matrix, and (1 - block)^-1 - 1; diagonals where the rest is 0. */
interface Block {
  hat: Float64Array;
  inverse: Float64Array;
  isDiagonal: boolean;
}

/**
 * Sums over the families of a design, for many features. Families in one cell that a feature does
 * not touch come from sums that all features share (a power series in their part of S); the others
 * are gone through.
 */
export class Influences {
  private readonly alike: (Alike | undefined)[] = [];
  /** families in several cells */
  private readonly several: number[] = [];
  private readonly blocks: (Block | undefined)[] = [];
  /** of families in one cell: leverage, and 1 / (1 - leverage), 0 where they hold a column alone */
  private readonly leverage: Float64Array;
  private readonly inverse: Float64Array;
  /** of the feature at hand, by part: weight and product of its rows; and the families that it touches */
  private readonly having: Float64Array;
  private readonly product: Float64Array;
  private readonly touched: Uint8Array;
  private touchedFamilies: number[] = [];
  /** of the family at hand, by part: presence and residual along the direction in which its rows are alike */
  private readonly along: Float64Array;
  private readonly residualAlong: Float64Array;
  /** of the family at hand: d_g, S_g, phi_g */
  private readonly term = { moved: 0, part: 0, phi: 0 };

  /** `isForMany`: features; else sums that they could share are not made. */
  constructor(private readonly design: Design, private readonly isForMany: boolean) {
    const { families, first, cell, weight } = design;
    this.having = new Float64Array(cell.length);
    this.product = new Float64Array(cell.length);
    this.along = new Float64Array(cell.length);
    this.residualAlong = new Float64Array(cell.length);
    this.leverage = new Float64Array(families);
    this.inverse = new Float64Array(families);
    this.touched = new Uint8Array(families);
    for (let g = 0; g < families; g++) {
      const part = first[g];
      if (first[g + 1] - part > 1) {
        this.several.push(g);
        continue;
      }
      const h = weight[part] * design.leverage(cell[part], cell[part]);
      this.leverage[g] = h;
      this.inverse[g] = inverseOf(h);
      const alike = (this.alike[cell[part]] ??= { families: [], most: 0, weight: 0, squares: 0, terms: [] });
      alike.families.push(g);
      alike.most = Math.max(alike.most, weight[part] * this.inverse[g]);
      alike.weight += weight[part];
      alike.squares += weight[part] ** 2;
    }
  }

  /** `goOn`: asked with the sums so far, which can only grow, before what is slow; false: null is returned. */
  sums(list: RowList, slope: Slope, goOn: ((lower: Sums) => boolean) | null): Sums | null {
    if (!this.isForMany) {
      this.collect(list);
      const all = this.all(slope);
      this.forget();
      return all;
    }
    const sums = this.untouched(slope);
    const before = { ...sums };
    this.collect(list);
    for (const g of this.touchedFamilies) this.swap(g, slope, sums);
    const isLost = sums.varied < kCancelled * before.varied || sums.even < kCancelled * before.even || sums.squares < kCancelled * before.squares;
    const others = isLost ? [] : this.several.filter((g) => this.touched[g] === 0);
    const isWorth = goOn === null || isLost || others.length === 0 || goOn(sums);
    if (isWorth) for (const g of others) this.add(g, slope, sums);
    const all = isWorth && isLost ? this.all(slope) : sums;
    this.forget();
    return isWorth ? all : null;
  }

  each(list: RowList, slope: Slope): { family: number; moved: number }[] {
    this.collect(list);
    const moved = Array.from({ length: this.design.families }, (_, family) => {
      this.look(family, slope);
      return { family, moved: this.term.moved };
    });
    this.forget();
    return moved;
  }

  /** By cell: its part of S, its own slope, and its effective number of families. */
  byCell(list: RowList, { expected }: Slope): { left: number; value: number; effectiveN: number }[] {
    const { cell, weight, product } = this.design;
    const sums = Array.from(expected, () => ({ left: 0, cross: 0, squares: 0 }));
    this.collect(list);
    cell.forEach((c, part) => {
      const a = expected[c];
      const own = this.having[part] * (1 - a) ** 2 + (weight[part] - this.having[part]) * a * a;
      sums[c].left += own;
      sums[c].cross += this.product[part] - a * product[part];
      sums[c].squares += own * own;
    });
    this.forget();
    return sums.map(({ left, cross, squares }) => ({ left, value: cross / left, effectiveN: squares > 0 ? (left * left) / squares : 0 }));
  }

  private collect({ rows, count }: RowList): void {
    const { partOfRow, familyOf, of: { weight }, residual } = this.design;
    this.touchedFamilies = [];
    for (let i = 0; i < count; i++) {
      const part = partOfRow[rows[i]];
      if (part < 0) continue;
      this.having[part] += weight[rows[i]];
      this.product[part] += residual[rows[i]];
      const g = familyOf[part];
      if (this.touched[g] === 1) continue;
      this.touched[g] = 1;
      this.touchedFamilies.push(g);
    }
  }

  private forget(): void {
    const { first } = this.design;
    for (const g of this.touchedFamilies) {
      this.touched[g] = 0;
      for (let part = first[g]; part < first[g + 1]; part++) this.having[part] = this.product[part] = 0;
    }
  }

  private all(slope: Slope): Sums {
    const sums = { ...kNone };
    for (let g = 0; g < this.design.families; g++) this.add(g, slope, sums);
    return sums;
  }

  /** The sums over families in one cell, as if none had the feature. */
  private untouched({ expected, left, value }: Slope): Sums {
    const sums = { ...kNone };
    for (let c = 0; c < expected.length; c++) {
      const alike = this.alike[c];
      const a = expected[c];
      if (alike === undefined || a * a <= kNoPart) continue;
      const x = (a * a * alike.most) / left;
      const varied = x > kLargestPart ? this.through(alike, a, left, value) : this.series(alike, x, a, left, value);
      sums.varied += varied;
      sums.even += varied / (a * a);
      sums.evenWeight += alike.weight;
      sums.squares += a ** 4 * alike.squares;
    }
    return sums;
  }

  /** sum phi d^2 with d = a m (t + b a W) / (S - a^2 m W), m = 1 / (1 - h): in powers of a^2 m W / S. */
  private series(alike: Alike, x: number, a: number, left: number, value: number): number {
    const ab = a * value;
    let [sum, power] = [0, 1];
    for (let k = 0; k < 40 && power * (k + 1) > kSeriesEnd; k++) {
      if (alike.terms.length <= k) alike.terms.push(this.nextTerm(alike));
      const [tt, tw, ww] = alike.terms[k];
      sum += (k + 1) * power * (tt + 2 * ab * tw + ab * ab * ww);
      power *= x;
    }
    return (a * a * sum) / (left * left);
  }

  private nextTerm({ families, most, terms }: Alike): number[] {
    const { first, weight, product } = this.design;
    const term = [0, 0, 0];
    for (const g of families) {
      const [w, t, m] = [weight[first[g]], product[first[g]], this.inverse[g]];
      const scale = (1 - this.leverage[g]) * m * m * (most > 0 ? (w * m) / most : 0) ** terms.length;
      term[0] += scale * t * t;
      term[1] += scale * t * w;
      term[2] += scale * w * w;
    }
    return term;
  }

  private through({ families }: Alike, a: number, left: number, value: number): number {
    return families.reduce((sum, g) => sum + this.lacking(g, a, left, value), 0);
  }

  /** phi d^2 of a family in one cell without the feature. */
  private lacking(g: number, a: number, left: number, value: number): number {
    const { first, weight, product } = this.design;
    const [w, t, m] = [weight[first[g]], product[first[g]], this.inverse[g]];
    const moved = (a * m * (t + value * a * w)) / Math.max(left - a * a * m * w, kLeastShare * left);
    return (1 - this.leverage[g]) * moved * moved;
  }

  /** Puts a family as it is in the place of one without the feature. */
  private swap(g: number, slope: Slope, sums: Sums): void {
    const { first, cell, weight } = this.design;
    if (first[g + 1] - first[g] === 1) {
      const a = slope.expected[cell[first[g]]];
      const w = weight[first[g]];
      if (a * a > kNoPart) {
        const varied = this.lacking(g, a, slope.left, slope.value);
        sums.varied -= varied;
        sums.even -= varied / (a * a);
        sums.evenWeight -= w;
        sums.squares -= a * a * w * (a * a * w);
      }
    }
    this.add(g, slope, sums);
  }

  private add(g: number, slope: Slope, sums: Sums): void {
    const weight = this.design.familyWeight[g];
    this.look(g, slope);
    const { moved, part, phi } = this.term;
    if (part === 0) return;
    sums.varied += phi * moved * moved;
    sums.even += (weight * phi * moved * moved) / part;
    sums.evenWeight += weight;
    sums.squares += part * part;
  }

  /** d_g, S_g and phi_g of one family, into `term`; S_g is 0 where it is rounding. */
  private look(g: number, { expected, left, value }: Slope): void {
    const { first, cell, weight, product, familyWeight } = this.design;
    const { having, product: own, along, residualAlong } = this;
    const from = first[g];
    const count = first[g + 1] - from;
    let part = 0;
    let cross = 0;
    for (let i = 0; i < count; i++) {
      const at = from + i;
      const a = expected[cell[at]];
      part += having[at] * (1 - a) * (1 - a) + (weight[at] - having[at]) * a * a;
      cross += own[at] - a * product[at];
      const root = Math.sqrt(weight[at]);
      along[i] = (having[at] - a * weight[at]) / root;
      residualAlong[i] = product[at] / root - value * along[i];
    }
    let hat = 0;
    let inverse = 0;
    let both = 0;
    if (count === 1) {
      const rest = (this.inverse[g] - 1) * along[0];
      hat = this.leverage[g] * along[0] * along[0];
      inverse = rest * along[0];
      both = rest * residualAlong[0];
    } else {
      const block = this.blockOf(g);
      const step = block.isDiagonal ? 1 : count;
      for (let i = 0; i < count; i++) {
        let h = 0;
        let m = 0;
        for (let j = block.isDiagonal ? i : 0; j < (block.isDiagonal ? i + 1 : count); j++) {
          const entry = block.isDiagonal ? i : i * step + j;
          h += block.hat[entry] * along[j];
          m += block.inverse[entry] * along[j];
        }
        hat += h * along[i];
        inverse += m * along[i];
        both += m * residualAlong[i];
      }
    }
    const isPart = part > kNoPart * familyWeight[g];
    const rest = Math.max(left - part - inverse, kLeastShare * left);
    this.term.part = isPart ? part : 0;
    this.term.phi = isPart ? 1 - hat / part : 0;
    this.term.moved = isPart ? -(cross - value * part + both) / rest : 0;
  }

  /** By parts of a family: its block of the hat matrix, and (1 - block)^-1 - 1. */
  private blockOf(g: number) {
    return (this.blocks[g] ??= this.makeBlock(g));
  }

  private makeBlock(g: number): Block {
    const { first, cell, weight, isOneFactor } = this.design;
    const from = first[g];
    const count = first[g + 1] - from;
    if (isOneFactor) {
      const hat = Float64Array.from({ length: count }, (_, i) => weight[from + i] * this.design.leverage(cell[from + i], cell[from + i]));
      return { hat, inverse: hat.map((h) => inverseOf(h) - 1), isDiagonal: true };
    }
    const hat = new Float64Array(count * count);
    for (let i = 0; i < count; i++) {
      for (let j = 0; j <= i; j++) {
        const own = Math.sqrt(weight[from + i] * weight[from + j]) * this.design.leverage(cell[from + i], cell[from + j]);
        hat[i * count + j] = hat[j * count + i] = own;
      }
    }
    const inverse = hat.map((own, at) => (at % (count + 1) === 0 ? 1 - own : -own));
    sweep(inverse, count, 1);
    for (let i = 0; i < count; i++) inverse[i * count + i] -= 1;
    return { hat, inverse, isDiagonal: false };
  }
}

/** Of 1 - leverage; 0 where a family holds a column alone. */
function inverseOf(leverage: number): number {
  return 1 - leverage > kAlone ? 1 / (1 - leverage) : 0;
}
