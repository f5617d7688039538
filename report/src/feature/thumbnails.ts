// Images that show the feature best, and those of them that were clicked most and least.
import { h } from '../page/dom';
import * as format from '../core/format';
import type { View } from '../core/model';
import type { Context } from '../page/part';
import { imageOf, imageRow } from '../page/thumbnail-button';
import { ctrText } from '../page/tooltip';
import type { Block } from './block';
import { examplesOf, type Example } from './examples';

const most = 6;

export class Images implements Block {
  readonly element = h('div', { class: 'feature-images' });

  constructor(private readonly context: Context) {}

  show(view: View, f: number): void {
    const { data } = this.context;
    const { surest, best, worst } = examplesOf(data, view, f, most);
    const { unit } = data.kinds[data.features[f].kind];
    const ctr = ({ image }: Example) => h('span', {}, ctrText(view.images, image));
    const value = (example: Example) => [h('span', {}, format.featureValue(example.value, unit))];
    const row = (title: string, examples: Example[], caption: (example: Example) => HTMLElement[]) =>
      imageRow(title, examples.map((example) => imageOf(this.context, example.image, ...caption(example))));
    const confident = data.features[f].confidence;
    this.element.replaceChildren(...[
      row(confident ? 'Surest' : 'Strongest', surest, value),
      row('Highest CTR among them', best, (example) => [ctr(example)]),
      row('Lowest CTR among them', worst, (example) => [ctr(example)]),
    ].filter((part): part is HTMLElement => part !== null));
    this.element.hidden = surest.length === 0;
  }
}
