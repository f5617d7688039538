// All features of one image by kind, and how each goes with clicks.
import { image_page } from '../../words.json';
import { say } from '../core/words';
import { markText } from '../charts/bars/row';
import { featuresOfImage, type Present } from '../core/image-index';
import { h, nameText, type Child } from '../page/dom';
import * as format from '../core/format';
import type { Kind, ValueUnit } from '../core/document';
import type { Row, View } from '../core/model';
import type { Context } from '../page/part';

export function featuresOf(context: Context, view: View, image: number): HTMLElement {
  const { kinds, features } = context.data;
  const byKind = kinds.map((): Present[] => []);
  for (const present of featuresOfImage(view, image)) byKind[features[present.feature].kind].push(present);
  const tables = kinds.flatMap((kind, k) => {
    const ofKind = features.filter((feature) => feature.kind === k);
    if (ofKind.length > 0 && ofKind.every(({ missing }) => missing?.[image] === 1)) return [h('div', {}, h('h4', {}, kind.name), h('p', { class: 'note' }, 'No result for this image: its features are missing here, not absent.'))];
    return byKind[k].length === 0 ? [] : [tableOf(context, view, kind, byKind[k])];
  });
  return h('section', { class: 'image-features', 'aria-labelledby': 'image-features-title' },
    h('h3', { id: 'image-features-title' }, 'Its features, and how each goes with clicks'),
    h('p', { class: 'note' }, say(image_page.difference, { unit: format.unitName(view.state.unit) })),
    h('div', { class: 'kinds-of-image' }, ...tables));
}

function tableOf(context: Context, view: View, kind: Kind, list: Present[]): HTMLElement {
  const sorted = [...list].sort((a, b) => b.value - a.value || a.feature - b.feature);
  return h('table', {},
    h('caption', {}, kind.name, h('small', {}, format.count(list.length))),
    h('thead', {}, h('tr', {}, ['Feature', 'Value', 'Difference', 'With / without'].map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, sorted.map((present) => rowOf(context, view, kind.unit, present))));
}

function rowOf(context: Context, view: View, unit: ValueUnit, { feature: f, value }: Present): HTMLElement {
  const { key, shown, measure } = context.data.features[f];
  const open = h('button', {
    type: 'button', class: 'link', title: 'Look at this feature closely', onclick: () => context.change({ image: null, feature: key }),
  }, nameText(shown, key));
  const row = view.rowOf[f];
  const mark = row === null ? '' : row.mark;
  return h('tr', { class: mark },
    h('th', { scope: 'row' }, open),
    h('td', {}, format.featureValue(value, unit)),
    h('td', { class: 'number' }, ...differenceOf(row, view), markText(mark)),
    h('td', { class: 'number' }, row !== null && `${format.count(row.with)} / ${format.count(row.without)}`,
      measure === 'rank' && h('small', {}, 'above / up to the median')));
}

function differenceOf(row: Row | null, { state }: View): Child[] {
  if (row === null) return [h('small', {}, 'hidden by a filter')];
  if (Number.isNaN(row.difference)) return [h('small', {}, 'not enough data')];
  return [format.difference(row.difference, state.unit, row.ctrWithout)];
}
