import { excludesZero, intervalOf, studentEstimate, undefinedEstimate, type Estimate } from './estimate';
import type { UnitList } from './units';

/** What holding a factor fixed does to a feature's difference. */
export type Adjustment =
  | 'stays' // the adjusted 95 % interval excludes 0 on the same side
  | 'shrinks' // likewise, but the 90 % one lies within half of the raw difference
  | 'disappears' // the 90 % interval lies within +- half of the raw difference
  | 'changes_sign' // the 95 % interval excludes 0 on the other side
  | 'too_few_to_tell' // none of these
  | 'cannot_be_separated'; // fewer than kLeastInformativeLevels levels hold both

export const kLeastInformativeLevels = 5;

/** A feature's difference within the levels of a factor. */
export interface AdjustedDifference {
  adjustment: Adjustment;
  /** NaN where it cannot be separated */
  estimate: Estimate;
  /** difference of means on the same units */
  raw: number;
  /** in levels of two units or more */
  units: number;
  /** that hold units with and without */
  informativeLevels: number;
}

export const kNoLevel = -1;

/** Of the outcome's size; an error below it comes from equal outcomes. */
const kRounding = 1e-12;

function sizesOf(level: Int32Array, levels: number): Uint32Array {
  const sizes = new Uint32Array(levels);
  for (let unit = 0; unit < level.length; unit++) if (level[unit] !== kNoLevel) sizes[level[unit]]++;
  return sizes;
}

/**
 * More than half of the units that have a level stand alone in it, or none has one: the factor
 * names images, and is not offered.
 */
export function namesImages(level: Int32Array, levels: number): boolean {
  let units = 0;
  let alone = 0;
  for (const size of sizesOf(level, levels)) {
    units += size;
    if (size === 1) alone++;
  }
  return 2 * alone > units || units === 0;
}

/** What one feature does inside one level that holds units with and without it. */
interface Informative {
  /** sum (x - x_mean)(y - y_mean) */
  product: number;
  /** sum (x - x_mean)^2 */
  square: number;
}

/**
 * The common slope, its error from one score per level. An error up to `rounding` counts as 0, and
 * so does such a slope then.
 */
function clusteredSlope(levels: Informative[], rounding: number): Estimate {
  let products = 0;
  let squares = 0;
  for (const level of levels) {
    products += level.product;
    squares += level.square;
  }
  const slope = products / squares;
  let scores = 0;
  for (const level of levels) scores += (level.product - slope * level.square) ** 2;
  const groups = levels.length;
  const error = Math.sqrt((groups / (groups - 1)) * scores) / squares;
  if (error <= rounding) {
    return { value: Math.abs(slope) <= rounding ? 0 : slope, standardError: 0, degreesOfFreedom: NaN, p: 1 };
  }
  return studentEstimate(slope, error, groups - 1);
}

function adjustmentOf(estimate: Estimate, raw: number): Adjustment {
  const at90 = intervalOf(estimate, 0.1);
  const half = Math.abs(raw) / 2;
  const small = at90.low > -half && at90.high < half;
  if (!excludesZero(intervalOf(estimate, 0.05))) return small ? 'disappears' : 'too_few_to_tell';
  if (estimate.value > 0 !== raw > 0) return 'changes_sign';
  return small ? 'shrinks' : 'stays';
}

/**
 * A factor that makes a regression's groups, prepared for many features: rule S8. Units without a
 * level, missing units, and levels left with one unit are dropped (Correia 2015).
 */
export class FactorAdjuster {
  private readonly level: Int32Array;
  private readonly size: Uint32Array;
  /** outcome minus its level's mean */
  private readonly deviation: Float64Array;
  /** outcome minus the mean of the units kept */
  private readonly centred: Float64Array;
  private units = 0;
  /** of the outcome; below 1e-12 of it all is rounding */
  private scale = 0;

  /** One outcome and one level (below `levels`, or kNoLevel) per unit. */
  constructor(outcome: Float64Array, level: Int32Array, levels: number, missing: Uint8Array | null) {
    this.level = level.map((own, unit) => (missing?.[unit] === 1 ? kNoLevel : own));
    this.size = sizesOf(this.level, levels);
    const mean = new Float64Array(levels);
    let total = 0;
    this.level.forEach((own, unit) => {
      // One factor: dropping its single-unit levels leaves no new ones, so once is enough.
      if (own !== kNoLevel && this.size[own] < 2) this.level[unit] = own = kNoLevel;
      if (own === kNoLevel) return;
      mean[own] += outcome[unit] / this.size[own];
      total += outcome[unit];
      this.scale = Math.max(this.scale, Math.abs(outcome[unit]));
      this.units++;
    });
    const isKept = (unit: number) => this.level[unit] !== kNoLevel;
    this.deviation = outcome.map((y, unit) => (isKept(unit) ? y - mean[this.level[unit]] : 0));
    this.centred = outcome.map((y, unit) => (isKept(unit) ? y - total / this.units : 0));
  }

  /**
   * Fixed effects for the levels; the slope's error is clustered on the level, with the factor
   * G/(G - 1) and G - 1 degrees of freedom for the G informative levels (Cameron & Miller 2015, J.
   * Human Resources 50:317). Flags: two one-sided tests (Schuirmann 1987) for `disappears`.
   */
  adjust(list: UnitList): AdjustedDifference {
    const result: AdjustedDifference = {
      adjustment: 'cannot_be_separated', estimate: undefinedEstimate(), raw: 0, units: this.units, informativeLevels: 0,
    };
    const { having, products, centredSum, unitsWith } = this.sumsOf(list);
    if (unitsWith === 0 || unitsWith === this.units) return result;
    const raw = centredSum / unitsWith + centredSum / (this.units - unitsWith);
    result.raw = Math.abs(raw) <= kRounding * this.scale ? 0 : raw;
    const levels: Informative[] = [];
    for (let l = 0; l < this.size.length; l++) {
      if (having[l] === 0 || having[l] === this.size[l]) continue;
      levels.push({ product: products[l], square: having[l] * (1 - having[l] / this.size[l]) });
    }
    result.informativeLevels = levels.length;
    if (levels.length < kLeastInformativeLevels) return result;
    result.estimate = clusteredSlope(levels, kRounding * this.scale);
    result.adjustment = adjustmentOf(result.estimate, result.raw);
    return result;
  }

  private sumsOf({ units, count }: UnitList) {
    const having = new Uint32Array(this.size.length);
    const products = new Float64Array(this.size.length);
    let centredSum = 0;
    let unitsWith = 0;
    for (let i = 0; i < count; i++) {
      const level = this.level[units[i]];
      if (level === kNoLevel) continue;
      having[level]++;
      products[level] += this.deviation[units[i]];
      centredSum += this.centred[units[i]];
      unitsWith++;
    }
    return { having, products, centredSum, unitsWith };
  }
}
