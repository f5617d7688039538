// The numbers that everything on the page rests on, for the images that the filters show.
import { rests_on } from '../../words.json';
import { h, nameText } from '../page/dom';
import * as format from '../core/format';
import type { View } from '../core/model';
import { say, sayCount } from '../core/words';
import type { Context, Part } from '../page/part';
import { countMarked } from '../stats/findings';

export class Trust implements Part {
  readonly element = h('section', { class: 'trust', 'aria-label': rests_on.title });
  private readonly reading: HTMLElement | string;

  constructor(private readonly context: Context) {
    const { metrics_reading: sentences } = context.data.document.run;
    this.reading = sentences === undefined ? ''
      : h('details', { class: 'reading' }, h('summary', {}, rests_on.metrics_reading), h('p', {}, nameText(sentences.join(' '))));
  }

  show(view: View): void {
    this.element.replaceChildren(h('dl', {}, ...this.images(view), ...this.features(view), ...this.run()), this.reading);
  }

  private images(view: View): HTMLElement[] {
    const { trust, run } = this.context.data.document;
    const { images, analysis } = view;
    const analysed = { analysed: format.count(trust.images), photos: format.count(analysis.families) };
    const facts = [
      fact(rests_on.images.name, format.count(images.withCtr), images.count < trust.images
        ? say(rests_on.images.of_shown, { ...analysed, shown: format.count(images.count) }) : say(rests_on.images.of_run, analysed)),
      fact(rests_on.mean_ctr.name, format.ctr(analysis.plainCtr), rests_on.mean_ctr.of_images),
    ];
    if (images.impressions === null || images.clicks === null) return facts;
    const since = view.state.since || run.clicks_from;
    const clicks = format.countOf(sum(images.clicks), 'click');
    const ofDates = { clicks, since, until: view.state.until || run.clicks_until };
    return [...facts, fact(rests_on.impressions.name, format.count(sum(images.impressions)),
      since === '' ? clicks : say(rests_on.impressions.clicks_of_dates, ofDates))];
  }

  private features({ analysis }: View): HTMLElement[] {
    const features = format.count(this.context.data.features.length);
    return [fact(rests_on.features.name, format.count(analysis.hypotheses), sayCount(countMarked(analysis), rests_on.features.marked, { features }))];
  }

  private run(): HTMLElement[] {
    const { trust, run, images_without_metrics: without } = this.context.data.document;
    const models = [...new Set(run.models.map((model) => model.name))];
    return [
      fact(rests_on.failed.name, format.count(trust.images_failed), trust.images_failed === 0 ? rests_on.failed.none : rests_on.failed.some),
      fact(rests_on.without_metrics.name, format.count(without.total), without.total === 0 ? rests_on.without_metrics.none : rests_on.without_metrics.some),
      ...(run.not_taken.sentences.length === 0 ? [] : [fact(rests_on.not_taken.name, format.count(run.not_taken.count), run.not_taken.sentences.join('; '))]),
      fact(rests_on.models.name, format.count(models.length), models.join(', ') || rests_on.models.none),
    ];
  }
}

function fact(name: string, value: string, detail: string): HTMLElement {
  return h('div', {}, h('dt', {}, name), h('dd', {}, value, h('small', {}, detail)));
}

function sum(counts: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i];
  return total;
}
