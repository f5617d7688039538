// Several features at once: each one's difference with the others held fixed. After the frame.
import { AfterFrame } from '../page/after-frame';
import { h, nameText } from '../page/dom';
import type { Chart } from '../exports/sources';
import { lineAcross, markChart } from '../charts/marks';
import * as format from '../core/format';
import type { View } from '../core/model';
import { featureBox, featureList, type FeatureBox } from '../pair/feature-box';
import type { Context, Part } from '../page/part';
import { exportedJoint, jointMarks, jointRows, jointScale, modelOf, type JointRow, type ShownModel } from './rows';

const mostPinned = 20;

export class JointView implements Part {
  readonly element: HTMLElement;
  readonly charts: readonly Chart[] = [{ name: 'joint', label: 'several features at once', svg: () => this.drawing() }];
  private readonly box: FeatureBox;
  private readonly defaults = h('button', { type: 'button' }, 'Default features');
  private readonly sentence = h('p', { class: 'note', role: 'status' });
  private readonly table = h('table', { class: 'joint' });
  private readonly later = new AfterFrame(200);
  private keys: readonly string[] = [];
  private shown: { view: View; rows: JointRow[] } | null = null;

  constructor(private readonly context: Context) {
    this.box = featureBox(context.data, 'Add a feature', 'joint-features', (key) => this.add(key));
    this.defaults.addEventListener('click', () => context.change({ joint: [] }));
    this.element = h('div', { class: 'joint-view' }, featureList(context.data, 'joint-features'),
      h('div', { class: 'toolbar' }, this.box.element, this.defaults), this.sentence, this.table);
  }

  show(view: View): void {
    this.defaults.disabled = view.state.joint.length === 0;
    this.later.run(() => this.draw(view));
  }

  private add(key: string): void {
    if (key === '' || this.keys.includes(key)) return;
    this.box.input.value = '';
    this.context.change({ joint: [...this.keys, key].slice(-mostPinned) });
  }

  private remove(key: string): void {
    this.context.change({ joint: this.keys.filter((other) => other !== key) });
    this.box.input.focus();
  }

  private draw(view: View): void {
    const { data } = this.context;
    const shown = modelOf(data, view);
    this.keys = shown.features.map((f) => data.features[f].key);
    const rows = jointRows(data, shown);
    this.shown = rows.length === 0 ? null : { view, rows };
    this.sentence.textContent = sentenceOf(shown);
    const { at } = jointScale(rows);
    this.table.hidden = this.keys.length === 0;
    this.table.replaceChildren(headOf(view), h('tbody', {}, this.keys.map((key, i) => this.row(view, key, shown.features[i], rows[i], at))));
  }

  private row({ analysis, state: { unit } }: View, key: string, f: number, row: JointRow | undefined, at: (difference: number) => number): HTMLElement {
    const base = analysis.ctrWithout[f];
    const { shown, kind } = this.context.data.features[f];
    const number = (label: string, text: string, small = '') => h('td', { class: 'number', 'data-label': label }, text, small !== '' && h('small', {}, small));
    const open = h('button', { type: 'button', class: 'link', onclick: () => this.context.change({ feature: key }) }, nameText(shown, key));
    const remove = h('button', { type: 'button', class: 'remove', 'aria-label': `Leave out ${shown}`, title: 'Leave out', onclick: () => this.remove(key) }, '×');
    return h('tr', {},
      h('th', { scope: 'row' }, remove, open, h('span', { class: 'kind' }, this.context.data.kinds[kind].name)),
      number('images', format.count(analysis.with[f])),
      number('alone', format.difference(analysis.impact[f], unit, base)),
      number('others held fixed', row === undefined ? '–' : format.difference(row.value, unit, base), row === undefined ? '' : format.interval(row.low, row.high, unit, base)),
      h('td', { class: 'forest' }, row !== undefined && markChart('interval', jointMarks(row, at), { before: lineAcross('zero', at(0)) })),
      number('overlap', row === undefined ? '–' : row.inflation.toFixed(1), row !== undefined && row.inflation > 5 ? 'hard to tell from the others' : ''));
  }

  private drawing(): SVGSVGElement | null {
    return this.shown === null ? null : exportedJoint(this.shown.view, this.shown.rows, this.element);
  }
}

function headOf({ state: { unit } }: View): HTMLElement {
  const column = (title: string, small = '') => h('th', { scope: 'col' }, title, small !== '' && h('small', {}, small));
  return h('thead', {}, h('tr', {}, column('Feature'), column('Images', 'with it'),
    column('Difference alone', format.unitName(unit)), column('Others held fixed', '95 % interval (HC3)'),
    column('', 'lower CTR ← 0 → higher CTR'), column('Overlap', 'with the others; 1 = none')));
}

/** What the model says, and what it does not. */
function sentenceOf({ features, model, own, most }: ShownModel): string {
  if (features.length === 0) return 'There are too few images for a model of several features.';
  const which = own ? 'The features you chose' : 'One feature of each group that goes together, the most evenly spread first';
  if (model === null || model.isSingular) {
    return `${which}: they cannot be told apart on these images. Leave one out.`;
  }
  const many = features.length > most ? ` ${features.length} features are many for so few images: at most ${most} would be safe.` : '';
  return `${which}, over ${format.countOf(model.units, 'image')}. Each difference is between images that are alike in all other features listed here. It says nothing about features that are not listed, and like every number here it is an association.${many}`;
}
