// The numbers that everything on the page rests on, for the images that the filters show.
import { h } from '../page/dom';
import * as format from '../core/format';
import type { View } from '../core/model';
import type { Context, Part } from '../page/part';
import { countMarked } from '../stats/findings';

export class Trust implements Part {
  readonly element = h('section', { class: 'trust', 'aria-label': 'What this rests on' });

  constructor(private readonly context: Context) {}

  show(view: View): void {
    this.element.replaceChildren(h('dl', {}, ...this.images(view), ...this.features(view), ...this.run()));
  }

  private images(view: View): HTMLElement[] {
    const { trust, run } = this.context.data.document;
    const { images, units, meanCtr } = view;
    const of = images.count < trust.images
      ? `${format.count(images.count)} shown of ${format.count(trust.images)} analysed`
      : `of ${format.count(trust.images)} analysed`;
    const facts = [
      fact('Images with a CTR', format.count(images.withCtr), `${of}; ${format.count(units)} distinct`),
      fact('Mean CTR', format.ctr(meanCtr), view.analysis.groupCtr === 'pooled' ? 'clicks / impressions' : 'average over images'),
    ];
    if (images.impressions === null || images.clicks === null) return facts;
    const since = view.state.since || run.clicks_from;
    const dates = since === '' ? '' : `, ${since} to ${view.state.until || run.clicks_until}`;
    return [...facts, fact('Impressions', format.count(sum(images.impressions)), `${format.count(sum(images.clicks))} clicks${dates}`)];
  }

  private features({ analysis }: View): HTMLElement[] {
    const of = format.count(this.context.data.features.length);
    const marked = countMarked(analysis);
    return [fact('Features tested', format.count(analysis.hypotheses), `of ${of}; ${format.count(marked)} ${marked === 1 ? 'stands' : 'stand'} out`)];
  }

  private run(): HTMLElement[] {
    const { trust, run, images_without_metrics: without } = this.context.data.document;
    const models = [...new Set(run.models.map((model) => model.name))].join(', ');
    return [
      fact('Images failed', format.count(trust.images_failed), trust.images_failed === 0 ? 'none' : 'listed below'),
      fact('Without metrics', format.count(without.total), without.total === 0 ? 'all are matched' : 'images; listed below'),
      ...(run.not_taken.told.length === 0 ? [] : [fact('Not taken', format.count(run.not_taken.count), run.not_taken.told.join('; '))]),
      fact('Models', format.count(run.models.length), models || 'none: imported features'),
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
