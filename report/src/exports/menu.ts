// An "Export" menu: a fold with one row of buttons per table and chart.
import { h } from '../page/dom';
import type { Chart, TableSource } from './sources';
import type { ChartFormat, TableFormat } from './files';

/** What a menu offers; read anew whenever it opens. */
export interface Offer {
  charts: readonly Chart[];
  tables: readonly TableSource[];
}

export interface Actions {
  /** aborts when the page leaves the menu's run */
  readonly left: AbortSignal;
  saveTable(table: TableSource, format: TableFormat, menu: Menu): void;
  saveChart(chart: Chart, format: ChartFormat, menu: Menu): void;
}

export class Menu {
  readonly element: HTMLDetailsElement;
  private readonly list = h('div', { class: 'export-list' });
  private readonly status = h('p', { class: 'status', role: 'status' });
  private readonly summary: HTMLElement;

  /** `what`: of what, for readers who hear the page: "scatter". `text`: on the button. */
  constructor(what: string, text: string, private readonly offer: () => Offer, private readonly actions: Actions, ...extra: HTMLElement[]) {
    this.summary = h('summary', { 'aria-label': `${text} ${what}` }, text);
    this.element = h('details', { class: 'export' }, this.summary, h('div', { class: 'export-menu' }, this.list, ...extra, this.status));
    this.summary.addEventListener('click', () => this.element.open || this.fill()); // before it opens, so that Tab finds the rows
    this.element.addEventListener('keydown', (event) => event.key === 'Escape' && this.close());
    this.closeWhenLeft();
  }

  /** Tells what became of the last click; anything more to do about it may follow the sentence. */
  say(sentence: string, ...more: HTMLElement[]): void {
    this.status.replaceChildren(sentence, ...more);
  }

  private closeWhenLeft(): void {
    const leave = ({ target }: Event) => {
      if (this.element.open && target instanceof Node && !this.element.contains(target)) this.element.open = false;
    };
    for (const kind of ['pointerdown', 'focusin']) document.addEventListener(kind, leave, { signal: this.actions.left });
  }

  private close(): void {
    if (!this.element.open) return;
    this.element.open = false;
    this.summary.focus();
  }

  private fill(): void {
    const { charts, tables } = this.offer();
    this.say('');
    this.list.replaceChildren(
      ...charts.map((chart) => this.row(chart.label, ['png', 'svg'], (format) => this.actions.saveChart(chart, format, this))),
      ...tables.map((table) => this.row(table.label, ['csv', 'json'], (format) => this.actions.saveTable(table, format, this))),
    );
  }

  private row<F extends string>(label: string, formats: F[], save: (format: F) => void): HTMLElement {
    const button = (format: F) => {
      const name = format.toUpperCase();
      return h('button', { type: 'button', 'aria-label': `Save ${label} as ${name}`, onclick: () => save(format) }, name);
    };
    return h('div', { class: 'export-row' }, h('span', {}, label), ...formats.map(button));
  }
}
