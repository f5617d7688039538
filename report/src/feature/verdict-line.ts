// The verdict sentence of a feature.
import { adjustedOf } from '../core/adjusted';
import { h } from '../page/dom';
import type { View } from '../core/model';
import { namedOf } from '../findings/feature-phrase';
import type { Context } from '../page/part';
import { verdict } from '../stats/verdict';
import type { Block } from './block';

export class VerdictLine implements Block {
  readonly element = h('p', { class: 'verdict' });

  constructor(private readonly context: Context) {}

  show(view: View, f: number): void {
    const { data } = this.context;
    this.element.textContent = verdict(view.analysis, f, namedOf(data, f), adjustedOf(data, view, f));
  }
}
