// The buttons that zoom the scatter, and the words that say which part is shown.
import { h } from '../../page/dom';
import * as format from '../../core/format';
import type { View } from '../../core/model';
import type { Plotted } from './plotted';
import { whole } from './zoom';

/** What a button asks for: more or fewer columns by a factor, or all. */
export type ZoomAction = { factor: number } | 'all';

export class ZoomBar {
  readonly element: HTMLElement;
  private readonly status = h('span', { role: 'status' });
  private readonly out: HTMLButtonElement;
  private readonly all: HTMLButtonElement;

  constructor(act: (action: ZoomAction) => void) {
    const button = (text: string, label: string, action: ZoomAction) =>
      h('button', { type: 'button', 'aria-label': label, title: label, onclick: () => act(action) }, text);
    this.out = button('−', 'Zoom out', { factor: 0.5 });
    this.all = button('Show all', 'Show all features and CTRs', 'all');
    this.element = h('div', { class: 'zoom-bar' }, button('+', 'Zoom in', { factor: 2 }), this.out, this.all, this.status);
  }

  show(view: View, plotted: Plotted): void {
    const { zoom } = view.state;
    this.out.disabled = this.all.disabled = zoom === null;
    this.status.textContent = zoom === null ? 'Drag across the chart to zoom.' : said(view, plotted);
  }
}

function said({ rows, state: { zoom } }: View, { rows: shown, left }: Plotted): string {
  const ctrs = zoom !== null && (zoom.low > whole.low || zoom.high < whole.high)
    ? `, CTR ${format.ctr(zoom.low)} to ${format.ctr(zoom.high)}` : '';
  const without = left === 0 ? '' : `; ${format.countOf(left, 'feature')} without a point here`;
  return `Zoomed: ${format.count(shown.length)} of ${format.countOf(rows.length, 'feature')}${ctrs}${without}`;
}
