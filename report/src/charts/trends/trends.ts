// How CTRs went from run to run, or from day to day, and what changed since an earlier run.
import { AfterFrame } from '../../page/after-frame';
import { h, nameText, svg } from '../../page/dom';
import type { Chart, TableSource } from '../../exports/sources';
import * as format from '../../core/format';
import type { History } from '../../core/history';
import type { View } from '../../core/model';
import { featureBox, type FeatureBox } from '../../pair/feature-box';
import type { Context, Part } from '../../page/part';
import { themeOf } from '../../page/theme';
import { drawTrend, shapeOf, strokeOf } from './chart';
import { deltaOf, deltaTo } from './delta';
import { chosenFeatures, mostLines, overDates, overRuns, type Trend } from './series';
import { exportedTrend, trendTable } from './table';

export class Trends implements Part {
  readonly element: HTMLElement;
  readonly charts: readonly Chart[] = [{ name: 'trend', label: 'CTR over runs or dates', svg: () => this.drawing() }];
  readonly tables: readonly TableSource[] = [{ name: 'trend', label: 'CTR over runs or dates', table: () => this.trend && exportedTrend(this.trend) }];
  private readonly over: HTMLButtonElement[];
  private readonly add: FeatureBox;
  private readonly lines = h('ul', { class: 'trend-lines' });
  private readonly plot = h('div', { class: 'trend-plot' });
  private readonly breaks = h('ul', { class: 'trend-breaks' });
  private readonly numbers = h('details', {}, h('summary', {}, 'The same as a table'));
  private readonly status = h('p', { class: 'note', role: 'status' });
  private readonly reference = h('select', { name: 'reference', onchange: () => this.context.change({ reference: this.reference.value }) });
  private readonly delta = h('div', {});
  private readonly changes = h('div', { class: 'delta' }, h('h3', {}, 'Since an earlier run'), h('label', {}, 'Compared with ', this.reference), this.delta);
  private readonly measure = document.createElement('canvas').getContext('2d')!;
  private readonly later = new AfterFrame();
  private history: History | null | undefined;
  private view: View | null = null;
  private chosen: number[] = [];
  private trend: Trend | null = null;
  private key = '';
  private deltaKey = '';

  constructor(private readonly context: Context) {
    const offered = context.data.clickRows === null ? [] : (['runs', 'dates'] as const);
    this.over = offered.map((over) =>
      h('button', { type: 'button', name: 'over', value: over, onclick: () => context.change({ over }) }, over === 'runs' ? 'Runs' : 'Dates'));
    this.add = featureBox(context.data, 'Add a line', 'pair-features', (key) => key !== '' && this.toggle(key));
    this.element = h('div', { class: 'trends' },
      h('div', { class: 'toolbar' },
        this.over.length > 0 && h('div', { class: 'shapes', role: 'group', 'aria-label': 'Over runs or dates' }, ...this.over), this.add.element),
      this.lines, this.status, this.plot, this.breaks, this.numbers, this.changes);
    new ResizeObserver(() => this.draw()).observe(this.plot);
  }

  show(view: View): void {
    this.view = view;
    if (this.history === undefined) this.load();
    else this.later.run(() => this.update());
  }

  repaint(): void {
    this.draw();
  }

  /** The history is read once the rest of the page stands. */
  private load(): void {
    this.history = null;
    this.later.run(() => void this.context.history.then((history) => {
      this.history = history;
      this.update();
    }));
  }

  private update(): void {
    const { view, history = null } = this;
    if (view === null) return;
    const over = this.over.length > 0 ? view.state.over : 'runs';
    for (const button of this.over) button.setAttribute('aria-pressed', String(button.value === over));
    this.showDelta(history, view);
    const chosen = chosenFeatures(this.context.data, view);
    const key = JSON.stringify([over, chosen, history?.runs.length, view.state.unit, over === 'dates' && [view.state, view.state.trend]]);
    if (key === this.key) return;
    [this.key, this.chosen] = [key, chosen];
    if (over === 'dates') return this.analyseDates(view);
    const enough = history !== null && history.runs.length > 1;
    this.take(enough ? overRuns(this.context.data, history, chosen) : null, enough ? runsText(history) : fewRuns(history));
  }

  /** One date after another, so that the page stays alive meanwhile. */
  private analyseDates(view: View): void {
    const dates = overDates(this.context.data, view, this.chosen);
    let n = 0;
    const next = () => {
      const { value, done } = dates.next();
      if (done === true) return this.take(this.trend, `${format.countOf(n, 'date')}, each analysed alone with the filters above.`);
      this.trend = value;
      this.status.textContent = `Analysing ${value.steps[n++]} …`;
      this.later.run(next);
    };
    this.trend = null;
    this.later.run(next);
  }

  private take(found: Trend | null, text: string): void {
    const trend = found !== null && hasPoint(found) ? found : null;
    this.trend = trend;
    this.status.textContent = found === trend ? text : `${text} None has an image with a CTR.`;
    for (const part of [this.plot, this.breaks, this.numbers, this.lines]) part.hidden = trend === null;
    if (trend === null || this.view === null) return;
    this.breaks.replaceChildren(...trend.breaks.map(({ full }) => h('li', {}, full)));
    this.numbers.replaceChildren(this.numbers.firstElementChild!, trendTable(trend, this.view.state.over, this.view.state.unit));
    this.draw();
  }

  private draw(): void {
    const picture = this.drawing();
    if (picture === null || this.trend === null) return;
    this.plot.replaceChildren(picture);
    const theme = themeOf(this.element);
    this.lines.replaceChildren(...this.trend.lines.map(({ feature, name }, i) => h('li', {},
      svg('svg', { viewBox: '-8 -8 16 16', 'aria-hidden': 'true' }, svg('path', { d: shapeOf(i), fill: strokeOf(i, theme) })),
      nameText(name), feature !== null && h('button', {
        type: 'button', class: 'link', 'aria-label': `Remove the line of ${name}`, onclick: () => this.toggle(this.context.data.features[feature].key),
      }, '×'))));
  }

  private drawing(): SVGSVGElement | null {
    const width = Math.floor(this.plot.clientWidth);
    if (this.trend === null || width < 50) return null;
    const theme = themeOf(this.element);
    this.measure.font = `${theme.text}px ${theme.font}`;
    return drawTrend(this.trend, width, theme, (text) => this.measure.measureText(text).width);
  }

  /** Adds a line, or removes it. */
  private toggle(key: string): void {
    const shown = this.chosen.map((f) => this.context.data.features[f].key);
    const rest = shown.filter((other) => other !== key);
    this.context.change({ trend: rest.length < shown.length ? rest : [...shown, key].slice(-mostLines) });
    this.add.show('');
  }

  private showDelta(history: History | null, { state }: View): void {
    const delta = history === null ? undefined : deltaTo(history, state.reference);
    this.changes.hidden = delta === undefined;
    const key = `${delta?.before} ${state.unit}`;
    if (history === null || delta === undefined || key === this.deltaKey) return;
    this.deltaKey = key;
    this.reference.replaceChildren(...history.deltas.map(({ before }, i) => {
      const { uid, started_at: at, images } = history.runs[before];
      return h('option', { value: uid, selected: before === delta.before }, `${format.moment(at)}${i === 0 ? ', the run before' : ''} (${format.countOf(images, 'image')})`);
    }));
    this.delta.replaceChildren(h('div', {}, ...deltaOf(history, delta, state.unit)));
  }
}

function hasPoint({ lines }: Trend): boolean {
  return lines.some(({ points }) => points.some((point) => point !== null && point.ctr >= 0));
}

function runsText({ runs, total }: History): string {
  return total > runs.length ? `The newest ${format.count(runs.length)} of ${format.countOf(total, 'run')} in the store.` : `${format.countOf(runs.length, 'run')} in the store.`;
}

function fewRuns(history: History | null): string {
  if (history === null) return 'This report has no history of earlier runs beside it.';
  return 'This is the first run in the store. After the next one this shows the CTR of all images and of chosen features run by run, what changed since, and where another model or other settings break the line.';
}
