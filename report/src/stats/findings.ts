import type { AdjustedDifference } from './adjusted';
import type { Analysis } from './analysis';
import { excludesZero, intervalOf } from './estimate';

/** What stands on top of the page (rule S18): features, one for each hypothesis, best first. */
export interface Findings {
  /** up to `most` that go with more clicks */
  more: number[];
  /** up to `most` that go with fewer */
  fewer: number[];
  /** marked, but not free of a factor: listed below the box */
  warned: number[];
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

function isFreeOfFactors(more: boolean, adjusted: AdjustedDifference[]): boolean {
  return adjusted.every(({ estimate }) => excludesZero(intervalOf(estimate, 0.05)) && estimate.value > 0 === more);
}

/** How many hypotheses have a marked feature: what pages call "stand out". Equal presence is one. */
export function countMarked({ marked, hypothesis }: Analysis): number {
  return new Set(hypothesis.filter((_, f) => marked[f] === 1)).size;
}

/**
 * A feature is named only if it is marked and, for every offered factor, its adjusted interval
 * excludes 0 on the same side. `adjustedOf`: one per offered factor; asked of marked features only.
 */
export function findingsOf(analysis: Analysis, adjustedOf: (f: number) => AdjustedDifference[], most = 3): Findings {
  const findings: Findings = { more: [], fewer: [], warned: [] };
  const named = new Set<number>();
  for (const f of analysis.ranking) {
    if (analysis.marked[f] === 0 || named.has(analysis.hypothesis[f])) continue;
    named.add(analysis.hypothesis[f]);
    const more = goesWithMore(analysis, f);
    if (!isFreeOfFactors(more, adjustedOf(f))) {
      findings.warned.push(f);
      continue;
    }
    const side = more ? findings.more : findings.fewer;
    if (side.length < most) side.push(f);
  }
  return findings;
}
