// The verdict sentence of a feature.
import { h } from '../dom';
import type { View } from '../model';
import type { Context } from '../part';
import type { Block } from './block';

export class VerdictLine implements Block {
  readonly element = h('p', { class: 'verdict' });

  constructor(private readonly context: Context) {}

  show(_view: View, f: number): void {
    const sentence = this.context.data.document.statistics.verdicts[f];
    this.element.textContent = sentence ?? '';
    this.element.hidden = sentence === undefined;
  }
}
