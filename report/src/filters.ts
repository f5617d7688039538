// The controls: each shows one field of the state and proposes changes of it.
import { h, type Child } from './dom';
import * as format from './format';
import type { View } from './model';
import type { Context, Part } from './part';
import { differences, initialState, type Order, type ViewState } from './state';

const orderNames: Record<Order, string> = {
  ranking: 'clearest difference first',
  higher: 'highest difference first',
  lower: 'lowest difference first',
  certainty: 'surest first',
  images: 'most images first',
  name: 'name',
};

export class Filters implements Part {
  readonly element: HTMLElement;
  private readonly status = h('p', { class: 'status', role: 'status' });
  private readonly updates: ((state: ViewState) => void)[] = [];

  constructor(private readonly context: Context) {
    this.element = h(
      'form',
      { class: 'filters', 'aria-label': 'Filters', onsubmit: (event) => event.preventDefault() },
      this.confidence(),
      this.sparsity(),
      this.search(),
      this.kinds(),
      this.choice('Order', 'order', Object.entries(orderNames)),
      this.choice('Differences in', 'unit', [
        ['points', 'points of CTR'],
        ['percent', 'percent'],
        ['clicks', 'clicks per 100,000'],
      ]),
      h('div', { class: 'filter-end' }, this.status, this.reset()),
    );
  }

  show(view: View): void {
    for (const update of this.updates) update(view.state);
    const { kind, search, sparsity, empty } = view.hiddenBy;
    const reasons = ([[kind, 'by kind'], [search, 'by search'], [sparsity, 'by share of images'], [empty, 'without a point']] as const)
      .filter(([n]) => n > 0)
      .map(([n, reason]) => `${format.count(n)} ${reason}`);
    const all = format.countOf(this.context.data.features.length, 'feature');
    const shown = `${format.countOf(view.points, 'point')} · ${format.count(view.rows.length)} of ${all}`;
    this.status.textContent = reasons.length === 0 ? shown : `${shown} · hidden: ${reasons.join(', ')}`;
  }

  private confidence(): HTMLElement {
    const from = this.percent('from', 'Confidence from', 'auto');
    const to = this.percent('to', 'to', '100');
    return group('Confidence', 'Labels, objects and faces. “auto” is what each model recommends.', from, to);
  }

  private sparsity(): HTMLElement {
    const least = this.percent('least', 'in at least', '0');
    const most = this.percent('most', 'at most', '100');
    return group('Share of images', 'Hides features that are rarer or more common.', least, most);
  }

  /** A field of percent; empty means the initial value. */
  private percent(name: 'from' | 'to' | 'least' | 'most', label: string, placeholder: string): HTMLElement {
    const input = h('input', {
      type: 'number', min: 0, max: 100, step: 'any', inputmode: 'decimal', name, placeholder, 'aria-label': `${label} %`,
    });
    input.addEventListener('input', () => {
      const value = Number(input.value);
      const valid = input.value !== '' && value >= 0 && value <= 100;
      if (valid || input.value === '') this.context.change({ [name]: valid ? value : initialState[name] });
    });
    this.updates.push((state) => {
      const text = state[name] === initialState[name] ? '' : String(state[name]);
      if (document.activeElement !== input) input.value = text;
    });
    return h('label', { class: 'percent' }, h('span', {}, label.replace('Confidence ', '')), input, '%');
  }

  private search(): HTMLElement {
    const input = h('input', { type: 'search', name: 'search', placeholder: 'e.g. dog', 'aria-label': 'Search features', maxlength: 200 });
    input.addEventListener('input', () => this.context.change({ search: input.value }));
    this.updates.push((state) => {
      if (input.value !== state.search) input.value = state.search;
    });
    return group('Feature', '', input);
  }

  private kinds(): HTMLElement {
    const present = new Map<string, number>();
    for (const { kind } of this.context.data.features) {
      const { name } = this.context.data.kinds[kind];
      present.set(name, (present.get(name) ?? 0) + 1);
    }
    return present.size === 0 ? h('span') : group('Kinds', '', ...[...present].map(([kind, n]) => this.kind(kind, n)));
  }

  private kind(kind: string, features: number): HTMLElement {
    const box = h('input', { type: 'checkbox', name: `kind-${kind}` });
    let hidden: string[] = [];
    box.addEventListener('change', () =>
      this.context.change({ hidden: box.checked ? hidden.filter((name) => name !== kind) : [...hidden, kind] }),
    );
    this.updates.push((state) => {
      hidden = state.hidden;
      box.checked = !hidden.includes(kind);
    });
    return h('label', { class: 'check' }, box, kind, h('small', {}, format.count(features)));
  }

  private choice(label: string, name: 'order' | 'unit', options: [string, string][]): HTMLElement {
    const select = h('select', { name, 'aria-label': label }, options.map(([value, text]) => h('option', { value }, text)));
    select.addEventListener('change', () => this.context.change({ [name]: select.value }));
    this.updates.push((state) => (select.value = state[name]));
    return group(label, '', select);
  }

  private reset(): HTMLElement {
    const button = h('button', { type: 'button', onclick: () => this.context.change({ ...initialState }) }, 'Reset');
    this.updates.push((state) => (button.disabled = differences(state, initialState).length === 0));
    return button;
  }
}

function group(title: string, hint: string, ...children: Child[]): HTMLElement {
  return h('fieldset', { title: hint === '' ? null : hint }, h('legend', {}, title), ...children);
}
