// The verdict sentence of a feature.
import { h } from '../dom';
import type { View } from '../model';
import type { Context } from '../part';
import { adjust } from '../stats/by-factor';
import { verdict, type AdjustedBy } from '../stats/verdict';
import type { Block } from './block';

export class VerdictLine implements Block {
  readonly element = h('p', { class: 'verdict' });

  constructor(private readonly context: Context) {}

  show(view: View, f: number): void {
    const { features, kinds } = this.context.data;
    const { name, measure, kind } = features[f];
    this.element.textContent = verdict(view.analysis, f, { kind: kinds[kind].name, name, measure }, adjustedOf(view, f));
  }
}

/** One per factor that does not name single images. */
export function adjustedOf({ table, outcomes, options }: View, f: number): AdjustedBy[] {
  return outcomes.factors.flatMap(({ name: factor }, i) => {
    const adjusted = adjust(table, outcomes, options, i, [f]);
    return adjusted === null ? [] : [{ factor, adjusted: adjusted[0] }];
  });
}
