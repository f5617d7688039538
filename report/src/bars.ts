// The bars: for each feature the CTR of the images with it, of those without it, and the difference.
import type { Data } from './data';
import { differenceScale } from './difference-scale';
import { h, nameText, svg } from './dom';
import * as format from './format';
import type { Row, View } from './model';
import type { Context, Part } from './part';
import type { ViewState } from './state';

const step = 25;

export class Bars implements Part {
  readonly element: HTMLElement;
  private readonly note = h('p', { class: 'note', role: 'note' });
  private readonly head = h('thead');
  private readonly body = h('tbody');
  private readonly more = h('button', { type: 'button', class: 'more' });
  private limit = step;
  private redraw = () => {};

  private readonly data: Data;

  constructor(private readonly context: Context) {
    this.data = context.data;
    this.more.addEventListener('click', () => {
      this.limit += 4 * step;
      this.redraw();
    });
    this.element = h(
      'div',
      { class: 'bars' },
      this.note,
      h('table', { class: 'features' }, this.head, this.body),
      this.more,
    );
  }

  show(view: View): void {
    this.limit = step;
    this.redraw = () => this.draw(view);
    this.redraw();
  }

  private draw(view: View): void {
    const { state } = view;
    const rows = view.rows.slice(0, this.limit);
    const scale = differenceScale(rows);
    const greatest = Math.max(0, ...rows.flatMap((row) => [row.ctrWith, row.ctrWithout]).filter((x) => x >= 0));
    this.note.textContent = noteOf(this.data, view.exploratory.length === 0);
    this.note.classList.toggle('exploratory', view.exploratory.length > 0);
    this.head.replaceChildren(headOf(state));
    this.body.replaceChildren(...rows.map((row) => this.row(row, state, scale, greatest)));
    if (rows.length === 0) this.body.append(h('tr', {}, h('td', { colspan: 6, class: 'nothing' }, 'No feature to show.')));
    const left = view.rows.length - rows.length;
    this.more.hidden = left === 0;
    this.more.textContent = `Show ${format.count(Math.min(left, 4 * step))} more of ${format.count(left)}`;
  }

  private row(row: Row, { unit }: ViewState, scale: (x: number) => number, greatest: number): HTMLElement {
    const { features, kinds } = this.data;
    const feature = features[row.feature];
    const rank = feature.measure === 'rank';
    const mark = !row.marked ? '' : row.difference > 0 ? 'higher' : 'lower';
    const open = h('button', { type: 'button', class: 'link', onclick: () => this.context.change({ search: feature.key }) }, nameText(feature.name));
    return h(
      'tr',
      { class: mark, 'data-feature': feature.key },
      h('th', { scope: 'row' }, open, h('span', { class: 'kind' }, kinds[feature.kind].name)),
      h('td', { class: 'number' }, `${format.count(row.with)} / ${format.count(row.without)}`,
        rank && h('small', {}, `above / up to ${format.featureValue(feature.threshold, 'quality')}`)),
      h('td', { class: 'pair' }, pairBars(row, greatest)),
      h('td', { class: 'number strong' }, format.difference(row.difference, unit, row.ctrWithout), markText(mark)),
      h('td', { class: 'forest' }, forest(row, scale, mark, rank)),
      h('td', { class: 'certainty' }, ...certainty(this.data, row, unit)),
    );
  }
}

function headOf({ unit }: ViewState): HTMLElement {
  const column = (text: string, small = '') =>
    h('th', { scope: 'col' }, text, small !== '' && h('small', {}, small));
  return h(
    'tr',
    {},
    column('Feature'),
    column('Images', 'with / without'),
    column('Average CTR', 'with, without'),
    column('Difference', format.unitName(unit)),
    column('', 'lower CTR ← 0 → higher CTR'),
    column('How sure', 'interval, q'),
  );
}

export function noteOf({ document: { trust } }: Data, original: boolean): string {
  if (!original) {
    return 'Exploratory: the confidence filter differs from the models’ thresholds. Means and differences are recomputed for it; intervals and marks belong to the original thresholds and are not shown.';
  }
  if (trust.hypotheses === 0) return '';
  const level = (100 * trust.interval_level).toFixed(trust.interval_level > 0.995 ? 2 : 1);
  return `Intervals are adjusted for the ${format.countOf(trust.hypotheses, 'feature')} tested in this run, shown here or not (level ${level} %). Filled marks: the interval excludes 0, that is q ≤ 0.05.`;
}

function markText(mark: string): HTMLElement | false {
  if (mark === '') return false;
  return h('span', { class: 'mark', title: 'the interval excludes 0' }, mark === 'higher' ? ' ▲' : ' ▼');
}

function pairBars(row: Row, greatest: number): HTMLElement[] {
  const bar = (name: string, value: number) =>
    h(
      'span',
      { class: `bar ${name}` },
      h('span', { class: 'value' }, format.ctr(value)),
      svg('svg', { 'aria-hidden': 'true', class: 'track' },
        svg('rect', { width: `${greatest > 0 && value > 0 ? (100 * value) / greatest : 0}%`, height: '100%', rx: 1 })),
    );
  return [bar('with', row.ctrWith), bar('without', row.ctrWithout)];
}

function forest(row: Row, scale: (x: number) => number, mark: string, rank: boolean): SVGSVGElement {
  const percent = (x: number) => `${scale(x).toFixed(2)}%`;
  const picture = svg('svg', { 'aria-hidden': 'true', class: 'interval' },
    svg('line', { class: 'zero', x1: percent(0), x2: percent(0), y1: 0, y2: '100%' }));
  if (Number.isNaN(row.difference)) return picture;
  if (!rank && !Number.isNaN(row.low)) {
    picture.append(svg('line', { class: 'whisker', x1: percent(row.low), x2: percent(row.high), y1: '50%', y2: '50%' }));
  }
  picture.append(
    mark === 'lower'
      ? svg('rect', { class: 'dot', x: percent(row.difference), y: '50%', width: 9, height: 9, transform: 'translate(-4.5 -4.5)' })
      : svg('circle', { class: 'dot', cx: percent(row.difference), cy: '50%', r: 5 }),
  );
  return picture;
}

function certainty({ features }: Data, row: Row, unit: ViewState['unit']) {
  const base = row.ctrWithout;
  if (Number.isNaN(row.difference)) return [h('small', {}, 'not enough data')];
  if (features[row.feature].measure === 'rank') {
    const two = (x: number) => x.toFixed(2).replace('-', '−');
    return [`rank correlation ${two(row.rho)}`, h('small', {}, `${two(row.rhoLow)} to ${two(row.rhoHigh)}, q ${format.probability(row.q)}`)];
  }
  if (Number.isNaN(row.low)) return [h('small', {}, 'no interval for this filter')];
  const plain = `95 % interval for this feature alone: ${format.interval(row.plainLow, row.plainHigh, unit, base)}`;
  return [h('span', { title: plain }, format.interval(row.low, row.high, unit, base)), h('small', {}, `q ${format.probability(row.q)}`)];
}
