// What to try next: the same pictures with a feature and without it. The same choice and sentence
// as lib/report/data/test_next.cc makes for the first view.
import { test_next } from '../../words.json';
import { none, type Data, type Factor } from '../core/data';
import * as format from '../core/format';
import { sidesOf } from '../feature/sample-size';
import type { View } from '../core/model';
import { say } from '../core/words';
import type { Findings } from '../stats/findings';
import { impressionsHelp, kSmallestShareThatMatters, splitVariance, requiredSampleSize } from '../stats/sample-size';
import { spoken } from '../stats/phrase';
import { sideOf } from '../stats/side';
import { kTested } from '../stats/eligibility';
import { phraseOf } from './feature-phrase';

export interface TestNext {
  feature: number;
  /** the factor that is held fixed, such as the template, and its level; '': none */
  factor: string;
  level: string;
  /** the smallest that matters: a tenth of the mean CTR */
  difference: number;
  /** images with it, and as many without, that show it (rule S14) */
  imagesOfEach: number;
  /** like those here, for certainty among all features; may be NaN */
  imagesInAll: number;
  /** most of the variance is that of few impressions */
  impressionsHelp: boolean;
}

/** null where nothing was tested. Numbers for one planned test of equal sides at 95 %. */
export function testNext(data: Data, view: View, findings: Findings): TestNext | null {
  const { analysis, images } = view;
  const feature = nextFeature(data, view, findings);
  if (feature === null || !(analysis.meanCtr > 0)) return null;
  const factor = factorOf(data);
  const difference = kSmallestShareThatMatters * analysis.meanCtr;
  const sides = sidesOf(view, feature);
  const half = Math.max(2, Math.floor((sides.having.n + sides.without.n) / 2));
  const equal = { having: { ...sides.having, n: half }, without: { ...sides.without, n: half } };
  const oneTest = requiredSampleSize(equal, difference, 0.05).unitsInAll;
  if (Number.isNaN(oneTest)) return null;
  return {
    feature,
    factor: factor?.name ?? '',
    level: factor === null ? '' : levelOf(data, view, factor, feature),
    difference,
    imagesOfEach: Math.ceil(oneTest / 2),
    imagesInAll: requiredSampleSize(sides, difference, analysis.alpha).unitsInAll,
    impressionsHelp: images.impressions !== null && fewImpressions(view, images.impressions),
  };
}

/** The first that a factor casts doubt on, else the first undecided, else the first that is named. */
function nextFeature({ features }: Data, { analysis }: View, { warned }: Findings): number | null {
  const canBeTried = (f: number) => analysis.eligibility[f] === kTested && features[f].measure !== 'rank';
  const ranked = Array.from(analysis.ranking).filter(canBeTried);
  return warned.find(canBeTried) ?? ranked.find((f) => analysis.marked[f] === 0) ?? ranked[0] ?? null;
}

/** A factor that could be held fixed; those of names first, which say how an image is made. */
function factorOf({ factors }: Data): Factor | null {
  const offered = factors.filter((factor) => factor.offered && factor.ofRow === null);
  return offered.find(({ from }) => from !== 'metrics') ?? offered[0] ?? null;
}

/** The level with most shown images without the feature, to which it can be added. */
function levelOf({ points }: Data, { ranges, images }: View, { levels, ofImage }: Factor, f: number): string {
  const count = new Uint32Array(levels.length);
  const isWithout = Uint8Array.from(images.shown);
  for (let i = points.offsets[f]; i < points.offsets[f + 1]; i++) {
    if (points.value[i] >= ranges[f].least && points.value[i] <= ranges[f].greatest) isWithout[points.image[i]] = 0;
  }
  isWithout.forEach((flag, image) => flag === 1 && ofImage[image] !== none && count[ofImage[image]]++);
  return levels[count.indexOf(Math.max(...count))] ?? '';
}

function fewImpressions({ images }: View, impressions: ArrayLike<number>): boolean {
  const known = Array.from(images.ctr.keys()).filter((i) => !Number.isNaN(images.ctr[i]) && impressions[i] > 0);
  return impressionsHelp(splitVariance(sideOf(known.map((i) => images.ctr[i])), known.map((i) => impressions[i])));
}

function pointsText(difference: number): string {
  return say(test_next.difference, { points: (100 * difference).toFixed(difference < 0.0005 ? 3 : 2) });
}

/** "Test next: ..." in one sentence. */
export function testNextText(data: Data, view: View, next: TestNext): string {
  const values = {
    feature: phraseOf(data, view, next.feature), images: format.count(next.imagesOfEach), difference: pointsText(next.difference),
  };
  if (next.factor === '') return say(test_next.show, values);
  return say(test_next.show_in_level, { ...values, factor: spoken(next.factor), level: next.level });
}

/** What it would take to be certain, for findings that name nothing. */
export function whatWouldChangeText(data: Data, view: View, next: TestNext): string {
  if (Number.isNaN(next.imagesInAll)) return test_next.more_images;
  const needed = say(test_next.images_needed, {
    difference: pointsText(next.difference), feature: phraseOf(data, view, next.feature),
    images: format.count(next.imagesInAll), now: format.count(view.analysis.units),
  });
  return `${needed} ${next.impressionsHelp ? test_next.impressions_help : test_next.impressions_help_less}`;
}
