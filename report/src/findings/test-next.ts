// What to try next: pairs of the same picture, with and without a feature, or in one level of a
// factor and in another (rule S26). The same choice and sentence as lib/report/data/test_next.cc.
import { test_next } from '../../words.json';
import type { Data } from '../core/data';
import * as format from '../core/format';
import type { View } from '../core/model';
import { say } from '../core/words';
import { sidesOf } from '../feature/sample-size';
import { kTested } from '../stats/eligibility';
import type { Findings } from '../stats/findings';
import { kSmallestShareThatMatters, pairedPlan, requiredSampleSize, type PairedPlan } from '../stats/sample-size';
import { levelName } from './card';
import { phraseOf } from './feature-phrase';

export interface TestNext {
  /** a feature, or a level of the answer's; the other is null */
  feature: number | null;
  level: number | null;
  /** the smallest that matters: a tenth of the mean CTR */
  difference: number;
  /** that shows it in 4 of 5 tests */
  plan: PairedPlan;
  /** different ones, like those here, for certainty among all features; may be NaN */
  imagesInAll: number;
}

/** null where nothing was tested, and where the data have no spread. */
export function testNext(data: Data, view: View, found: Findings): TestNext | null {
  const { analysis } = view;
  const level = found.levelsMore[0] ?? found.levelsFewer[0] ?? null;
  const feature = level === null ? nextFeature(data, view, found) : null;
  if (!(analysis.meanCtr > 0) || (level === null && feature === null)) return null;
  const difference = kSmallestShareThatMatters * analysis.meanCtr;
  const plan = planFor(view, difference);
  if (Number.isNaN(plan.pairs)) return null;
  const sides = level === null ? sidesOf(view, feature!) : view.answer().levels.results[level].sides;
  return { feature, level, difference, plan, imagesInAll: requiredSampleSize(sides, difference, analysis.alpha).rowsInAll };
}

/** For any difference that matters, from how much these images differ. */
function planFor({ engine, outcomes, options }: View, difference: number): PairedPlan {
  const prepared = engine.prepare(outcomes);
  return pairedPlan({ ...prepared.weighted(options.groupCtr), weight: prepared.weights.ofRow }, prepared.impressions, difference);
}

/** The first that is named, since it is an association so far; else the false lead, what is warned of, the first undecided. */
function nextFeature({ features }: Data, { analysis }: View, { more, fewer, falseLead, warned }: Findings): number | null {
  const canBeTried = (f: number) => analysis.eligibility[f] === kTested && features[f].measure !== 'rank';
  const byWorth = [...more, ...fewer, ...(falseLead === null ? [] : [falseLead.feature]), ...warned, ...analysis.ranking];
  return byWorth.find(canBeTried) ?? null;
}

/** Two digits that count: 6,214 -> "6,200". */
export function about(n: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
  return format.count(Math.round(n / step) * step);
}

/** "Next test: 35 pairs of the same picture, with and without ..." in a few sentences. */
export function testNextText(data: Data, view: View, { feature, level, plan }: TestNext): string {
  const what = level !== null ? say(test_next.level, { level: levelName(data, view, level) }) : say(test_next.feature, { feature: phraseOf(data, view, feature!) });
  const hasViews = !Number.isNaN(plan.impressionsASide);
  const values = { pairs: format.count(plan.pairs), what, views: hasViews ? about(plan.impressionsASide) : '' };
  return `${say(hasViews ? test_next.show : test_next.show_without_views, values)} ${plan.fromFamilies ? test_next.from_families : test_next.from_images}`;
}

/** What it would take to be certain, for findings that name nothing. */
export function whatWouldChangeText({ analysis }: View, { imagesInAll, plan }: TestNext): string {
  if (Number.isNaN(imagesInAll)) return test_next.more_images;
  const needed = say(test_next.images_needed, { images: about(imagesInAll), now: format.count(analysis.rows) });
  return 4 * plan.pairs < imagesInAll ? `${needed} ${test_next.pairs_need_less}` : needed;
}
