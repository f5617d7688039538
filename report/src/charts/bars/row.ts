// One feature as a row: counts, two bars on one scale, the difference with its interval.
import { h, nameText, svg, type Child } from '../../page/dom';
import { countAll, precisionText } from '../../feature/check-sample';
import * as format from '../../core/format';
import type { Row, View } from '../../core/model';
import type { Context } from '../../page/part';
import type { Mark } from '../../stats/findings';
import { factorAt } from './adjusted-column';
import { certainty } from './certainty';
import type { Scales } from './scales';

/** What stands behind a marked difference or name. */
export const markSigns: Record<Mark, string> = { '': '', higher: ' ▲', lower: ' ▼' };

export function rowOf(context: Context, view: View, row: Row, scales: Scales): HTMLElement {
  const { features, kinds } = context.data;
  const feature = features[row.feature];
  const rank = feature.measure === 'rank';
  const { mark } = row;
  const enough = !Number.isNaN(row.difference);
  const { unit } = view.state;
  const open = h('button', {
    type: 'button', class: 'link', title: 'Look at this feature closely',
    onclick: () => context.change({ feature: feature.key }),
  }, nameText(feature.name));
  const element = h('tr', { class: `${mark} ${enough ? '' : 'too-few'}`.trim(), 'data-feature': feature.key },
    h('th', { scope: 'row' }, open, h('span', { class: 'kind' }, kinds[feature.kind].name), checkedText(context, feature.key)),
    h('td', { class: 'number' }, `${format.count(row.with)} / ${format.count(row.without)}`,
      rank && h('small', {}, `above / up to ${format.featureValue(feature.threshold, kinds[feature.kind].unit)}`)),
    h('td', { class: 'pair' }, pairBars(row, view, scales, enough)),
    h('td', { class: 'number strong' }, format.difference(row.difference, unit, row.ctrWithout), markText(mark)),
    h('td', { class: 'forest' }, forest(row, scales, mark, rank)),
    h('td', { class: 'certainty' }, ...certainty(view, row, rank)),
    factorAt(context.data, view) >= 0 && h('td', { class: 'adjusted' }));
  element.addEventListener('pointerenter', () => context.highlight({ feature: row.feature }));
  open.addEventListener('focus', () => context.highlight({ feature: row.feature }));
  return element;
}

/** What the reader's own marks say of the model (rule S12). */
function checkedText({ data, marks }: Context, key: string): Child {
  const precision = precisionText(countAll(marks.of(data, key)));
  return precision !== '' && h('small', { class: 'checked' }, precision);
}

export function markText(mark: Mark): Child {
  if (mark === '') return null;
  return h('span', { class: 'mark', title: 'the interval excludes 0' }, markSigns[mark],
    h('span', { class: 'unseen' }, ` ${mark}`));
}

function pairBars(row: Row, { meanCtr }: View, { ctr }: Scales, enough: boolean): HTMLElement[] {
  const bar = (name: string, value: number) =>
    h('span', { class: `bar ${name}` },
      h('span', { class: 'value' }, format.ctr(value)),
      svg('svg', { 'aria-hidden': 'true', class: 'track' },
        enough && value > 0 && svg('rect', { width: `${ctr(value)}%`, height: '100%', rx: 1 }),
        meanCtr > 0 && svg('line', { class: 'mean', x1: `${ctr(meanCtr)}%`, x2: `${ctr(meanCtr)}%`, y1: '-40%', y2: '140%' })));
  return [bar('with', row.ctrWith), bar('without', row.ctrWithout)];
}

function forest(row: Row, { difference }: Scales, mark: Mark, rank: boolean): SVGSVGElement {
  const percent = (x: number) => `${difference(x).toFixed(2)}%`;
  const picture = svg('svg', { 'aria-hidden': 'true', class: 'interval' },
    svg('line', { class: 'zero', x1: percent(0), x2: percent(0), y1: 0, y2: '100%' }));
  if (Number.isNaN(row.difference)) return picture;
  if (!rank && !Number.isNaN(row.low)) {
    picture.append(svg('line', { class: 'whisker', x1: percent(row.low), x2: percent(row.high), y1: '50%', y2: '50%' }));
  }
  picture.append(mark === 'lower'
    ? svg('rect', { class: 'dot', x: percent(row.difference), y: '50%', width: 9, height: 9, transform: 'translate(-4.5 -4.5)' })
    : svg('circle', { class: 'dot', cx: percent(row.difference), cy: '50%', r: 5 }));
  return picture;
}
