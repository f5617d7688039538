// The feature panel: everything that this report can say about one feature.
import { Dose } from '../charts/dose/dose';
import { h, nameText } from '../page/dom';
import type { Chart, TableSource } from '../exports/sources';
import type { View } from '../core/model';
import type { Context, Part } from '../page/part';
import type { Block } from './block';
import { Check, marksTable } from './check';
import { SampleSize } from './sample-size';
import { Numbers } from './numbers';
import { Images } from './thumbnails';
import { Robustness } from './robustness';
import { VerdictLine } from './verdict-line';

export class FeaturePanel implements Part {
  readonly element: HTMLElement;
  readonly charts: readonly Chart[];
  readonly tables: readonly TableSource[];
  private readonly title = h('h2', { id: 'feature-title', tabindex: -1 });
  private readonly blocks: Block[];
  private open = '';
  private started = false;

  constructor(private readonly context: Context) {
    const dose = new Dose(context);
    this.charts = [dose.chart];
    this.blocks = [new VerdictLine(context), new Images(context), dose, new Numbers(context), new Robustness(context), new SampleSize(context), new Check(context)];
    this.tables = [marksTable(context)];
    const close = h('button', { type: 'button', class: 'close', onclick: () => this.close() }, 'Close');
    const pair = h('button', { type: 'button', onclick: () => context.change({ pair: [this.open] }) }, 'Together with another feature …');
    this.element = h('section', { id: 'feature', class: 'feature-panel', 'aria-labelledby': 'feature-title', hidden: true },
      this.title, h('div', { class: 'toolbar' }, pair, close),
      this.blocks.map(({ element }) => element));
    this.element.addEventListener('keydown', (event) => event.key === 'Escape' && this.close());
  }

  show(view: View): void {
    const { features } = this.context.data;
    const f = features.findIndex(({ key }) => key === view.state.feature);
    const opened = f >= 0 && view.state.feature !== this.open;
    this.open = f < 0 ? '' : view.state.feature;
    this.element.hidden = f < 0;
    if (f >= 0) this.draw(view, f);
    if (opened) this.bringIntoView();
    this.started = true;
  }

  private draw(view: View, f: number): void {
    const { features, kinds } = this.context.data;
    this.title.replaceChildren(nameText(features[f].shown, features[f].key), h('span', { class: 'kind' }, kinds[features[f].kind].name));
    for (const block of this.blocks) block.show(view, f);
  }

  /** Where the reader asked for it, it takes the focus; where a link did, it only scrolls there. */
  private bringIntoView(): void {
    if (this.started) this.title.focus({ preventScroll: true });
    requestAnimationFrame(() => this.element.scrollIntoView({ block: 'start' }));
  }

  private close(): void {
    const key = this.open;
    this.context.change({ feature: '' });
    document.querySelector<HTMLElement>(`.bars [data-feature="${CSS.escape(key)}"] button`)?.focus();
  }
}
