// The controls in one line, what they hide, and how to undo them; those that few need in a panel.
import { averaging, families } from '../../words.json';
import { h } from '../page/dom';
import type { View } from '../core/model';
import type { Context, Part } from '../page/part';
import { differences, fieldsThat, initialState, type ViewState } from '../core/state';
import { choice, group, numberField, popup, type Control } from './control';
import { dates } from './dates';
import { kinds } from './kinds';
import { levels } from './levels';
import { statusOf } from './status';
import { confidence, thresholds } from './thresholds';

export class Filters implements Part {
  readonly element: HTMLElement;
  private readonly status = h('p', { class: 'status', role: 'status' });
  private readonly chip = h('p', { class: 'chip', hidden: true });
  private readonly reset: HTMLButtonElement;
  private readonly controls: Control[];
  /** opens all controls where there is no room for them in the line */
  private readonly opener = h('button', { type: 'button', class: 'filters-opener', 'aria-expanded': 'false' }, 'Filters');

  constructor(private readonly context: Context) {
    this.reset = h('button', { type: 'button', onclick: () => context.change({ ...initialState, run: context.state().run }) }, 'Reset');
    this.controls = present([search(context), confidence(context), kinds(context), more(context)]);
    const all = h('div', { class: 'filter-controls' }, ...this.controls.map((control) => control.element));
    this.element = h('form', { class: 'filters', 'aria-label': 'Filters', onsubmit: (event) => event.preventDefault() },
      this.opener, all, h('div', { class: 'filter-end' }, this.status, this.chip, this.reset));
    this.opener.addEventListener('click', () => this.open(!this.element.classList.contains('open')));
    all.addEventListener('keydown', ({ key }) => key === 'Escape' && this.open(false));
  }

  show(view: View): void {
    for (const control of this.controls) control.show(view);
    const changed = differences(view.state, { ...initialState, run: view.state.run });
    this.reset.disabled = changed.length === 0;
    this.opener.textContent = counted('Filters', changed.filter((name) => filterFields.includes(name)).length);
    this.status.textContent = statusOf(view, this.context);
    this.chip.hidden = view.exploratory.length === 0;
    this.chip.textContent = `exploratory: ${view.exploratory.join(', ')}`;
    this.chip.title = 'The numbers are for your choice, not for the run’s own thresholds; summary.json keeps those.';
  }

  private open(isOpen: boolean): void {
    if (!isOpen && this.element.classList.contains('open')) this.opener.focus();
    this.element.classList.toggle('open', isOpen);
    this.opener.setAttribute('aria-expanded', String(isOpen));
  }
}

/** What the panel chooses, and all that this bar does. */
const panelFields = fieldsThat(({ control }) => control === 'panel');
const filterFields = fieldsThat(({ control }) => control !== undefined);

function counted(text: string, n: number): string {
  return n === 0 ? text : `${text} (${n})`;
}

function present(controls: (Control | null)[]): Control[] {
  return controls.filter((control): control is Control => control !== null);
}

function more(context: Context): Control {
  const controls = present([
    choice(context, 'Order', 'order', {
      ranking: 'clearest difference first', higher: 'highest difference first', lower: 'lowest difference first',
      certainty: 'surest first', images: 'most images first', name: 'name',
    }),
    choice(context, 'Differences in', 'unit', { points: 'points of CTR', percent: 'percent', clicks: 'clicks per 100,000' }),
    groupCtr(context), versions(context), sparsity(context), fewest(context), dates(context), thresholds(context), levels(context),
  ]);
  const summary = h('summary', {});
  return {
    element: popup('more-filters', summary, ...controls.map((control) => control.element)),
    show(view) {
      controls.forEach((control) => control.show(view));
      summary.textContent = counted('More filters', differences(view.state, initialState).filter((name) => panelFields.includes(name)).length);
    },
  };
}

function search(context: Context): Control {
  const input = h('input', {
    type: 'search', name: 'search', placeholder: 'Search features', 'aria-label': 'Search features', maxlength: 200,
    title: 'Search shows fewer features; it changes no number.',
  });
  input.addEventListener('input', () => context.change({ search: input.value }, 'going'));
  const show = ({ state }: View) => {
    if (input.value !== state.search) input.value = state.search;
  };
  return { element: input, show };
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
  return choice(context, 'What counts', 'groupCtr', averaging);
}

/** Where no two images are of one photo there is nothing to choose. */
function versions(context: Context): Control | null {
  const { trust } = context.data.document;
  if (trust.families >= trust.images_with_ctr) return null;
  const { title, ...options } = families;
  return choice(context, title, 'families', options);
}
