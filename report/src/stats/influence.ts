import type { Analysis, Options, Outcomes } from './analysis';
import { moderatedDifference } from './difference';
import type { Estimate } from './estimate';
import type { Engine } from './engine';
import { unitsHaving, type UnitList } from './units';
import { SideSplitter, type Side } from './side';

/** A unit without which a feature would read differently. */
export interface Influence {
  unit: number;
  /** the impact when the unit is removed */
  withoutIt: Estimate;
  flipsMark: boolean;
  flipsSign: boolean;
}

/** The side with one of its values taken out. */
function withoutValue(side: Side, value: number): Side {
  const n = side.n - 1;
  if (n === 0) return { n, mean: NaN, variance: NaN };
  const deviation = value - side.mean;
  const squares = n * side.variance - (deviation * deviation * side.n) / n;
  return { n, mean: side.mean - deviation / n, variance: n > 1 ? Math.max(0, squares) / (n - 1) : 0 };
}

/**
 * Rule S11: removes each unit in turn with the family's cut-off held fixed (Cook 1977,
 * Technometrics 19:15, case deletion); those that flip the mark (p <= alpha) or the sign of the
 * moderated difference, the largest shift first, `most` at most. `having`: the units that have the
 * feature.
 */
export function influentialUnits(
  outcome: Float64Array,
  having: UnitList,
  missing: Uint8Array | null,
  alpha: number,
  most = 3,
): Influence[] {
  const splitter = new SideSplitter(outcome, missing);
  const sides = splitter.split(splitter.smallerOf(having));
  const whole = moderatedDifference(sides.having, sides.without);
  const flips: Influence[] = [];
  let next = 0;
  for (let unit = 0; unit < outcome.length; unit++) {
    if (missing?.[unit] === 1) continue;
    const has = next < having.count && having.units[next] === unit;
    if (has) next++;
    const withoutIt = has
      ? moderatedDifference(withoutValue(sides.having, outcome[unit]), sides.without)
      : moderatedDifference(sides.having, withoutValue(sides.without, outcome[unit]));
    const flipsMark = withoutIt.p <= alpha !== whole.p <= alpha;
    const flipsSign = withoutIt.value * whole.value < 0;
    if (flipsMark || flipsSign) flips.push({ unit, withoutIt, flipsMark, flipsSign });
  }
  const shift = ({ withoutIt }: Influence) => {
    const moved = Math.abs(withoutIt.value - whole.value);
    return Number.isNaN(moved) ? Infinity : moved;
  };
  const order = (a: Influence, b: Influence) => (shift(a) === shift(b) ? 0 : shift(b) - shift(a));
  return flips.sort(order).slice(0, most);
}

export interface InfluentialImages extends Influence {
  /** the rows of the unit: equal pictures */
  images: number[];
}

/** influentialUnits for one feature of an analysis, with the images of each unit. */
export function influentialImages(
  engine: Engine,
  outcomes: Outcomes,
  options: Options,
  analysis: Analysis,
  f: number,
): InfluentialImages[] {
  const { units, ctr } = engine.prepare(outcomes);
  const flips = influentialUnits(ctr, unitsHaving(units, f, options), units.missingOf(f).flags, analysis.alpha);
  return flips.map((flip) => ({ ...flip, images: units.rowsOf(flip.unit) }));
}
