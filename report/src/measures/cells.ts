// The columns of measures in the table of images.
import { h, nameText } from '../page/dom';
import type { View } from '../core/model';
import type { Context } from '../page/part';
import { orderedBy, shownColumns, type MetricColumn } from './columns';

/** Heads that sort: the most first, then the least. */
export function headsOf({ data, change }: Context, { state }: View): HTMLElement[] {
  const by = orderedBy(data, state);
  return shownColumns(data, state).map((column) => {
    const sign = by?.column === column ? by.sign : 0;
    const next = `${sign < 0 ? 'least' : 'most'} ${column.name}`;
    return h('th', { scope: 'col', 'aria-sort': sign === 0 ? null : sign < 0 ? 'descending' : 'ascending' },
      h('button', { type: 'button', class: 'sort', onclick: () => change({ imagesBy: next }) }, nameText(column.title),
        h('span', { 'aria-hidden': 'true' }, sign === 0 ? '' : sign < 0 ? ' ↓' : ' ↑')));
  });
}

/** On narrow screens each cell says the head of its column. */
export function cellOf(column: MetricColumn, image: number): HTMLElement {
  const basis = column.basis(image);
  return h('td', { class: 'measure', 'data-head': column.title }, column.text(image), basis !== '' && h('small', {}, basis));
}

/** Of a card: what the reader orders by, which stands in no column there. */
export function orderedValue({ data }: Context, { state }: View, image: number): HTMLElement | null {
  const by = orderedBy(data, state);
  return by === null ? null : h('p', { class: 'measure' }, nameText(by.column.title), ` ${by.column.text(image)}`);
}
