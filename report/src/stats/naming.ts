import { checkOf, type Subject } from './checks';
import type { Engine } from './engine';
import { HeldFixed } from './held-fixed';
import type { Analysis, Options } from './results';
import { presenceByRow } from './rows';
import type { Outcomes } from './table';
import type { Within } from './within';

/** What the answer makes of a feature (rule S24). */
export type Standing =
  | 'none' // neither marked nor a candidate
  | 'named' // stands in the answer, or is folded there only for want of room
  | 'folded' // goes with a named one (|phi| 0.3 to 0.7): "also: person, people"
  | 'either_or' // goes with a named one (|phi| >= 0.7): "A or B, these images cannot tell"
  | 'same' // one hypothesis with a named one
  | 'not_on_its_own' // a candidate that the others explain, or too few to be a name
  | 'fragile' // turns with its threshold or without one family; replaced if one could be
  | 'false_lead'; // marked, but not a candidate: held against the factors nothing is left

export interface Naming {
  standing: Standing;
  /** which name, for folded, either_or and same; -1: none */
  under: number;
  /** with it; NaN without one */
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
const kEither = 0.7;

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
  const of = Array.from({ length: analysis.features }, (_, f): Naming => {
    const number = within.hypothesis[f];
    const first = number < 0 ? f : firsts[number];
    const under = leaders.get(folded.get(first) ?? (names.includes(first) ? first : -1)) ?? -1;
    return { standing: standingOf(first, led, fragile, rejected, under), under, phi: NaN, jointP: jointP.get(f) ?? NaN };
  });
  for (let f = 0; f < analysis.features; f++) finish(of, f, analysis, within, phis);
  const size = (f: number) => Math.abs(decidingOf(analysis, within, f));
  return { names: led.sort((a, b) => size(b) - size(a) || p[a] - p[b]), candidates, removed, cut, of };
}

/** The difference that decides. */
export function decidingOf(analysis: Analysis, within: Within, f: number): number {
  return within.heldFixed[f]?.estimate.value ?? analysis.impact[f];
}

function standingOf(first: number, named: number[], fragile: number[], rejected: number[], under: number): Standing {
  if (named.includes(first)) return 'named';
  if (fragile.includes(first)) return 'fragile';
  if (!rejected.includes(first)) return 'none';
  return under >= 0 ? 'folded' : 'not_on_its_own';
}

/** What differs between the features of one hypothesis, and what is marked all the same. */
function finish(of: Naming[], f: number, analysis: Analysis, { hypothesis, firsts }: Within, phis: Phis): void {
  const own = of[f];
  const first = hypothesis[f] < 0 ? f : firsts[hypothesis[f]];
  if (own.standing === 'named') {
    own.under = first === f ? -1 : first;
    if (first !== f) own.standing = 'same';
  } else if (own.standing === 'folded') {
    own.phi = phis.of(f, own.under);
    if (Math.abs(own.phi) >= kEither) own.standing = 'either_or';
  } else if (own.standing !== 'fragile') {
    own.under = -1;
    if (own.standing === 'none' && analysis.marked[f] === 1) own.standing = 'false_lead';
  }
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
