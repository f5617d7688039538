// The head of the table: columns that sort, the axes of the charts below, and what
// their intervals mean.
import { say, sayCount } from '../../core/words';
import { differences } from '../../../words.json';
import { h, svg, type Child } from '../../page/dom';
import * as format from '../../core/format';
import type { View } from '../../core/model';
import type { Context } from '../../page/part';
import type { Order } from '../../core/state';
import type { Scales } from './scales';

interface Sorting {
  /** the orders that a click goes through */
  orders: Order[];
  /** how each stands in aria-sort */
  directions: ('ascending' | 'descending' | 'other')[];
}

const byName: Sorting = { orders: ['name'], directions: ['ascending'] };
const byCount: Sorting = { orders: ['images'], directions: ['descending'] };
const byDifference: Sorting = { orders: ['higher', 'lower'], directions: ['descending', 'ascending'] };
const byClarity: Sorting = { orders: ['ranking'], directions: ['other'] };
const byCertainty: Sorting = { orders: ['certainty'], directions: ['descending'] };

/** `adjusted`: the head of the last column; null: there is none. */
export function headOf(context: Context, view: View, scales: Scales, adjusted: HTMLElement | null): HTMLElement {
  const { unit, order } = view.state;
  const { heads } = differences;
  const column = (title: string, small: Child, sorting: Sorting | null, axis: Child = null) => {
    const at = sorting === null ? -1 : sorting.orders.indexOf(order);
    return h('th', { scope: 'col', 'aria-sort': at < 0 ? null : sorting!.directions[at] },
      sorting === null ? title : sortButton(context, title, sorting, at),
      small !== null && h('small', {}, small), axis);
  };
  return h('tr', {},
    column(heads.feature, null, byName),
    column(heads.images, heads.with_without, byCount),
    column(heads.ctr, meanText(view), null, h('span', { class: 'bar axis' }, h('span', {}), ctrAxis(view, scales))),
    column(heads.difference, format.unitName(unit), byDifference),
    column(heads.clearest, heads.sides_of_zero, byClarity, differenceAxis(scales, view)),
    column(heads.certainty, heads.interval_and_q, byCertainty),
    adjusted);
}

function sortButton({ change }: Context, title: string, { orders, directions }: Sorting, at: number): HTMLElement {
  const sign = at < 0 ? '' : directions[at] === 'ascending' ? ' ↑' : ' ↓';
  const next = orders[(at + 1) % orders.length];
  return h('button', { type: 'button', class: 'sort', onclick: () => change({ order: next }) }, title,
    h('span', { 'aria-hidden': 'true' }, sign));
}

/** The line that crosses all bars, in words. */
function meanText({ meanCtr, units, state }: View): Child {
  if (Number.isNaN(meanCtr)) return differences.heads.bars;
  const how = state.groupCtr === 'pooled' ? 'clicks / impressions, ' : '';
  return [h('span', { class: 'key mean', 'aria-hidden': 'true' }), `overall ${format.ctr(meanCtr)} (${how}${format.countOf(units, 'image')})`];
}

function ctrAxis({ meanCtr }: View, { ctr, ctrTicks, ctrStep }: Scales): SVGSVGElement {
  const at = (value: number) => `${ctr(value).toFixed(2)}%`;
  return svg('svg', { class: 'axis', 'aria-hidden': 'true' },
    ctrTicks.map((value, i) => svg('text', { x: at(value), y: '70%', 'text-anchor': i === 0 ? 'start' : 'middle' }, format.tick(value, ctrStep))),
    meanCtr > 0 && svg('line', { class: 'mean', x1: at(meanCtr), x2: at(meanCtr), y1: '80%', y2: '120%' }));
}

function differenceAxis({ difference, differenceTicks }: Scales, { state: { unit } }: View): SVGSVGElement {
  const at = (value: number) => `${difference(value).toFixed(2)}%`;
  const label = (value: number) => (value === 0 ? '0' : format.axisDifference(value, unit));
  return svg('svg', { class: 'axis', 'aria-hidden': 'true' },
    [...differenceTicks, 0].map((value) => svg('text', { x: at(value), y: '70%', 'text-anchor': 'middle' }, label(value))));
}

export function noteOf({ analysis, exploratory }: View): string {
  const { hypotheses } = analysis;
  const changed = exploratory.length === 0 ? '' : `${say(differences.exploratory, { changed: exploratory.join(', ') })} `;
  return hypotheses === 0 ? changed : `${changed}${sayCount(hypotheses, differences.compared)} ${differences.filled}`;
}
