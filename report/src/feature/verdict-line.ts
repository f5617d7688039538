// The verdict sentence of a feature.
import { h } from '../page/dom';
import type { View } from '../core/model';
import { numbersOf } from '../findings/numbers-of';
import type { Context } from '../page/part';
import type { Block } from './block';

export class VerdictLine implements Block {
  readonly element = h('p', { class: 'verdict' });

  constructor(private readonly context: Context) {}

  show(view: View, f: number): void {
    const { data } = this.context;
    this.element.textContent = numbersOf(data, view, f);
  }
}
