import type { Analysis, Options, Outcomes } from './analysis';
import { moderatedDifference } from './difference';
import type { Estimate } from './estimate';
import type { Engine } from './engine';
import { rowsHaving, type RowList } from './rows';
import { SideSplitter, type Weighted } from './side';

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
  const splitter = new SideSplitter(of, missing);
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
    return Number.isNaN(moved) ? Infinity : moved;
  };
  const order = (a: Influence, b: Influence) => (shift(a) === shift(b) ? 0 : shift(b) - shift(a));
  return flips.sort(order).slice(0, most);
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
