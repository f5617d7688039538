// What a verdict hangs on: single images, and the threshold. Computed after the frame.
import { AfterFrame } from '../page/after-frame';
import { h, nameText } from '../page/dom';
import * as format from '../core/format';
import type { View } from '../core/model';
import type { Estimate } from '../stats/estimate';
import type { Context } from '../page/part';
import { imageOf } from '../page/thumbnail-button';
import { barOf } from '../stats/family';
import { influentialImages, type InfluentialImages } from '../stats/influence';
import { kTested } from '../stats/eligibility';
import { checkThreshold } from '../stats/threshold';
import type { Block } from './block';

export class Robustness implements Block {
  readonly element = h('div', { class: 'robustness' });
  private readonly later = new AfterFrame();

  constructor(private readonly context: Context) {}

  show(view: View, f: number): void {
    this.element.hidden = view.analysis.eligibility[f] !== kTested;
    if (this.element.hidden) return this.later.cancel();
    this.later.run(() => this.element.replaceChildren(
      h('h3', {}, 'How fragile is it?'), ...this.influence(view, f), ...this.threshold(view, f)));
  }

  private influence(view: View, f: number): HTMLElement[] {
    const { engine, outcomes, options, analysis } = view;
    const images = influentialImages(engine, outcomes, options, analysis, f);
    if (images.length === 0) return [h('p', {}, 'No single image decides: without any one of them the mark and the sign stay.')];
    return [h('p', {}, 'Single images decide: without one of these, the reading changes.'),
      h('div', { class: 'influence' }, images.map((image) => this.influential(view, f, image)))];
  }

  private influential({ analysis, state: { unit } }: View, f: number, { images, withoutIt, flipsSign }: InfluentialImages): HTMLElement {
    const { names } = this.context.data.images;
    const consequence = flipsSign ? 'the sign changes' : analysis.marked[f] === 1 ? 'the mark goes' : 'it would be marked';
    const more = images.length > 1 ? ` and ${format.countOf(images.length - 1, 'equal_picture')}` : '';
    return imageOf(this.context, images[0], nameText(names[images[0]]), more,
      h('b', {}, ` ${consequence}: ${format.difference(withoutIt.value, unit, analysis.ctrWithout[f])}`));
  }

  private threshold(view: View, f: number): HTMLElement[] {
    const { engine, outcomes, options, analysis, state: { unit } } = view;
    const feature = this.context.data.features[f];
    if (feature.measure === 'rank') return [];
    const { atHalf, atOneAndAHalf, flips } = checkThreshold(engine, outcomes, options, analysis, f);
    const { unit: valueUnit } = this.context.data.kinds[feature.kind];
    const base = analysis.ctrWithout[f];
    const isSure = (p: number) => p <= analysis.alpha;
    const at = (factor: number, { value, p }: Estimate) => {
      const least = format.featureValue(Number((factor * options.least[f]).toPrecision(3)), valueUnit);
      const asked = feature.confidence ? factor < 1 ? `If the model may be only ${least.replace('confidence ', '')} sure` : `if it must be ${least.replace('confidence ', '')} sure`
        : factor < 1 ? `From ${least} on` : `from ${least} on`;
      const mark = isSure(p) === isSure(barOf(analysis, f).p) ? '' : isSure(p) ? ', now certain' : ', no longer certain';
      return `${asked}: ${format.difference(value, unit, base)}${mark}`;
    };
    const isOver = feature.confidence && 1.5 * options.least[f] > 1; // no model is surer than 100 %
    const told = [at(0.5, atHalf), ...(isOver ? [] : [at(1.5, atOneAndAHalf)])].join('; ');
    return [h('p', {}, h('b', {}, flips ? 'The threshold matters. ' : 'The threshold does not matter. '), `${told}.`)];
  }
}
