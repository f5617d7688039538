// The controls, what they hide, and how to undo them.
import { h } from '../dom';
import * as format from '../format';
import type { HiddenBy, View } from '../model';
import type { Context, Part } from '../part';
import { differences, initialState, type ViewState } from '../state';
import { choice, group, numberField, type Control } from './control';
import { dates } from './dates';
import { fold, kinds } from './kinds';
import { levels } from './levels';
import { confidence, thresholds } from './thresholds';

export class Filters implements Part {
  readonly element: HTMLElement;
  private readonly status = h('p', { class: 'status', role: 'status' });
  private readonly chip = h('p', { class: 'chip', hidden: true });
  private readonly reset: HTMLButtonElement;
  private readonly controls: Control[];

  constructor(private readonly context: Context) {
    this.reset = h('button', { type: 'button', onclick: () => context.change({ ...initialState, run: context.state().run }) }, 'Reset');
    const first = present([search(context), confidence(context), sparsity(context), kinds(context)]);
    const seldom = present([
      thresholds(context), fewest(context), dates(context), groupCtr(context), ...levels(context),
    ]);
    const shown = [
      choice(context, 'Order', 'order', {
        ranking: 'clearest difference first', higher: 'highest difference first', lower: 'lowest difference first',
        certainty: 'surest first', images: 'most images first', name: 'name',
      }),
      choice(context, 'Differences in', 'unit', { points: 'points of CTR', percent: 'percent', clicks: 'clicks per 100,000' }),
    ];
    this.controls = [...first, ...shown, fold('More filters', seldom)];
    this.element = h('form', { class: 'filters', 'aria-label': 'Filters', onsubmit: (event) => event.preventDefault() },
      ...this.controls.map((control) => control.element),
      h('div', { class: 'filter-end' }, this.status, this.chip, this.reset));
  }

  show(view: View): void {
    for (const control of this.controls) control.show(view);
    this.reset.disabled = differences(view.state, { ...initialState, run: view.state.run }).length === 0;
    this.status.textContent = statusOf(view, this.context);
    this.chip.hidden = view.exploratory.length === 0;
    this.chip.textContent = `exploratory: ${view.exploratory.join(', ')}`;
    this.chip.title = 'The numbers are for your choice, not for the run’s own thresholds; summary.json keeps those.';
  }
}

function present(controls: (Control | null)[]): Control[] {
  return controls.filter((control): control is Control => control !== null);
}

/** "1,234 points · 40 of 60 features · hidden: 12 by kind · 30 of 51 images". */
function statusOf({ points, rows, hiddenBy, images }: View, { data }: Context): string {
  const parts = [
    format.countOf(points, 'point'),
    `${format.count(rows.length)} of ${format.countOf(data.features.length, 'feature')}`,
  ];
  const reasons: [keyof HiddenBy, string][] = [
    ['kind', 'by kind'], ['search', 'by search'], ['sparsity', 'by share of images'], ['empty', 'without a point'],
  ];
  const hidden = reasons.filter(([by]) => hiddenBy[by] > 0).map(([by, text]) => `${format.count(hiddenBy[by])} ${text}`);
  if (hidden.length > 0) parts.push(`hidden: ${hidden.join(', ')}`);
  const all = data.images.names.length;
  if (images.count < all) parts.push(`${format.count(images.count)} of ${format.countOf(all, 'image')}`);
  return parts.join(' · ');
}

function search(context: Context): Control {
  const input = h('input', { type: 'search', name: 'search', placeholder: 'e.g. dog', 'aria-label': 'Search features', maxlength: 200 });
  input.addEventListener('input', () => context.change({ search: input.value }));
  const show = ({ state }: View) => {
    if (input.value !== state.search) input.value = state.search;
  };
  return group('Feature', 'Search shows fewer features; it changes no number.', [{ element: input, show }]);
}

function sparsity(context: Context): Control {
  const field = (name: 'least' | 'most', text: string, placeholder: string) =>
    numberField(context, {
      name, text, label: `${text} % of images`, unit: '%', placeholder, least: 0, greatest: 100,
      value: (state) => (state[name] === initialState[name] ? null : state[name]),
      change: (value): Partial<ViewState> => ({ [name]: value ?? initialState[name] }),
    });
  return group('Share of images', 'Leaves out features that are rarer or more common.',
    [field('least', 'in at least', '0'), field('most', 'at most', '100')]);
}

function fewest(context: Context): Control {
  const own = context.data.document.trust.least_images;
  const field = numberField(context, {
    name: 'fewest', text: 'on each side', label: 'Fewest images on each side', unit: '', placeholder: String(own), least: 2, greatest: 1e6,
    value: (state) => state.fewest,
    change: (value) => ({ fewest: value === null || Math.round(value) === own ? null : Math.round(value) }),
  });
  return group('Fewest images', 'With fewer than this a feature has “not enough data”.', [field]);
}

function groupCtr(context: Context): Control | null {
  if (context.data.images.impressions === null) return null;
  return choice(context, 'CTR of a group', 'groupCtr', {
    unweighted: 'average of its images’ CTRs', pooled: 'its clicks / its impressions',
  });
}
