import { adjustmentOf, notSeparated, type AdjustedDifference } from './adjusted';
import { Design, type Held } from './design';
import { kPriorRows } from './difference';
import { normalTwoSidedP } from './distributions';
import { studentEstimate, undefinedEstimate, type Estimate } from './estimate';
import { Influences, type Slope, type Sums } from './family-influences';
import type { RowList } from './rows';
import { kRounding, type Weighted } from './side';

/** Fewer equal families than this do not say how sure one may be. */
const kLeastSeparated = 5 - 1e-9;

/** Of what varies without the factors; if they leave less, presence is theirs. */
const kLeastLeft = 1e-9;

/** A feature in one design. */
interface Fit {
  slope: Slope;
  raw: number;
  informativeLevels: number;
}

/**
 * Differences with factors held fixed (rule S22), prepared for many features: weighted least squares
 * with one constant per level, and as its error the delete-one-family jackknife (Efron & Stein 1981,
 * Annals 9:586; leverages by family: Bell & McCaffrey 2002; Cameron & Miller 2015), moderated as S4's.
 */
export class HeldFixed {
  readonly design: Design;
  private readonly influences: Influences;
  /** of the feature at hand: weight, and rows */
  private readonly byCell: Float64Array;
  private readonly rowsByCell: Uint32Array;

  /** `isForMany`: features; else it is quicker for one. */
  constructor(of: Weighted, held: Held, missing: Uint8Array | null, isForMany = false) {
    this.design = new Design(of, held, missing);
    this.influences = new Influences(this.design, isForMany);
    this.byCell = new Float64Array(this.design.cellWeight.length);
    this.rowsByCell = new Uint32Array(this.byCell.length);
  }

  /**
   * `list`: ascending rows that have the feature. `limit`: where p is surely above it, only that is
   * found out, and the estimate has neither error nor p.
   */
  adjust(list: RowList, limit = 1): AdjustedDifference {
    const { design } = this;
    const fit = this.fit(list);
    const counts = { rows: design.rows, families: design.families, informativeLevels: fit?.informativeLevels ?? 0 };
    if (fit === null) return notSeparated(counts);
    const { slope, raw } = fit;
    if (slope.left <= 0) return notSeparated(counts, raw);
    const sums = this.influences.sums(list, slope, limit < 1 ? (lower) => this.leastP(slope, lower) <= limit : null);
    if (sums === null) {
      return { adjustment: 'too_few_to_tell', estimate: undefinedEstimate(slope.value), raw, effectiveN: NaN, ...counts };
    }
    const effectiveN = slope.left ** 2 / sums.squares;
    if (!(effectiveN >= kLeastSeparated)) return notSeparated(counts, raw, effectiveN);
    const estimate = this.estimateOf(slope, sums, effectiveN, kRounding * design.scale);
    return { adjustment: adjustmentOf(estimate, raw), estimate, raw, effectiveN, ...counts };
  }

  /** What leaving each family of the fit out moves the difference by; none where it cannot be separated. */
  moved(list: RowList): { family: number; moved: number }[] {
    const fit = this.fit(list);
    if (fit === null || fit.slope.left <= 0) return [];
    const squares = this.influences.sums(list, fit.slope, null)!.squares;
    return fit.slope.left ** 2 / squares >= kLeastSeparated ? this.influences.each(list, fit.slope) : [];
  }

  /** S */
  left(list: RowList): number {
    return this.fit(list)?.slope.left ?? NaN;
  }

  /** The differences within single cells, which are levels where one factor is held fixed. */
  byLevel(list: RowList): { left: number; value: number; effectiveN: number }[] {
    const fit = this.fit(list);
    return fit === null ? [] : this.influences.byCell(list, fit.slope);
  }

  /** S, b, and the raw difference on the same rows; null where presence is constant in them. */
  private fit({ rows, count }: RowList): Fit | null {
    const { design, byCell, rowsByCell } = this;
    const { partOfRow, cell, of: { weight }, residual, centred, cellWeight, cellRows, totalWeight, scale } = design;
    byCell.fill(0);
    rowsByCell.fill(0);
    let [having, product, centredSum, n] = [0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const part = partOfRow[row];
      if (part < 0) continue;
      n++;
      having += weight[row];
      byCell[cell[part]] += weight[row];
      rowsByCell[cell[part]]++;
      product += residual[row];
      centredSum += centred[row];
    }
    if (n === 0 || n === design.rows) return null;
    const expected = design.fitted(byCell);
    let left = 0;
    for (let c = 0; c < byCell.length; c++) {
      left += byCell[c] * (1 - expected[c]) ** 2 + (cellWeight[c] - byCell[c]) * expected[c] ** 2;
    }
    const raw = centredSum / having + centredSum / (totalWeight - having);
    const without = having * (1 - having / totalWeight);
    const isLeft = left >= kLeastLeft * without;
    const slope = { expected, left: isLeft ? left : 0, value: product / left };
    const informativeLevels = design.isOneFactor ? rowsByCell.reduce((sum, own, c) => (own > 0 && own < cellRows[c] ? sum + 1 : sum), 0) : 0;
    return { slope, raw: Math.abs(raw) <= kRounding * scale ? 0 : raw, informativeLevels };
  }

  private estimateOf({ value, left }: Slope, { varied, even, evenWeight }: Sums, effectiveN: number, rounding: number): Estimate {
    const overall = (left * even) / evenWeight;
    const error = Math.sqrt((kPriorRows * overall + (effectiveN - 1) * varied) / (effectiveN + kPriorRows - 1));
    if (error <= rounding) {
      return { value: Math.abs(value) <= rounding ? 0 : value, standardError: 0, degreesOfFreedom: NaN, p: 1 };
    }
    return studentEstimate(value, error, effectiveN + kPriorRows - 1);
  }

  /** The smallest p that is possible if these sums, each of which can only grow, are not all. */
  private leastP({ value, left }: Slope, { varied, even }: Sums): number {
    const { totalWeight } = this.design;
    return normalTwoSidedP(value / Math.sqrt(Math.min(varied, (left * even) / totalWeight)));
  }
}
