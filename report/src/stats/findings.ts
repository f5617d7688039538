import type { Adjustment } from './adjusted';
import type { Analysis, Options, Outcomes } from './analysis';
import type { Engine } from './engine';
import { levelsOf, type Levels } from './levels';
import { decidingOf, isHardlySeparable, namesOf, type Names, type NamingStatus } from './naming';
import { withinFactors, type Within } from './within';

/** The most tempting difference that the answer rejects, and why (rule S25). */
export interface FalseLead {
  feature: number;
  status: NamingStatus;
  /** what holding all offered factors fixed does to it; null: none is offered */
  adjustment: Adjustment | null;
}

/** What stands on top of the page (rule S24); one feature for each hypothesis, the largest difference first. */
export interface Findings {
  /** up to `most` that go with more clicks, and with fewer */
  more: number[];
  fewer: number[];
  /** named as well, folded for want of room */
  further: number[];
  /** marked, but neither named nor under a name: listed below the box */
  warned: number[];
  /** of Levels.results, likewise, the smallest p first */
  levelsMore: number[];
  levelsFewer: number[];
  furtherLevels: number[];
  falseLead: FalseLead | null;
}

/** The answer of a run: what is left with all offered factors held fixed, names, levels. */
export interface AllFindings {
  within: Within;
  names: Names;
  levels: Levels;
  findings: Findings;
}

/** Follows analyse(), and costs more; the same as lib/stats. */
export function allFindingsOf(engine: Engine, outcomes: Outcomes, options: Options, analysis: Analysis, limit?: number): AllFindings {
  const within = withinFactors(engine, outcomes, options, analysis, limit);
  const names = namesOf(engine, outcomes, options, analysis, within);
  const levels = levelsOf(engine, outcomes, options, within.factors);
  return { within, names, levels, findings: findingsOf(analysis, within, names, levels) };
}

/**
 * Whether the feature goes with more clicks: by the interval of what is tested where it excludes
 * 0, else by the sign of the difference.
 */
export function goesWithMore({ low, high, impact }: Analysis, f: number): boolean {
  return low[f] > 0 || (!(high[f] < 0) && impact[f] > 0);
}

/** Which way a marked feature points; every part of the page takes its sign from here. */
export type Mark = '' | 'higher' | 'lower';

/** '' where the feature is not marked, else by goesWithMore. */
export function markOf(analysis: Analysis, f: number): Mark {
  if (analysis.marked[f] === 0) return '';
  return goesWithMore(analysis, f) ? 'higher' : 'lower';
}

/** How many hypotheses have a marked feature: what pages call "stand out". Equal presence is one. */
export function countMarked({ marked, hypothesis }: Analysis): number {
  return new Set(hypothesis.filter((_, f) => marked[f] === 1)).size;
}

/** What these images cannot tell apart from a name: the most alike first. */
export function eitherOr({ of }: Names, name: number): number[] {
  const others = of.flatMap((naming, f) => (naming.status === 'folded' && naming.under === name && isHardlySeparable(naming) ? [f] : []));
  return others.sort((a, b) => Math.abs(of[b].phi) - Math.abs(of[a].phi) || a - b);
}

export function findingsOf(analysis: Analysis, within: Within, names: Names, levels: Levels, most = 3): Findings {
  const { more, fewer, further } = bySide(names.names, (f) => decidingOf(analysis, within, f), most);
  const named = levels.results.flatMap(({ isNamed }, i) => (isNamed ? [i] : [])).sort((a, b) => levels.results[a].p - levels.results[b].p || a - b);
  const ofLevels = bySide(named, (i) => levels.results[i].decides.value, most);
  const rejected = rejectedOf(analysis, names);
  const seen = new Set<number>();
  const warned = rejected.filter((f) => !seen.has(analysis.hypothesis[f]) && seen.add(analysis.hypothesis[f]));
  return {
    more, fewer, further, warned,
    levelsMore: ofLevels.more, levelsFewer: ofLevels.fewer, furtherLevels: ofLevels.further,
    falseLead: falseLead(analysis, within, names, rejected),
  };
}

function bySide(all: number[], valueOf: (i: number) => number, most: number) {
  const [more, fewer] = [1, -1].map((sign) => all.filter((i) => valueOf(i) * sign > 0).slice(0, most));
  return { more, fewer, further: all.filter((i) => !more.includes(i) && !fewer.includes(i)) };
}

/** Marked features that are no name and stand under none, in the order of the ranking. */
function rejectedOf({ marked, ranking }: Analysis, { of }: Names): number[] {
  return Array.from(ranking).filter((f) => marked[f] === 1 && of[f].status !== 'named' && of[f].under < 0);
}

function falseLead({ impact }: Analysis, { heldFixed }: Within, { of }: Names, rejected: number[]): FalseLead | null {
  const size = (f: number) => Math.abs(impact[f]);
  const feature = rejected.slice().sort((a, b) => size(b) - size(a) || a - b)[0];
  return feature === undefined ? null : { feature, status: of[feature].status, adjustment: heldFixed[feature]?.adjustment ?? null };
}
