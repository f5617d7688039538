import type { AdjustedDifference } from './adjusted';
import { ByFactors } from './by-factor';
import type { Engine } from './engine';
import { kTested } from './eligibility';
import type { Estimate } from './estimate';
import { factorUses, type FactorUse } from './factors';
import { falseDiscovery, impactOf } from './family';
import type { HeldFixed } from './held-fixed';
import type { Analysis, Options } from './results';
import type { RowList } from './rows';
import type { Factor, Outcomes } from './table';

/** p* of every tested feature, and what BH makes of them (rule S24). */
export interface Within {
  /** by entry of outcomes.factors */
  uses: FactorUse[];
  /** offered ones, held fixed together */
  factors: Factor[];
  fits: ByFactors;
  /** by feature: with all offered factors held fixed; undefined: not tested, or no factor is offered */
  heldFixed: (AdjustedDifference | undefined)[];
  /** p*; 1 where it cannot be separated or turns, or where the ways to average disagree (S27), NaN where it is not tested or above what can matter */
  p: Float64Array;
  q: Float64Array;
  /** 1: against a raw difference that is itself beyond chance the sign turns */
  turns: Uint8Array;
  /** the same or the opposite presence in the rows of the fit is one; -1: not tested */
  hypothesis: Int32Array;
  /** by hypothesis, its first feature */
  firsts: number[];
  /** m and R of p* */
  hypotheses: number;
  rejected: number[];
}

const kBeyondChance = 0.05;

/** Whether a sign turns against a raw difference that is itself beyond chance. */
export function signTurns(decides: Estimate, raw: Estimate): boolean {
  return decides.value * raw.value < 0 && raw.p <= kBeyondChance;
}

/**
 * `limit`: of a feature that is not marked a p* that is surely above it is not made exact, since a
 * family's decisions at that rate do not depend on it; `fits` makes it where it is in view.
 */
export function withinFactors(engine: Engine, outcomes: Outcomes, options: Options, analysis: Analysis, limit = options.rate): Within {
  const prepared = engine.prepare(outcomes);
  const uses = factorUses(prepared);
  const factors = outcomes.factors.filter((_, i) => uses[i] === 'offered');
  const fits = new ByFactors(engine, outcomes, options, factors);
  const numbers = new SamePresence();
  const within: Within = {
    uses, factors, fits, heldFixed: [],
    p: new Float64Array(analysis.features).fill(NaN),
    q: new Float64Array(analysis.features).fill(NaN),
    turns: new Uint8Array(analysis.features),
    hypothesis: new Int32Array(analysis.features).fill(-1),
    firsts: [], hypotheses: 0, rejected: [],
  };
  for (let f = 0; f < analysis.features; f++) {
    if (analysis.eligibility[f] !== kTested) continue;
    const held = fits.heldFor(f);
    const list = fits.listOf(f);
    const number = numbers.of(held, list);
    within.hypothesis[f] = number;
    if (number === within.firsts.length) within.firsts.push(f);
    if (factors.length > 0) within.heldFixed[f] = held.adjust(list, analysis.marked[f] === 1 ? 1 : limit);
    const decides = within.heldFixed[f]?.estimate ?? impactOf(analysis, f);
    within.turns[f] = Number(signTurns(decides, impactOf(analysis, f)));
    const isOne = within.turns[f] === 1 || within.heldFixed[f]?.adjustment === 'cannot_be_separated' || analysis.signsDisagree[f] === 1;
    within.p[f] = isOne ? 1 : decides.p;
  }
  judge(within, options.rate);
  return within;
}

function judge(within: Within, rate: number): void {
  const { firsts, p, hypothesis } = within;
  const family = falseDiscovery(firsts.map((f) => (Number.isNaN(p[f]) ? 1 : p[f])), rate);
  within.hypotheses = firsts.length;
  hypothesis.forEach((number, f) => number >= 0 && (within.q[f] = family.q[number]));
  within.rejected = firsts.filter((f) => within.q[f] <= rate).sort((a, b) => p[a] - p[b] || a - b);
}

/** Gives features of the same or the opposite presence in the rows of their fits the same number. */
export class SamePresence {
  private readonly seen = new Map<string, number>();
  private readonly whole = new Map<HeldFixed, { first: number; sums: [number, number, number] }>();

  of(held: HeldFixed, { rows, count }: RowList): number {
    const { partOfRow } = held.design;
    let whole = this.whole.get(held);
    if (whole === undefined) {
      whole = { first: partOfRow.findIndex((part) => part >= 0), sums: sumsOf(partOfRow, Uint32Array.from(partOfRow.keys())) };
      this.whole.set(held, whole);
    }
    const { first, sums } = whole;
    const listed = rows.subarray(0, count);
    const own = sumsOf(partOfRow, listed);
    const others = listed.includes(first) ? sums.map((sum, i) => (sum - own[i]) | 0) : own;
    const key = [...sums, ...others].join(' ');
    const number = this.seen.get(key) ?? this.seen.size;
    this.seen.set(key, number);
    return number;
  }
}

/** Over the rows that are in the fit: how many, and two sums of scattered numbers, whose 64 bits do not meet by chance. */
function sumsOf(parts: Int32Array, rows: Uint32Array): [number, number, number] {
  let [one, other, count] = [0, 0, 0];
  for (const row of rows) {
    if (parts[row] < 0) continue;
    one = (one + scattered(row, 0x9e3779b1)) | 0;
    other = (other + scattered(row, 0x85ebca77)) | 0;
    count++;
  }
  return [one, other, count];
}

/** The end of MurmurHash3. */
function scattered(row: number, seed: number): number {
  let bits = Math.imul(row + 1, seed);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
