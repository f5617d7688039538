// The table of images: thumbnail, name, CTR with its counts, and the features that were seen.
import type { Data } from './data';
import { h, nameText, svg } from './dom';
import * as format from './format';
import type { View } from './model';
import { pointsOfImage } from './scatter/points';
import type { ImageOrder } from './state';
import type { Context, Part } from './part';
import { ctrText } from './tooltip';

const step = 24;
const mostFeatures = 8;

const orderNames: Record<ImageOrder, string> = {
  high: 'highest CTR first',
  low: 'lowest CTR first',
  impressions: 'most impressions first',
  name: 'name',
};

export class Images implements Part {
  readonly element: HTMLElement;
  private readonly body = h('tbody');
  private readonly status = h('p', { class: 'status', role: 'status' });
  private readonly more = h('button', { type: 'button', class: 'more' });
  private readonly search = h('input', { type: 'search', name: 'images', placeholder: 'Search image names', 'aria-label': 'Search image names', maxlength: 200 });
  private readonly order = h('select', { name: 'imageOrder', 'aria-label': 'Order of images' },
    Object.entries(orderNames).map(([value, text]) => h('option', { value }, text)));
  private limit = step;
  private redraw = () => {};

  private readonly data: Data;

  constructor(private readonly context: Context) {
    this.data = context.data;
    this.search.addEventListener('input', () => context.change({ images: this.search.value }));
    this.order.addEventListener('change', () => context.change({ imageOrder: this.order.value as ImageOrder }));
    this.more.addEventListener('click', () => {
      this.limit += 4 * step;
      this.redraw();
    });
    this.body.addEventListener('pointerleave', () => context.highlight(null));
    this.element = h('div', { class: 'images' },
      h('div', { class: 'toolbar' }, this.search, this.order, this.status),
      h('table', {}, headOf(), this.body),
      this.more);
  }

  show(view: View): void {
    const { state } = view;
    this.limit = step;
    if (this.search.value !== state.images) this.search.value = state.images;
    this.order.value = state.imageOrder;
    const found = imagesOf(this.data, view);
    this.redraw = () => this.draw(found, view);
    this.redraw();
  }

  private draw(found: number[], view: View): void {
    const { pinned } = view.state;
    const all = format.countOf(this.data.images.names.length, 'image');
    this.status.textContent = `${format.count(found.length)} of ${all}`;
    this.body.replaceChildren(...found.slice(0, this.limit).map((image) => this.row(image, view, image === pinned)));
    const left = Math.max(0, found.length - this.limit);
    this.more.hidden = left === 0;
    this.more.textContent = `Show ${format.count(Math.min(left, 4 * step))} more of ${format.count(left)}`;
  }

  private row(image: number, view: View, isPinned: boolean): HTMLElement {
    const { images } = this.data;
    const pin = h('button', {
      type: 'button', class: 'pin', 'aria-pressed': String(isPinned),
      'aria-label': `Connect the points of ${images.names[image]}`,
      onclick: () => this.context.change({ pinned: isPinned ? null : image }),
    }, this.context.thumbnails(image, 'thumb') ?? h('span', { class: 'thumb none' }));
    const row = h('tr', { 'data-image': image, class: isPinned ? 'pinned' : null },
      h('td', {}, pin),
      h('th', { scope: 'row' }, nameText(images.names[image])),
      h('td', { class: 'ctr' }, ctrBar(view, image)),
      h('td', { class: 'seen' }, ...this.seen(image, view)));
    row.addEventListener('pointerenter', () => this.context.highlight({ image }));
    return row;
  }

  /** The first of the image's features, in the order of the charts. */
  private seen(image: number, view: View): (Node | string)[] {
    const spots = pointsOfImage(this.data, view, image);
    const names = spots.slice(0, mostFeatures).flatMap(({ feature }, i) => [
      i > 0 ? ', ' : '', nameText(this.data.features[feature].key),
    ]);
    return spots.length > mostFeatures ? [...names, ` and ${format.count(spots.length - mostFeatures)} more`] : names;
  }
}

function headOf(): HTMLElement {
  return h('thead', {}, h('tr', {},
    h('th', { scope: 'col' }, h('span', { class: 'unseen' }, 'Picture')),
    h('th', { scope: 'col' }, 'Image'),
    h('th', { scope: 'col' }, 'CTR', h('small', {}, 'clicks / impressions')),
    h('th', { scope: 'col' }, 'Features', h('small', {}, 'that the filters show'))));
}

function ctrBar({ images, meanCtr: mean }: View, image: number): HTMLElement {
  const ctr = images.ctr[image];
  const greatest = images.ctr.reduce((a, b) => (b > a ? b : a), 0);
  const percent = (x: number) => `${greatest > 0 ? (100 * x) / greatest : 0}%`;
  return h('span', { class: 'bar' },
    h('span', { class: 'value' }, ctrText(images, image)),
    svg('svg', { 'aria-hidden': 'true', class: 'track' },
      ctr > 0 && svg('rect', { width: percent(ctr), height: '100%', rx: 1 }),
      mean > 0 && svg('line', { class: 'mean', x1: percent(mean), x2: percent(mean), y1: '-40%', y2: '140%' })));
}

/** Images that the search finds, in the reader's order; those without a CTR last. */
export function imagesOf({ images: { names } }: Data, { images, state }: View): number[] {
  const wanted = state.images.trim().toLowerCase();
  const found = names.map((_, i) => i).filter((i) => images.shown[i] === 1 && names[i].toLowerCase().includes(wanted));
  const last = (x: number) => (Number.isNaN(x) ? -Infinity : x);
  const shown = (i: number) => images.impressions?.[i] ?? 0;
  const by: Record<ImageOrder, (a: number, b: number) => number> = {
    high: (a, b) => last(images.ctr[b]) - last(images.ctr[a]),
    low: (a, b) => last(-images.ctr[b]) - last(-images.ctr[a]),
    impressions: (a, b) => shown(b) - shown(a),
    name: (a, b) => names[a].localeCompare(names[b]),
  };
  const compare = by[state.imageOrder];
  return found.sort((a, b) => compare(a, b) || a - b);
}
