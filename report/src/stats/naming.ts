import { checkOf, type Subject } from './checks';
import type { Engine } from './engine';
import { HeldFixed } from './held-fixed';
import type { Analysis, Options } from './results';
import { presenceByRow } from './rows';
import type { Outcomes } from './table';
import type { Within } from './within';

/** What the answer makes of a feature (rule S24). */
export type NamingStatus =
  | 'none' // q within the factors above the rate, or not tested
  | 'named' // stands in the answer
  | 'folded' // goes with the name `under` (|phi| of 0.3 and more): "also: person"
  | 'not_on_its_own' // among the rejected, but the others explain it and it goes with no name
  | 'fragile' // fails a check; `under` took its place, if one could
  | 'same' // one hypothesis with the name `under`
  | 'sign_turns' // p* is 1: its sign turns against a raw difference beyond chance
  | 'cannot_be_separated'; // p* is 1: the factors leave nothing to compare

/** Where a feature stands, and under which name. */
export interface Naming {
  status: NamingStatus;
  /** -1: none */
  under: number;
  /** of the presence of both, over rows that know both; NaN without one */
  phi: number;
  /** p of the joint step's last fit that the feature was part of; NaN: it was in none */
  jointP: number;
}

/** The names, and what happened on the way to them. */
export interface Names {
  /** in the answer's order: by the size of the difference that decides, then p* */
  names: number[];
  candidates: number[];
  /** out of the joint step, in this order; and lost by its last sentence */
  removed: number[];
  cut: number[];
  /** by feature */
  of: Naming[];
}

const kMostCandidates = 20;
const kFamiliesEach = 15;
const kFolds = 0.3;
/** From this |phi| on the sentence says "A or B: these images cannot tell them apart". */
const kHardlyToldApart = 0.7;

export function isHardlySeparable({ phi }: Naming): boolean {
  return Math.abs(phi) >= kHardlyToldApart;
}

/** From p* to the names. */
export function namesOf(engine: Engine, outcomes: Outcomes, options: Options, analysis: Analysis, within: Within): Names {
  const subject: Subject = { engine, outcomes, options, within };
  const { p, rejected, firsts, hypotheses } = within;
  const most = Math.min(kMostCandidates, Math.max(1, Math.floor(analysis.families / kFamiliesEach)));
  const candidates = rejected.slice(0, most);
  const { stay, removed, jointP } = jointStep(subject, candidates, options.rate / Math.max(1, rejected.length));
  const names = stay.slice().sort((a, b) => p[a] - p[b] || candidates.indexOf(a) - candidates.indexOf(b));
  const cut: number[] = [];
  while (names.length > 0 && p[names[names.length - 1]] > (names.length * options.rate) / Math.max(1, hypotheses)) cut.push(names.pop()!);
  const phis = new Phis(subject);
  const folded = fold(rejected.filter((f) => !names.includes(f)), names, phis);
  const { leaders, fragile } = settle(subject, names, folded);
  const led = [...leaders.values()];
  const standingOf = (f: number, under: number): NamingStatus => {
    if (led.includes(f)) return 'named';
    if (fragile.includes(f)) return 'fragile';
    if (rejected.includes(f)) return under < 0 ? 'not_on_its_own' : 'folded';
    if (within.turns[f] === 1) return 'sign_turns';
    return within.heldFixed[f]?.adjustment === 'cannot_be_separated' ? 'cannot_be_separated' : 'none';
  };
  const ofFirst = firsts.map((f) => {
    const over = leaders.get(folded.get(f) ?? (names.includes(f) ? f : -1)) ?? -1;
    const under = over === f ? -1 : over;
    return { status: standingOf(f, under), under, phi: under < 0 ? NaN : phis.of(f, under) };
  });
  const of = Array.from(within.hypothesis, (number, f): Naming => {
    const own = { jointP: jointP.get(f) ?? NaN };
    if (number < 0) return { status: 'none', under: -1, phi: NaN, ...own };
    const { status } = ofFirst[number];
    if (firsts[number] === f) return { ...ofFirst[number], ...own };
    if (status === 'named') return { status: 'same', under: firsts[number], phi: NaN, ...own };
    const { under } = ofFirst[number];
    return { status, under, phi: under < 0 ? NaN : phis.of(f, under), ...own };
  });
  const size = (f: number) => Math.abs(decidingOf(analysis, within, f));
  return { names: led.sort((a, b) => size(b) - size(a) || p[a] - p[b]), candidates, removed, cut, of };
}

/** The difference that decides. */
export function decidingOf(analysis: Analysis, within: Within, f: number): number {
  return within.heldFixed[f]?.estimate.value ?? analysis.impact[f];
}

/**
 * Fits the candidates together, each with the others held fixed, and takes out the one with the
 * largest joint p while that exceeds `level`; the last one stays.
 */
function jointStep(subject: Subject, candidates: number[], level: number) {
  const { within: { p } } = subject;
  const stay = candidates.slice();
  const removed: number[] = [];
  const jointP = new Map<number, number>();
  for (;;) {
    if (stay.length > 0) jointFit(subject, stay).forEach((own, i) => jointP.set(stay[i], own));
    if (stay.length < 2) return { stay, removed, jointP };
    const worst = stay.reduce((a, b) => (later(jointP.get(b)! - jointP.get(a)!, p[b] - p[a]) ? b : a));
    if (jointP.get(worst)! <= level) return { stay, removed, jointP };
    stay.splice(stay.indexOf(worst), 1);
    removed.push(worst);
  }
}

/** The order of two numbers; the later of equals. */
const later = (by: number, then: number) => by > 0 || (by === 0 && then >= 0);

/** p of each with the others held fixed; 1 where it cannot be separated. */
function jointFit({ engine, outcomes, options, within: { fits } }: Subject, features: number[]): number[] {
  const { rows } = engine.prepare(outcomes);
  const presence = features.map((f) => fits.rows.column(presenceByRow(rows, f, options)));
  return features.map((f, i) => {
    const missing = Uint8Array.from(presence[i], (own) => (own === 2 ? 1 : 0));
    const columns = presence.filter((_, j) => j !== i);
    const { p } = new HeldFixed(fits.rows.of, { factors: fits.rows.factors, columns }, missing).adjust(fits.listOf(f)).estimate;
    return Number.isNaN(p) ? 1 : p;
  });
}

/** Pearson's phi of two features over the rows that know both. */
class Phis {
  private readonly presence = new Map<number, Uint8Array>();

  constructor(private readonly subject: Subject) {}

  of(f: number, g: number): number {
    const [a, b] = [this.presenceOf(f), this.presenceOf(g)];
    let [n, na, nb, both] = [0, 0, 0, 0];
    for (let row = 0; row < a.length; row++) {
      if (a[row] === 2 || b[row] === 2) continue;
      n++;
      na += a[row];
      nb += b[row];
      both += a[row] * b[row];
    }
    const spread = na * (n - na) * nb * (n - nb);
    return spread > 0 ? (n * both - na * nb) / Math.sqrt(spread) : 0;
  }

  private presenceOf(f: number): Uint8Array {
    const { engine, outcomes, options } = this.subject;
    let own = this.presence.get(f);
    if (own === undefined) this.presence.set(f, (own = presenceByRow(engine.prepare(outcomes).rows, f, options)));
    return own;
  }
}

/** Of what is no name, the name with the largest |phi|, the first of equals, if it is at least 0.3. */
function fold(others: number[], names: number[], phis: Phis): Map<number, number> {
  const folded = new Map<number, number>();
  for (const f of others) {
    let [most, under] = [0, -1];
    for (const name of names) {
      const size = Math.abs(phis.of(f, name));
      if (size > most + 1e-12) [most, under] = [size, name];
    }
    if (most >= kFolds - 1e-12) folded.set(f, under);
  }
  return folded;
}

/** Checks each name; if it fails, those folded under it, in turn, may take its place. */
function settle(subject: Subject, names: number[], folded: Map<number, number>) {
  const { p } = subject.within;
  const leaders = new Map<number, number>();
  const fragile: number[] = [];
  for (const name of names) {
    const heirs = [...folded.keys()].filter((f) => folded.get(f) === name).sort((a, b) => p[a] - p[b]);
    const leader = [name, ...heirs].find((f) => checkOf(subject, f) || fragile.push(f) < 0);
    if (leader !== undefined) leaders.set(name, leader);
  }
  return { leaders, fragile };
}
