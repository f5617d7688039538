import { moderatedDifference } from './difference';
import { isEnough } from './eligibility';
import type { Engine } from './engine';
import { undefinedEstimate, type Estimate } from './estimate';
import { HeldFixed } from './held-fixed';
import type { Levels } from './design';
import type { Options } from './results';
import { rowsHaving, type RowList } from './rows';
import { SideSplitter, type Weighted } from './side';
import type { Outcomes } from './table';
import type { Within } from './within';

/** What checks and the joint step are about. */
export interface Subject {
  engine: Engine;
  outcomes: Outcomes;
  options: Options;
  within: Within;
}

const kFamiliesLeftOut = 10;
const kBeyondChance = 0.05;
const kScales = [0.5, 1.5];

/** The difference that decides alone: S22, or S21 where no factor is held. */
export function deciding(of: Weighted, factors: Levels[], list: RowList, missing: Uint8Array | null, options: Options): Estimate {
  if (factors.length > 0) return new HeldFixed(of, { factors, columns: [] }, missing).adjust(list).estimate;
  const splitter = new SideSplitter(of, missing);
  const sides = splitter.split(splitter.smallerOf(list));
  return isEnough(sides.having, options) && isEnough(sides.without, options) ? moderatedDifference(sides) : undefinedEstimate();
}

/** The families without which the difference moves most, the largest first; as 32 bits, so that what is equal but for rounding is in their order. */
export function mostInfluential(held: HeldFixed, list: RowList): { family: number; moved: number }[] {
  const size = ({ moved }: { moved: number }) => Math.fround(Math.abs(moved));
  return held.moved(list).sort((a, b) => size(b) - size(a) || a.family - b.family).slice(0, kFamiliesLeftOut);
}

/**
 * Whether sign and p <= 0.05 stay without any one of those families. `missing`: of the rows; `held`:
 * with the factors held fixed, or nothing.
 */
export function staysWithoutFamilies(
  of: Weighted, factors: Levels[], held: HeldFixed, list: RowList, missing: Uint8Array | null, sign: number, options: Options,
): boolean {
  return mostInfluential(held, list).every(({ family }) => {
    const without = Uint8Array.from(of.family, (own, row) => (own === family || missing?.[row] === 1 ? 1 : 0));
    const rest = Uint32Array.from(list.rows.subarray(0, list.count)).filter((row) => without[row] === 0);
    return stays(deciding(of, factors, { rows: rest, count: rest.length }, without, options), sign);
  });
}

function stays({ value, p }: Estimate, sign: number): boolean {
  return p <= kBeyondChance && value * sign > 0;
}

/** A name stays at half and at one and a half times its threshold, and without any one family (rule S24). */
export function checkOf(subject: Subject, f: number): boolean {
  const { engine, outcomes, options, within: { fits } } = subject;
  const { rows } = engine.prepare(outcomes);
  const { of, factors } = fits.rows;
  const { flags } = rows.missingOf(f);
  const missing = flags && fits.rows.column(flags);
  const list = fits.listOf(f);
  const sign = deciding(of, factors, list, missing, options).value;
  return kScales.every((scale) => staysAt(subject, f, scale, missing, sign))
    && staysWithoutFamilies(of, factors, fits.heldFor(f), list, missing, sign, options);
}

/** True where the feature has no threshold, or no value reaches that one. */
function staysAt({ engine, outcomes, options, within: { fits } }: Subject, f: number, scale: number, missing: Uint8Array | null, sign: number): boolean {
  const { rows } = engine.prepare(outcomes);
  const cut = scale * options.least[f];
  if (rows.table.measure[f] === 'rank' || !(cut > 0) || !rows.pointsOf(f).value.some((value) => value >= cut)) return true;
  const least = options.least.slice();
  least[f] = cut;
  const list = fits.rows.list(rowsHaving(rows, f, { ...options, least }));
  return stays(deciding(fits.rows.of, fits.rows.factors, list, missing, options), sign);
}
