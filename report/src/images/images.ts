// The images as a table or a gallery: thumbnail, name, CTR with its counts, features.
import { measures } from '../../words.json';
import type { Data } from '../core/data';
import { h } from '../page/dom';
import * as format from '../core/format';
import type { View } from '../core/model';
import type { Context, Highlight, Part } from '../page/part';
import { differences, type ImageOrder, type ViewState } from '../core/state';
import { imagesOf } from './found';
import { Having } from './having';
import { itemOf, listingOf, type Listing } from './item';
import { moveBetween } from './keys';
import { headsOf } from '../measures/cells';
import { ColumnChooser } from '../measures/chooser';
import { metricColumns, orderedBy, orderTitle, shownColumns } from '../measures/columns';

const orderNames: Record<ImageOrder, string> = {
  high: 'highest CTR first',
  low: 'lowest CTR first',
  impressions: 'most impressions first',
  name: 'name',
};
const shapeNames = { table: 'Table', gallery: 'Gallery' } as const;
/** What only the page of an image shows: the list below it, its place and its focus stay. */
const overlaid: (keyof ViewState)[] = ['image', 'unmarked'];
const first = { table: 24, gallery: 48 };
const step = 96;

export class Images implements Part {
  readonly element: HTMLElement;
  private readonly body = h('tbody');
  private readonly head = h('thead');
  private readonly table = h('table', {}, this.head, this.body);
  private readonly cards = h('ul', { class: 'gallery' });
  private readonly status = h('p', { class: 'status', role: 'status' });
  private readonly overall = h('p', { class: 'overall' });
  private readonly more = h('button', { type: 'button', class: 'more' });
  private readonly search = h('input', { type: 'search', name: 'images', placeholder: 'Search image names', 'aria-label': 'Search image names', maxlength: 200 });
  private readonly order = h('select', { name: 'imageOrder', 'aria-label': 'Order of images' });
  private readonly columns: ColumnChooser;
  private readonly allRows = h('p', { class: 'note', hidden: true }, measures.columns.all_rows);
  private readonly shapes: HTMLButtonElement[];
  private readonly having: Having;
  private readonly data: Data;
  private shown: ViewState | null = null;
  private found: number[] = [];
  private grow: () => void = () => {};

  constructor(private readonly context: Context) {
    this.data = context.data;
    this.having = new Having(context);
    this.search.addEventListener('input', () => context.change({ images: this.search.value }, 'going'));
    this.columns = new ColumnChooser(context);
    this.order.addEventListener('change', () => context.change(orderOf(this.order.value)));
    this.shapes = (['table', 'gallery'] as const).map((shape) =>
      h('button', { type: 'button', name: 'imagesAs', value: shape, onclick: () => context.change({ imagesAs: shape }) }, shapeNames[shape]));
    this.more.addEventListener('click', () => this.grow());
    this.element = h('div', { class: 'images' },
      h('div', { class: 'toolbar' },
        h('div', { class: 'shapes', role: 'group', 'aria-label': 'Show images as' }, ...this.shapes),
        this.search, this.order, this.columns.element, this.having.element, this.status),
      this.overall, this.allRows, h('div', { class: 'table-scroll' }, this.table), this.cards, this.more);
    this.listen();
  }

  show(view: View): void {
    const before = this.shown;
    this.shown = view.state;
    if (before !== null && differences(before, view.state).every((field) => overlaid.includes(field))) return;
    this.controls(view);
    this.found = imagesOf(this.data, view);
    const all = format.countOf(this.data.images.names.length, 'image');
    this.status.textContent = `${format.count(this.found.length)} of ${all}`;
    this.overall.textContent = view.meanCtr > 0 ? `┆ overall CTR ${format.ctr(view.meanCtr)} (n${'\u00a0'}=${'\u00a0'}${format.count(view.units)})` : '';
    this.draw(view);
  }

  highlight(at: Highlight | null): void {
    const image = at?.image;
    for (const item of this.element.querySelectorAll('.at')) item.classList.remove('at');
    if (image !== undefined) this.element.querySelector(`[data-image="${image}"]`)?.classList.add('at');
    else if (at?.feature !== undefined) {
      for (const name of this.element.querySelectorAll(`[data-feature="${at.feature}"]`)) name.closest('[data-image]')?.classList.add('at');
    }
  }

  private controls(view: View): void {
    const { state } = view;
    if (this.search.value !== state.images) this.search.value = state.images;
    this.order.replaceChildren(...ordersOf(this.data, state));
    this.order.value = orderedBy(this.data, state) === null ? state.imageOrder : state.imagesBy;
    this.columns.show(view, this.context);
    this.having.show(state);
    for (const button of this.shapes) button.setAttribute('aria-pressed', String(button.value === state.imagesAs));
    this.table.hidden = state.imagesAs !== 'table';
    this.cards.hidden = state.imagesAs !== 'gallery';
  }

  /** The first items now, more when asked for: 5,000 rows at once would be slow to lay out. */
  private draw(view: View): void {
    const { imagesAs } = view.state;
    const listing = listingOf(this.context, view);
    this.drawHead(view, listing);
    const list = imagesAs === 'table' ? this.body : this.cards;
    let drawn = 0;
    const add = (count: number) => {
      const items = this.found.slice(drawn, drawn + count).map((image) => itemOf(listing, image));
      list.append(...items);
      drawn += items.length;
      const left = this.found.length - drawn;
      this.more.hidden = left === 0;
      this.more.textContent = `Show ${format.count(Math.min(left, step))} more of ${format.count(left)}`;
      return items[0];
    };
    this.body.replaceChildren();
    this.cards.replaceChildren();
    add(first[imagesAs]);
    this.grow = () => add(step)?.querySelector<HTMLElement>('a:not([tabindex="-1"])')?.focus({ preventScroll: true });
  }

  /** The button that was pressed stays in the place of its column. */
  private drawHead(view: View, { columns }: Listing): void {
    this.table.classList.toggle('with-measures', columns.length > 0);
    this.allRows.hidden = columns.length === 0 || view.images.passes === null;
    const pressed = [...this.head.querySelectorAll('.sort')].indexOf(document.activeElement!);
    this.head.replaceChildren(headOf(headsOf(this.context, view)));
    this.head.querySelectorAll<HTMLElement>('.sort')[pressed]?.focus();
  }

  private listen(): void {
    const point = (event: Event) => {
      const target = event.target as Element;
      const image = target.closest<HTMLElement>('[data-image]')?.dataset.image;
      const feature = target.closest<HTMLElement>('[data-feature]')?.dataset.feature;
      this.context.highlight(image === undefined ? null : { image: Number(image), feature: feature === undefined ? undefined : Number(feature) });
    };
    for (const list of [this.body, this.cards]) {
      list.addEventListener('pointerover', point);
      list.addEventListener('pointerleave', () => this.context.highlight(null));
      list.addEventListener('focusin', point);
      list.addEventListener('focusout', () => this.context.highlight(null));
      list.addEventListener('keydown', (event: Event) => moveBetween(list, event as KeyboardEvent));
    }
  }
}

/** What a choice of the order changes. */
function orderOf(value: string): Partial<ViewState> {
  return value in orderNames ? { imageOrder: value as ImageOrder, imagesBy: '' } : { imagesBy: value };
}

/** The orders by CTR and name; by the measures that are shown, and by the one that orders now. */
function ordersOf(data: Data, state: ViewState): HTMLElement[] {
  const by = orderedBy(data, state)?.column;
  const columns = metricColumns(data).filter((column) => column === by || shownColumns(data, state).includes(column));
  const ofMeasures = columns.flatMap((column) => (['most', 'least'] as const).map((way): [string, string] => [`${way} ${column.name}`, orderTitle(way, column)]));
  return [...Object.entries(orderNames), ...ofMeasures].map(([value, text]) => h('option', { value }, text));
}

function headOf(measured: HTMLElement[]): HTMLElement {
  return h('tr', {},
    h('th', { scope: 'col' }, h('span', { class: 'unseen' }, 'Thumbnail')),
    h('th', { scope: 'col' }, 'Image'),
    h('th', { scope: 'col' }, 'CTR', h('small', {}, 'clicks / impressions')),
    measured,
    h('th', { scope: 'col' }, 'Features', h('small', {}, 'that the filters show')),
    h('th', { scope: 'col' }, h('span', { class: 'unseen' }, 'In the chart')));
}
