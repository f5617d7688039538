// The verdict sentence of a feature.
import { adjustedOf } from '../core/adjusted';
import { h } from '../page/dom';
import type { View } from '../core/model';
import type { Context } from '../page/part';
import { verdict } from '../stats/verdict';
import type { Block } from './block';

export class VerdictLine implements Block {
  readonly element = h('p', { class: 'verdict' });

  constructor(private readonly context: Context) {}

  show(view: View, f: number): void {
    const { features, kinds } = this.context.data;
    const { name, measure, kind } = features[f];
    this.element.textContent = verdict(view.analysis, f, { kind: kinds[kind].name, name, measure }, adjustedOf(this.context.data, view, f));
  }
}
