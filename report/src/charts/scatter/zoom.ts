// Which part of the scatter a gesture or a button asks for. A zoom names places of columns and a
// range of CTRs; a side that is not narrowed keeps all there is, also after a filter changes.
import type { Box } from '../plot/gestures';
import { scatter as words } from '../../../words.json';
import type { ViewState, Zoom } from '../../core/state';
import { say } from '../../core/words';
import { mostColumns } from './columns';
import type { Layout } from './layout';
import type { Plotted } from './plotted';
import { h } from '../../page/dom';
import * as format from '../../core/format';
import type { View } from '../../core/model';

/** All columns and all CTRs, as a zoom. */
export const whole: Zoom = { from: 0, to: 1_000_000, low: 0, high: 1 };

/** Boxes thinner than this, in CSS pixels, narrow only the other direction. */
const thin = 14;

/** The part inside a box, or null where it holds no column. */
export function zoomToBox(box: Box, plotted: Plotted, layout: Layout, now: Zoom | null): Zoom | null {
  const before = now ?? whole;
  const wide = box.right - box.left >= thin;
  const high = box.bottom - box.top >= thin;
  if (!wide && !high) return now;
  const columns = wide ? columnsIn(box, plotted, layout) : before;
  if (columns === null) return null;
  const ctrs = high ? ctrsIn(box, layout, before) : before;
  return { from: columns.from, to: columns.to, low: ctrs.low, high: ctrs.high };
}

function columnsIn({ left, right }: Box, { places }: Plotted, layout: Layout): { from: number; to: number } | null {
  const first = Math.max(0, layout.columnAt(left));
  const last = Math.min(places.length - 1, layout.columnAt(right));
  return first > last ? null : { from: places[first], to: places[last] + 1 };
}

/** Rounded outwards to a hundredth of a point, so that the hash stays short. */
function ctrsIn({ top, bottom }: Box, layout: Layout, before: Zoom): { low: number; high: number } {
  const low = Math.max(before.low, Math.floor(layout.ctrAt(bottom) * 1e5) / 1e5);
  const high = Math.min(before.high, Math.ceil(layout.ctrAt(top) * 1e5) / 1e5);
  return { low: Number(low.toFixed(5)), high: Number(high.toFixed(5)) };
}

/**
 * Fewer columns (factor above 1) or more (below 1) around a column, which keeps its share of the
 * width; null: all of them and all CTRs. `count`: of all columns.
 */
export function zoomBy(factor: number, column: number, plotted: Plotted, count: number, now: Zoom | null): Zoom | null {
  const { low, high, ...range } = now ?? whole;
  const from = Math.min(range.from, count - 1);
  const to = Math.min(range.to, count);
  const span = Math.max(1, Math.round((to - from) / factor));
  if (span >= count) return low > whole.low || high < whole.high ? { ...whole, low, high } : null;
  const middle = plotted.places[Math.max(0, Math.min(plotted.places.length - 1, column))] ?? from;
  const share = (middle - from) / Math.max(1, to - from);
  return within({ from: Math.round(middle - share * span), to: 0, low, high }, span, count);
}

/** The next part of the same size to the left (-1) or right (+1), or null at the end. */
export function panned(step: number, count: number, now: Zoom | null): Zoom | null {
  if (now === null) return null;
  const span = Math.min(now.to, count) - now.from;
  const next = within({ ...now, from: now.from + step * Math.max(1, Math.floor(span / 2)) }, span, count);
  return next.from === now.from ? null : next;
}

function within(zoom: Zoom, span: number, count: number): Zoom {
  const from = Math.max(0, Math.min(zoom.from, count - span));
  return { ...zoom, from, to: from + span };
}

/** What a button asks for: more or fewer columns by a factor, or all. */
export type ZoomAction = { factor: number } | 'all';

export class ZoomBar {
  readonly element: HTMLElement;
  private readonly status = h('span', { role: 'status' });
  private showsAll = false;
  private readonly out: HTMLButtonElement;
  private readonly all: HTMLButtonElement;

  private readonly columns: HTMLButtonElement;

  /** `show`: which features have a column. */
  constructor(act: (action: ZoomAction) => void, show: (columns: ViewState['columnsShown']) => void) {
    const button = (text: string, label: string, action: ZoomAction) =>
      h('button', { type: 'button', 'aria-label': label, title: label, onclick: () => act(action) }, text);
    this.out = button('−', 'Zoom out', { factor: 0.5 });
    this.all = button('Show all', 'Show all features and CTRs', 'all');
    this.columns = h('button', { type: 'button', class: 'columns', onclick: () => show(this.showsAll ? 'most' : 'all') });
    this.element = h('div', { class: 'zoom-bar' }, button('+', 'Zoom in', { factor: 2 }), this.out, this.all, this.status, this.columns);
  }

  show(view: View, plotted: Plotted): void {
    const { rows, state: { zoom, columnsShown } } = view;
    this.out.disabled = this.all.disabled = zoom === null;
    this.showsAll = columnsShown === 'all';
    this.columns.hidden = rows.length <= mostColumns;
    this.columns.textContent = this.showsAll ? say(words.fewer_columns, { n: mostColumns }) : say(words.all_columns, { features: format.countOf(rows.length, 'feature') });
    const hidden = this.showsAll || this.columns.hidden ? '' : `${say(words.most_columns, { n: plotted.count, features: format.countOf(rows.length, 'feature') })} `;
    this.status.textContent = zoom === null ? `${hidden}Drag across the chart to zoom.` : said(view, plotted);
  }
}

function said({ state: { zoom } }: View, { rows: shown, count, left }: Plotted): string {
  const ctrs = zoom !== null && (zoom.low > whole.low || zoom.high < whole.high)
    ? `, CTR ${format.ctr(zoom.low)} to ${format.ctr(zoom.high)}` : '';
  const without = left === 0 ? '' : `; ${format.countOf(left, 'feature')} without a point here`;
  return `Zoomed: ${format.count(shown.length)} of ${format.countOf(count, 'feature')}${ctrs}${without}`;
}
