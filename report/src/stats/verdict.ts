import { verdict as words } from '../../words.json';
import { say, sayCount } from '../core/words';
import type { AdjustedDifference } from './adjusted';
import type { Analysis } from './analysis';
import { intervalOf, type Estimate } from './estimate';
import { barOf } from './family';
import { phrase, spoken, type Named } from './phrase';
import { kTested, eligibilities } from './eligibility';
import type { LevelResult } from './levels';
import { fixed, points, qValue, range } from './wording';

/** What holding one offered factor fixed does to a feature. */
export interface AdjustedBy {
  /** as people call it, and its place among the data's factors */
  factor: string;
  index: number;
  adjusted: AdjustedDifference;
}

/** The same for all offered factors together, as sentences name them; q of what decides names. */
export interface HeldFixedBy {
  factors: string;
  /** how many they are */
  count: number;
  adjusted: AdjustedDifference | undefined;
  q: number;
}

/** `95 %`, and for how many features it is adjusted where that widens it. */
function levelOf({ alpha, hypotheses: features }: Analysis): string {
  return alpha >= 0.05 ? words.level : sayCount(features, words.adjusted_level, { features });
}

function tooLittle(analysis: Analysis, f: number): string {
  const eligibility = eligibilities[analysis.eligibility[f]];
  switch (eligibility) {
    case 'too_few_with':
    case 'too_few_without':
      return say(words.untested.too_few, { least: analysis.leastFamilies });
    case 'tested':
      return '';
    default:
      return words.untested[eligibility];
  }
}

/** What holding one factor fixed says, to follow the raw difference. */
function amongEquals({ factor: name, adjusted }: AdjustedBy): string {
  const factor = spoken(name);
  const { adjustment, estimate, informativeLevels: levels } = adjusted;
  if (adjustment === 'cannot_be_separated') return sayCount(levels, words.not_separated, { levels, factor });
  const difference = points(estimate.value, intervalOf(estimate, 0.05), words.level);
  return say(words.among_equals[adjustment], { factor, difference });
}

function correlation(analysis: Analysis, f: number): string {
  const { rho, low, high, q } = analysis;
  if (Number.isNaN(rho[f])) return words.no_correlation;
  const interval = range({ low: low[f], high: high[f] }, 2, levelOf(analysis));
  const certainty = say(words.interval_and_q, { interval, q: qValue(q[f]) });
  return say(rho[f] < 0 ? words.falls : words.rises, { rho: fixed(rho[f], 2), certainty });
}

/** Means and pooled CTRs of opposite signs: what the other one says. */
function disagreement(analysis: Analysis, f: number, pooled: boolean): string {
  if (pooled) return analysis.impact[f] < 0 ? words.mean_is_lower : words.mean_is_higher;
  return analysis.pooled[f] < 0 ? words.pooled_is_lower : words.pooled_is_higher;
}

function differenceOf(analysis: Analysis, f: number): string {
  const pooled = analysis.groupCtr === 'pooled';
  const interval = { low: analysis.low[f], high: analysis.high[f] };
  const difference = points(barOf(analysis, f).value, interval, levelOf(analysis), qValue(analysis.q[f]));
  const sentence = say(pooled ? words.pooled_ctr : words.ctr, { difference });
  return analysis.signsDisagree[f] === 0 ? sentence : `${sentence}; ${disagreement(analysis, f, pooled)}`;
}

/** The counts, and what follows from them. */
function withCounts(analysis: Analysis, f: number, feature: string, byRank: boolean, finding: string): string {
  const images = byRank ? analysis.with[f] + analysis.without[f] : analysis.with[f];
  if (byRank) return sayCount(images, words.by_value, { images, feature, finding });
  return sayCount(images, words.by_presence, { images, feature, without: analysis.without[f], finding });
}

/** Above 0.05 it says nothing of this feature, but of those above it. */
function sureQ(q: number): string {
  return q <= 0.05 ? qValue(q) : '';
}

/** With all offered factors held fixed together, where it is not what a single one says anyway; '' where nothing can be said. */
function withAllHeld({ factors, count, adjusted, q }: HeldFixedBy, isMarked: boolean): string {
  if (count < (isMarked ? 2 : 1) || adjusted === undefined || adjusted.adjustment === 'cannot_be_separated') return '';
  return say(words.held_fixed, { factors, difference: points(adjusted.estimate.value, intervalOf(adjusted.estimate, 0.05), words.level, sureQ(q)) });
}

/**
 * All numbers of a feature in one plain sentence, e.g. "120 images with a dog, 310 without: CTR
 * higher by 0.21 points (95 % 0.05 to 0.37, q 0.03); within one template higher by 0.19 points
 * (95 % 0.02 to 0.36): the difference stays." Points are percentage points of CTR. Intervals of the
 * raw difference are the family's (S6), so they never contradict q. An association, never a cause.
 * `adjusted`: one per offered factor; only marked features need any, and only they carry a flag.
 */
export function verdict(analysis: Analysis, f: number, feature: Named, adjusted: AdjustedBy[], held: HeldFixedBy): string {
  const named = phrase(feature, analysis.threshold[f]);
  const byRank = feature.measure === 'rank';
  if (analysis.eligibility[f] !== kTested) return withCounts(analysis, f, named, byRank, tooLittle(analysis, f));
  const sentence = withCounts(analysis, f, named, byRank, byRank ? correlation(analysis, f) : differenceOf(analysis, f));
  if (analysis.marked[f] === 0) {
    const hasReason = analysis.signsDisagree[f] === 1 || (byRank && Number.isNaN(analysis.rho[f]));
    const rest = [sentence, withAllHeld(held, false)].filter((part) => part !== '').join('; ');
    return hasReason || rest !== sentence ? `${rest}.` : say(words.may_be_chance, { sentence });
  }
  const parts = [withAllHeld(held, true), ...adjusted.map(amongEquals)].filter((part) => part !== '');
  if (byRank && adjusted.length > 0) {
    const bar = { low: analysis.barLow[f], high: analysis.barHigh[f] };
    const difference = points(analysis.impact[f], bar, levelOf(analysis));
    parts.unshift(say(words.above_median, { feature: named, difference }));
  }
  return `${[sentence, ...parts].join('; ')}.`;
}

/** All numbers of a level of a factor against the others (S23). */
export function levelNumbers(level: LevelResult): string {
  const { sides: { having, without }, difference, heldFixed, q } = level;
  const told = (estimate: Estimate, own: string) => points(estimate.value, intervalOf(estimate, 0.05), words.level, own);
  const isHeld = heldFixed !== null && heldFixed.adjustment !== 'cannot_be_separated';
  const finding = [
    say(words.ctr, { difference: told(difference, isHeld ? '' : sureQ(q)) }),
    ...(isHeld ? [say(words.others_held, { difference: told(heldFixed.estimate, sureQ(q)) })] : []),
  ].join('; ');
  return `${sayCount(having.n, words.by_level, { images: having.n, without: without.n, finding })}.`;
}
