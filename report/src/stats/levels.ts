import type { AdjustedDifference } from './adjusted';
import { staysWithoutFamilies } from './checks';
import { moderatedDifference } from './difference';
import { isEnough } from './eligibility';
import type { Engine } from './engine';
import type { Estimate } from './estimate';
import { HeldRows } from './factors';
import { falseDiscovery } from './family';
import { HeldFixed } from './held-fixed';
import type { Options } from './results';
import { SideSplitter, type Sides } from './side';
import type { Factor, Outcomes } from './table';
import { SamePresence, signTurns } from './within';

/** One level of an offered factor against the others, in a family of hypotheses of the levels' own (rule S23). */
export interface LevelResult {
  /** index into the offered factors, and into its levels */
  factor: number;
  level: number;
  sides: Sides;
  /** rule S21 */
  difference: Estimate;
  /** with the other offered factors held fixed; null where there is none */
  heldFixed: AdjustedDifference | null;
  /** what p is of: heldFixed, or the difference */
  decides: Estimate;
  /** levels that say the same, or the opposite, are one; the first of them is tested */
  hypothesis: number;
  isFirst: boolean;
  /** p*, of heldFixed or of difference, and q within the levels */
  p: number;
  q: number;
  /** q <= rate, and the checks without single families hold */
  isNamed: boolean;
}

export interface Levels {
  /** with enough rows on both sides, by factor and level */
  results: LevelResult[];
  hypotheses: number;
  rejected: number;
}

/** `factors`: offered ones. */
export function levelsOf(engine: Engine, outcomes: Outcomes, options: Options, factors: Factor[]): Levels {
  const rows = new HeldRows(engine.prepare(outcomes), factors, options.groupCtr);
  const numbers = new SamePresence();
  const tested: (LevelResult & { stays(): boolean })[] = [];
  factors.forEach((factor, i) => {
    const { ofRow } = rows.factors[i];
    const others = rows.factors.filter((_, j) => j !== i);
    const missing = Uint8Array.from(ofRow, (level) => (level < 0 ? 1 : 0));
    const splitter = new SideSplitter(rows.of, missing);
    const held = new HeldFixed(rows.of, { factors: others, columns: [] }, missing);
    factor.levels.forEach((_, level) => {
      const own = Uint32Array.from(ofRow.keys()).filter((row) => ofRow[row] === level);
      const list = { rows: own, count: own.length };
      const sides = splitter.split(splitter.smallerOf(list));
      if (!isEnough(sides.having, options) || !isEnough(sides.without, options)) return;
      const difference = moderatedDifference(sides);
      const heldFixed = others.length > 0 ? held.adjust(list) : null;
      const decides = heldFixed?.estimate ?? difference;
      const isUnsure = Number.isNaN(decides.p) || signTurns(decides, difference);
      const hypothesis = numbers.of(held, list);
      tested.push({
        factor: i, level, sides, difference, heldFixed, decides, hypothesis, p: isUnsure ? 1 : decides.p, q: NaN, isNamed: false,
        isFirst: tested.every((other) => other.hypothesis !== hypothesis),
        stays: () => staysWithoutFamilies(rows.of, others, held, list, missing, decides.value, options),
      });
    });
  });
  const firsts = tested.filter(({ isFirst }) => isFirst);
  const family = falseDiscovery(firsts.map(({ p }) => p), options.rate);
  firsts.forEach((first, i) => {
    for (const other of tested) if (other.hypothesis === first.hypothesis) other.q = family.q[i];
    first.isNamed = first.q <= options.rate && first.stays();
  });
  return { results: tested.map(({ stays: _, ...result }) => result), hypotheses: firsts.length, rejected: family.rejected };
}

