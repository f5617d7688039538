// What to know of the data before the answer is read; lib/report/words/health.cc says the same.
import { findings, health as words } from '../../words.json';
import type { Data } from '../core/data';
import * as format from '../core/format';
import type { View } from '../core/model';
import { countOf, say, sayCount } from '../core/words';
import { AfterFrame } from '../page/after-frame';
import { h } from '../page/dom';
import type { Context, Part } from '../page/part';
import type { Analysis } from '../stats/analysis';
import { heldFactors } from './reason';

export interface HealthLine {
  text: string;
  /** the answer is worth little before it is mended */
  isBad: boolean;
}

/** Below this share of names in the metrics that match an image something is wrong with the names. */
const kLeastMatched = 0.1;
/** An image whose CTR is so many times the median one is an outlier. */
const kOutlierTimes = 10;
const kMostOutliersNamed = 3;

export class Health implements Part {
  readonly element = h('ul', { class: 'health', 'aria-label': words.title });
  private readonly later = new AfterFrame();
  private shown: Analysis | null = null;

  constructor(private readonly context: Context) {}

  /** Follows after the frame, save the first time: which factors are held fixed costs more. */
  show(view: View): void {
    if (this.shown === view.analysis) return;
    if (this.shown === null) this.draw(view);
    else this.later.run(() => this.draw(view));
    this.shown = view.analysis;
  }

  private draw(view: View): void {
    const lines = healthOf(this.context.data, view);
    this.element.hidden = lines.length === 0;
    this.element.replaceChildren(...lines.map(({ text, isBad }) => h('li', { class: isBad ? 'bad' : 'fine' }, h('bdi', {}, text))));
  }
}

export function healthOf(data: Data, view: View): HealthLine[] {
  const { rows } = view.analysis;
  if (data.images.names.length === 0) return [];
  const told = rows === 0 ? matchedLine(data) : [
    imagesLine(data, view), ...matchedLine(data), overall(view.analysis), weighting(view.analysis), ...factors(data, view), ...outliers(data, view),
  ];
  return told.map((line) => (typeof line === 'string' ? { text: line, isBad: false } : line)).filter(({ text }) => text !== '');
}

function imagesLine({ document }: Data, { analysis: { rows, families } }: View): string {
  const images = countOf(rows, 'image');
  if (families < rows) return say(words.photos, { images, photos: countOf(families, 'photo') });
  return say(document.trust.pictures_known ? words.no_photo_twice : words.pictures_unknown, { images });
}

/** Names in the metrics that are an image's, as far as images tell. */
function matchedLine({ images, document }: Data): HealthLine[] {
  const matched = images.names.length - document.images_without_metrics.total;
  const all = matched + document.metrics_without_images.total;
  if (all === 0) return [];
  if (matched === all) return [{ text: sayCount(all, words.all_matched), isBad: false }];
  return [{ text: sayCount(all, words.matched, { matched: format.count(matched) }), isBad: matched < kLeastMatched * all }];
}

function overall({ plainCtr, pooledCtr }: Analysis): string {
  const average = format.ctr(plainCtr);
  return Number.isNaN(pooledCtr) ? say(words.average_ctr, { average }) : say(words.both_ctrs, { average, all: format.ctr(pooledCtr) });
}

function weighting({ groupCtr, weights }: Analysis): string {
  if (groupCtr !== 'weighted') return words.weights[groupCtr];
  switch (weights.weighting) {
    case 'weighted':
      return words.weights.weighted;
    case 'rows_without_impressions':
      return sayCount(weights.rowsWithoutImpressions, words.weights.rows_without_impressions);
    case 'nearly_equal':
      return words.weights.nearly_equal;
    case 'no_clicks':
    case 'all_clicked':
      return words.weights.no_spread;
    case 'no_rows':
      return '';
  }
}

function factors(data: Data, view: View): string[] {
  const { uses, factors: offered } = view.answer().within;
  const held = offered.length === 0 ? [] : [say(words.held, { factors: heldFactors(data, view) })];
  const notHeld = uses.flatMap((own, i) => {
    const use = data.factors[i].offered ? own : data.factors[i].use; // else its levels are not here
    return use === 'offered' ? [] : [say(words.not_held, { factor: data.factors[i].shown, reason: words.factor_use[use] })];
  });
  return [...held, ...notHeld];
}

function outliers({ images: { names } }: Data, { images: { ctr } }: View): string[] {
  const known = Array.from(ctr.keys()).filter((i) => !Number.isNaN(ctr[i]));
  const sorted = known.map((i) => ctr[i]).sort((a, b) => a - b);
  const most = kOutlierTimes * sorted[Math.floor(sorted.length / 2)];
  const far = most > 0 ? known.filter((i) => ctr[i] > most) : [];
  return far.length === 0 ? [] : [sayCount(far.length, words.outliers, { names: far.slice(0, kMostOutliersNamed).map((i) => names[i]).join(findings.list.between) })];
}
