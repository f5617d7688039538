// A name of the answer in the parts of its card; lib/report/words/card.cc says the same.
import { card as words, findings } from '../../words.json';
import { adjustedOf } from '../core/adjusted';
import type { Data } from '../core/data';
import type { View } from '../core/model';
import { countOf, say } from '../core/words';
import type { Adjustment } from '../stats/adjusted';
import { heterogeneity } from '../stats/heterogeneity';
import { rowsHaving } from '../stats/rows';
import type { AdjustedBy } from '../stats/verdict';
import { fixed } from '../stats/wording';
import { clickChange, clickRange } from './click-change';
import { phraseOf } from './feature-phrase';
import { companionsOf, leadOf, levelLeadOf, type Lead } from './lead';
import { capitalised, heldFactors, reasonOfFactor, shownFactor } from './reason';

/** Whether a difference is the same with one thing held fixed: "same template", "other features". */
export interface Tick {
  name: string;
  adjustment: Adjustment;
}

export interface Card {
  /** "Face", "Template sale" */
  subject: string;
  /** "3.0 % instead of 2.0 % with template held fixed" */
  lead: string;
  /** "(11 more clicks per 1,000 views; sure of 6 to 16)" */
  change: string;
  /** "Same within each template and each placement."; this, eitherOr and also may be '' */
  within: string;
  /** "17 images, 6 photos" */
  images: string;
  /** "Face or person: they go together, these images cannot tell them apart." */
  eitherOr: string;
  /** "Also: person, people." */
  also: string;
  ticks: Tick[];
  numbers: Lead;
}

const kMostAlso = 12;

/** Of a tested feature. */
export function cardOf(data: Data, view: View, f: number): Card {
  const { eitherOr, also } = companionsOf(view, f);
  const numbers = leadOf(view, f);
  const adjusted = adjustedOf(data, view, f);
  const namesOf = (features: number[], last: string) => joined(features.slice(0, kMostAlso).map((other) => withoutArticle(phraseOf(data, view, other))), last);
  return {
    subject: subjectOf(data, view, f),
    lead: say(numbers.isHeldFixed ? words.instead_held : words.instead, { ...ctrs(numbers), factors: heldFactors(data, view) }),
    change: clickRange(numbers.difference.value, numbers.interval),
    within: withinText(data, view, f, adjusted),
    images: imagesText(view.analysis.with[f], familiesHaving(view, f)),
    eitherOr: eitherOr.length === 0 ? '' : say(words.either_or, { names: capitalised(namesOf([f, ...eitherOr], findings.list.last)) }),
    also: also.length === 0 ? '' : say(words.also, { names: namesOf(also, findings.list.between) }),
    ticks: ticksOf(view, f, adjusted),
    numbers,
  };
}

/** Of a level, by its place in the answer's levels. */
export function levelCardOf(data: Data, view: View, level: number): Card {
  const { sides: { having } } = view.answer().levels.results[level];
  const numbers = levelLeadOf(view, level);
  return {
    subject: capitalised(levelName(data, view, level)),
    lead: say(words.instead, ctrs(numbers)) + (numbers.isHeldFixed ? words.others_held : ''),
    change: clickRange(numbers.difference.value, numbers.interval),
    within: '', images: imagesText(having.n, having.families), eitherOr: '', also: '', ticks: [], numbers,
  };
}

/** All of it in a few sentences, as in the summary. */
export function cardText({ subject, lead, change, within, images, eitherOr, also }: Card): string {
  return [`${subject}: ${lead} ${change}.`, within, `${images}.`, eitherOr, also].filter((part) => part !== '').join(' ');
}

/** The feature at the head of a sentence: "Face", "Colour olive green", "Brightness above the median". */
export function subjectOf(data: Data, view: View, f: number): string {
  const feature = capitalised(withoutArticle(phraseOf(data, view, f)));
  return data.features[f].measure === 'rank' ? say(words.above_median, { feature }) : feature;
}

/** "template sale" */
export function levelName(data: Data, view: View, level: number): string {
  const { within: { factors }, levels: { results } } = view.answer();
  const { name, levels } = factors[results[level].factor];
  return say(words.level, { factor: shownFactor(data, name), level: levels[results[level].level] });
}

/** "3.0 %", with so many decimals that a difference of this size shows: two digits of it. */
export function ctrBeside(ctr: number, difference: number): string {
  const percent = Math.abs(100 * difference);
  const decimals = percent > 0 ? Math.max(1, Math.min(6, 1 - Math.floor(Math.log10(percent)))) : 2;
  return `${fixed(100 * ctr, decimals)}\u00a0%`;
}

function ctrs(numbers: Lead): { with: string; without: string } {
  const { value } = numbers.difference;
  return { with: ctrBeside(numbers.with, value), without: ctrBeside(numbers.without, value) };
}

function withoutArticle(phrase: string): string {
  return phrase.replace(/^(a|an|the) /, '');
}

export function joined(names: string[], last: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(findings.list.between)}${last}${names[names.length - 1]}`;
}

function imagesText(n: number, families: number): string {
  const images = countOf(n, 'image');
  return families === n ? images : `${images}${findings.list.between}${countOf(families, 'photo')}`;
}

function familiesHaving({ engine, outcomes, options }: View, f: number): number {
  const { rows } = engine.prepare(outcomes);
  const { rows: having, count } = rowsHaving(rows, f, options);
  return new Set(Array.from(having.subarray(0, count), (row) => rows.family[row])).size;
}

/** First the factors within which it is the same, then what else each of them does to it. */
function withinText(data: Data, view: View, f: number, adjusted: AdjustedBy[]): string {
  const same = adjusted.filter((by) => by.adjusted.adjustment === 'stays').map(({ factor }) => factor);
  const rest = adjusted.flatMap((by) => [
    by.adjusted.adjustment === 'stays' ? '' : changedWithin(data, view, f, by),
    differsBetweenLevels(view, f, by) ? say(words.differs, { factor: by.factor }) : '',
  ]);
  const first = same.length === 0 ? '' : say(words.same_within, { factors: same.join(words.and_each) });
  return [first, ...rest].filter((part) => part !== '').join(' ');
}

function differsBetweenLevels(view: View, f: number, { index, adjusted: { estimate } }: AdjustedBy): boolean {
  const fits = view.byFactor(index);
  return heterogeneity(fits.heldFor(f), fits.listOf(f), estimate) < 0.01;
}

function changedWithin(data: Data, view: View, f: number, by: AdjustedBy): string {
  const { adjustment, estimate } = by.adjusted;
  if (adjustment === 'shrinks') return say(words.shrinks, { factor: by.factor, change: clickChange(estimate.value) });
  return `${capitalised(reasonOfFactor(data, view, f, by))}.`;
}

/** Each offered factor, and the other names where the feature was fitted beside them. */
function ticksOf(view: View, f: number, adjusted: AdjustedBy[]): Tick[] {
  const { within, names } = view.answer();
  const ticks = adjusted.map((by) => ({ name: say(words.ticks.same, { factor: by.factor }), adjustment: by.adjusted.adjustment }));
  if (within.rejected.length > 1 && names.of[f].status === 'named') ticks.push({ name: words.ticks.other_features, adjustment: 'stays' });
  return ticks;
}
