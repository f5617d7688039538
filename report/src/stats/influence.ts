import type { Analysis, Options, Outcomes } from './analysis';
import { moderatedDifference } from './difference';
import type { Estimate } from './estimate';
import type { Engine } from './engine';
import { rowsHaving, type RowList } from './rows';
import { SideSplitter, correlationOf, kCancelled, square, type Products, type Sides, type Sums, type Weighted } from './side';

/** A family without which a feature would read differently. */
export interface Influence {
  family: number;
  /** the impact when the family is removed */
  withoutIt: Estimate;
  flipsMark: boolean;
  flipsSign: boolean;
}

/**
 * Rule S11: removes each family in turn with the family-wise cut-off held fixed (Cook 1977,
 * Technometrics 19:15, case deletion); those that flip the mark (p <= alpha) or the sign of the
 * moderated difference, the largest shift first, `most` at most. `having`: the rows that have the
 * feature.
 */
export function influentialFamilies(of: Weighted, having: RowList, missing: Uint8Array | null, alpha: number, most = 3): Influence[] {
  const splitter = new LeavingOut(of, missing);
  const whole = moderatedDifference(splitter.split(splitter.smallerOf(having)));
  const flips: Influence[] = [];
  for (const { family, sides } of splitter.withoutEach(having)) {
    const withoutIt = moderatedDifference(sides);
    const flipsMark = withoutIt.p <= alpha !== whole.p <= alpha;
    const flipsSign = withoutIt.value * whole.value < 0;
    if (flipsMark || flipsSign) flips.push({ family, withoutIt, flipsMark, flipsSign });
  }
  const shift = ({ withoutIt }: Influence) => {
    const moved = Math.abs(withoutIt.value - whole.value);
    return Number.isNaN(moved) ? Infinity : Math.fround(moved); // what is equal but for rounding stays in the order of families
  };
  const order = (a: Influence, b: Influence) => (shift(a) === shift(b) ? 0 : shift(b) - shift(a));
  return flips.sort(order).slice(0, most);
}

/** What a side has of one family: rows, sum of products, weight. */
interface Part {
  n: number;
  r: number;
  w: number;
}

class LeavingOut extends SideSplitter {
  /** The split without each family in turn. `list`: ascending rows that have the feature. */
  *withoutEach(list: RowList): Generator<{ family: number; sides: Sides }> {
    const { of: { weight, family, families }, product } = this;
    const isHaving = new Uint8Array(weight.length);
    for (const row of list.rows.subarray(0, list.count)) isHaving[row] = 1;
    const parts = Array.from({ length: families }, () => [0, 1].map(() => ({ n: 0, r: 0, w: 0 })));
    for (let row = 0; row < weight.length; row++) {
      if (this.missing?.[row] === 1) continue;
      const part = parts[family[row]][1 - isHaving[row]];
      part.n++;
      part.r += product[row];
      part.w += weight[row];
    }
    const sums = [0, 1].map((side) => parts.reduce((all, part) => plus(all, part[side], 1), kNothing));
    const both = parts.reduce((all, part) => plusBoth(all, part, 1), { rr: 0, rw: 0, wr: 0, ww: 0 });
    for (let g = 0; g < families; g++) {
      if (this.size[g] === 0) continue;
      const left = sums.map((all, side) => plus(all, parts[g][side], -1));
      const [shift, otherShift] = left.map(({ sum, weight: own }) => sum / own);
      const squares = [square(left[0], shift), square(left[1], otherShift)];
      if (squares.some((own, side) => own <= kCancelled * sums[side].rr)) {
        yield { family: g, sides: this.without(list, g) };
        continue;
      }
      const { rr, rw, wr, ww } = plusBoth(both, parts[g], -1);
      const sides = { having: this.side(left[0], squares[0]), without: this.side(left[1], squares[1]) };
      yield { family: g, sides: { ...sides, correlation: correlationOf(sides, rr - otherShift * rw - shift * wr + shift * otherShift * ww) } };
    }
  }

  /** From the rows that are left. */
  private without(list: RowList, g: number): Sides {
    const missing = this.of.family.map((own, row) => (own === g || this.missing?.[row] === 1 ? 1 : 0));
    const rest = list.rows.subarray(0, list.count).filter((row) => missing[row] === 0);
    const splitter = new SideSplitter(this.of, Uint8Array.from(missing));
    return splitter.split(splitter.smallerOf({ rows: rest, count: rest.length }));
  }
}

const kNothing: Readonly<Sums> = { n: 0, families: 0, weight: 0, sum: 0, rr: 0, rw: 0, ww: 0 };

/** With one family more, or less (`sign` -1). */
function plus(sums: Readonly<Sums>, { n, r, w }: Part, sign: number): Sums {
  if (n === 0) return { ...sums };
  return {
    n: sums.n + sign * n, families: sums.families + sign, weight: sums.weight + sign * w, sum: sums.sum + sign * r,
    rr: sums.rr + sign * r * r, rw: sums.rw + sign * r * w, ww: sums.ww + sign * w * w,
  };
}

function plusBoth(all: Products & { wr: number }, [a, b]: Part[], sign: number) {
  return { rr: all.rr + sign * a.r * b.r, rw: all.rw + sign * a.r * b.w, wr: all.wr + sign * a.w * b.r, ww: all.ww + sign * a.w * b.w };
}

export interface InfluentialImages extends Influence {
  /** of the family */
  images: number[];
}

/** influentialFamilies for one feature of an analysis, with the images of each. */
export function influentialImages(engine: Engine, outcomes: Outcomes, options: Options, analysis: Analysis, f: number): InfluentialImages[] {
  const prepared = engine.prepare(outcomes);
  const { rows } = prepared;
  const having = rowsHaving(rows, f, options);
  const flips = influentialFamilies(prepared.weighted(options.groupCtr), having, rows.missingOf(f).flags, analysis.alpha);
  return flips.map((flip) => ({ ...flip, images: Array.from(rows.image).filter((_, row) => rows.family[row] === flip.family) }));
}
