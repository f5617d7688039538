// The rows of the metrics that one image's CTR is made of.
import { none, type Data } from '../core/data';
import type { MetricRows } from '../core/document';
import { h } from '../page/dom';
import * as format from '../core/format';

const most = 400;

/** Null where the metrics have one row per image. */
export function metricRows({ clickRows: rows, factors }: Data, image: number): HTMLElement | null {
  if (rows === null) return null;
  const own: number[] = [];
  for (let row = 0; row < rows.image.length; row++) if (rows.image[row] === image) own.push(row);
  if (own.length === 0) return null;
  const byRow = factors.filter(({ ofRow }) => ofRow !== null);
  const levelOf = (factor: (typeof byRow)[number], row: number) => factor.levels[factor.ofRow![row]] ?? '–';
  const day = (row: number) => (rows.date[row] === none ? '–' : rows.dates[rows.date[row]]);
  return h('details', { class: 'metric-rows' },
    h('summary', {}, `${format.countOf(own.length, 'row')} of the metrics, whatever the filters`),
    h('table', {},
      h('thead', {}, h('tr', {}, [dateHead(rows.grouped), ...byRow.map(({ name }) => name), 'CTR'].map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, own.slice(0, most).map((row) => h('tr', {},
        h('th', { scope: 'row' }, day(row)),
        byRow.map((factor) => h('td', {}, levelOf(factor, row))),
        h('td', { class: 'number' }, format.ctrWithCounts(rows.clicks[row] / rows.impressions[row], rows.clicks[row], rows.impressions[row])))))),
    own.length > most && h('p', { class: 'note' }, `and ${format.count(own.length - most)} more`));
}

function dateHead(grouped: MetricRows['grouped']): string {
  return grouped === 'day' ? 'Date' : `Date (by ${grouped})`;
}
