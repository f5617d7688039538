// "Only images with": features that every listed image has.
import type { Data } from '../core/data';
import { h, nameText } from '../page/dom';
import type { ViewState } from '../core/state';
import { featureCalled } from '../pair/feature-box';
import type { Context } from '../page/part';

const most = 6;

export class Having {
  readonly element: HTMLElement;
  private readonly chosen = h('span', { class: 'chosen' });
  private readonly input = h('input', {
    type: 'search', name: 'having', list: 'pair-features', placeholder: 'add a feature', maxlength: 200,
    'aria-label': 'Only images with the feature', autocomplete: 'off',
  });
  private keys: string[] = [];

  constructor(private readonly context: Context) {
    this.input.addEventListener('input', () => this.take(false));
    this.input.addEventListener('change', () => this.take(true));
    this.element = h('div', { class: 'having', role: 'group', 'aria-label': 'Only images with these features' },
      h('span', { 'aria-hidden': 'true' }, 'Only with'), this.chosen, this.input);
  }

  show({ having }: ViewState): void {
    this.input.disabled = having.length >= most;
    if (having.join('\n') === this.keys.join('\n')) return;
    this.keys = having;
    this.chosen.replaceChildren(...having.map((key) => this.chip(key)));
  }

  private chip(key: string): HTMLElement {
    const feature = this.context.data.features.find((each) => each.key === key);
    const remove = () => {
      this.context.change({ having: this.keys.filter((other) => other !== key) });
      this.input.focus();
    };
    const name = feature?.distinct ?? key;
    return h('button', { type: 'button', class: 'having-key', 'aria-label': `Remove ${name}`, title: key, onclick: remove },
      nameText(name), feature === undefined && ' (not in this run)', h('span', { 'aria-hidden': 'true' }, ' ×'));
  }

  /** While typing only what no longer key or name continues is taken. */
  private take(finished: boolean): void {
    const key = keyOf(this.context.data, this.input.value, finished);
    if (key === undefined) return;
    this.input.value = '';
    if (!this.keys.includes(key)) this.context.change({ having: [...this.keys, key] });
  }
}

/** The feature that a text names by its key or as the list of choices does; when the reader has finished, in any way. */
export function keyOf({ features }: Data, text: string, finished: boolean): string | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  const isCalled = (name: string) => name.toLowerCase() === wanted;
  const exact = features.find(({ key }) => isCalled(key)) ?? features.find(({ distinct }) => isCalled(distinct));
  if (finished) return (exact ?? featureCalled(features, wanted))?.key;
  const longer = features.some((feature) => feature !== exact
    && [feature.key, feature.distinct].some((name) => name.toLowerCase().startsWith(wanted)));
  return longer ? undefined : exact?.key;
}
