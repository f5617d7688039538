// What a listed image shows, as a row of the table or a card of the gallery.
import { markText } from '../charts/bars/row';
import type { Feature } from '../core/data';
import { featuresOfImage } from '../core/image-index';
import { h, nameText, svg } from '../page/dom';
import * as format from '../core/format';
import type { Row, View } from '../core/model';
import type { Context } from '../page/part';
import { hashOf } from '../core/state';
import { cellOf, orderedValue } from '../measures/cells';
import { shownColumns, type MetricColumn } from '../measures/columns';
import { ctrText } from '../page/tooltip';

/** What all items of one drawing share. */
export interface Listing {
  context: Context;
  view: View;
  /** greatest CTR of all shown images: where bars end */
  greatest: number;
  /** of measures, in the table */
  columns: MetricColumn[];
  /** by feature: its place in the charts, or -1 */
  places: Int32Array;
}

export function listingOf(context: Context, view: View): Listing {
  const places = new Int32Array(context.data.features.length).fill(-1);
  view.rows.forEach(({ feature }, place) => (places[feature] = place));
  const greatest = view.images.ctr.reduce((a, b) => (b > a ? b : a), 0);
  return { context, view, greatest, columns: shownColumns(context.data, view.state), places };
}

export function itemOf(listing: Listing, image: number): HTMLElement {
  const { state } = listing.view;
  const item = state.imagesAs === 'gallery' ? card(listing, image) : row(listing, image);
  item.dataset.image = String(image);
  item.classList.toggle('pinned', state.pinned === image);
  return item;
}

function row(listing: Listing, image: number): HTMLElement {
  const picture = opener(listing, image, listing.context.thumbnails(image, 'thumb') ?? h('span', { class: 'thumb none' }));
  picture.tabIndex = -1; // the name beside it opens the same page
  picture.setAttribute('aria-hidden', 'true');
  return h('tr', {},
    h('td', {}, picture),
    h('th', { scope: 'row' }, opener(listing, image, nameOf(listing, image))),
    h('td', { class: 'ctr' }, ctrBar(listing, image)),
    listing.columns.map((column) => cellOf(column, image)),
    h('td', { class: 'seen' }, ...seen(listing, image, 8)),
    h('td', { class: 'act' }, pinButton(listing, image)));
}

function card(listing: Listing, image: number): HTMLElement {
  return h('li', {},
    opener(listing, image,
      h('span', { class: 'frame' }, listing.context.thumbnails(image, 'thumb') ?? h('span', { class: 'thumb none' })),
      nameOf(listing, image)),
    ctrBar(listing, image),
    orderedValue(listing.context, listing.view, image),
    h('p', { class: 'seen' }, ...seen(listing, image, 4)),
    pinButton(listing, image));
}

/** A link to the image's page: it can be copied, opened beside this one, and left with "back". */
function opener({ view }: Listing, image: number, ...children: Element[]): HTMLAnchorElement {
  return h('a', { class: 'open', href: hashOf({ ...view.state, image }) }, ...children);
}

function nameOf({ context }: Listing, image: number): HTMLElement {
  return nameText(context.data.images.names[image]);
}

function pinButton({ context, view }: Listing, image: number): HTMLElement {
  const isPinned = view.state.pinned === image;
  return h('button', {
    type: 'button', class: 'pin', 'aria-pressed': String(isPinned), title: 'Connect its points in the chart',
    'aria-label': `Connect the points of ${context.data.images.names[image]}`,
    onclick: () => context.change({ pinned: isPinned ? null : image }),
  }, svg('svg', { viewBox: '0 0 24 12', 'aria-hidden': 'true' },
    svg('line', { x1: 3, x2: 21, y1: 6, y2: 6 }),
    [3, 12, 21].map((cx) => svg('circle', { cx, cy: 6, r: 2.6 }))));
}

function ctrBar({ view, greatest }: Listing, image: number): HTMLElement {
  const { images, meanCtr: mean } = view;
  const ctr = images.ctr[image];
  const percent = (x: number) => `${greatest > 0 ? (100 * x) / greatest : 0}%`;
  return h('span', { class: 'bar' },
    h('span', { class: 'value' }, ctrText(images, image)),
    svg('svg', { 'aria-hidden': 'true', class: 'track' },
      ctr > 0 && svg('rect', { width: percent(ctr), height: '100%', rx: 1 }),
      mean > 0 && svg('line', { class: 'mean', x1: percent(mean), x2: percent(mean), y1: '-40%', y2: '140%' })));
}

/** The image's shown features: marked ones first, then in the order of the charts. */
function seen({ context, view, places }: Listing, image: number, most: number): (HTMLElement | string)[] {
  const { data } = context;
  const rows = featuresOfImage(view, image)
    .filter(({ feature }) => places[feature] >= 0)
    .sort((a, b) => places[a.feature] - places[b.feature])
    .map(({ feature }) => view.rows[places[feature]]);
  const sorted = [...rows.filter((row) => row.marked), ...rows.filter((row) => !row.marked)];
  const names = sorted.slice(0, most).flatMap((row, i) => [i > 0 ? ', ' : '', featureName(data.features[row.feature], row)]);
  return sorted.length > most ? [...names, ` ${format.andMore(sorted.length - most)}`] : names;
}

function featureName({ distinct, key }: Feature, row: Row): HTMLElement {
  const { mark } = row;
  return h('span', { class: `feature ${mark}`, 'data-feature': row.feature }, nameText(distinct, key), markText(mark));
}
