// The bars that are shown, as one chart for export.
import type { Data, Feature } from '../../core/data';
import type { Kind } from '../../core/document';
import * as format from '../../core/format';
import type { Row, View } from '../../core/model';
import { say } from '../../core/words';
import { differences as words } from '../../../words.json';
import { exportedRows, inkOf } from '../exported-rows';
import type { Look, Mark } from '../marks';
import { markSigns } from './row';
import { marksOf, scalesOf } from './scales';

/** Longer charts are too large for a picture. */
const most = 125;

/** `shown`: so many rows stand on the page. */
export function exportedBars({ features, kinds }: Data, view: View, shown: number, element: Element): SVGSVGElement | null {
  const { meanCtr, units, state } = view;
  const rows = view.folded.slice(0, Math.min(shown, most));
  if (rows.length === 0) return null;
  const scales = scalesOf(view);
  const ink = inkOf(element);
  const colour = (row: Row) => ink(`--${row.mark || 'point'}`);
  const marks = rows.map((row) => marksOf(row, scales, state.unit, features[row.feature].measure === 'rank'));
  const look = (mark: Mark, i: number): Look => {
    if ('bar' in mark) return { fill: mark.of === 'with' ? colour(rows[i]) : ink('--faint') };
    if ('low' in mark) return { stroke: colour(rows[i]) };
    return { stroke: colour(rows[i]), fill: rows[i].mark === '' ? ink('--surface') : colour(rows[i]) };
  };
  return exportedRows([
    { title: 'Feature', width: 260, texts: rows.map(({ feature: f }) => nameInFile(features[f], kinds)) },
    { title: 'With / without', width: 110, texts: rows.map((row) => `${format.count(row.with)} / ${format.count(row.without)}`) },
    { title: 'Average CTR', width: 110, texts: rows.map((row) => `${format.ctr(row.ctrWith)} / ${format.ctr(row.ctrWithout)}`) },
    {
      title: `Overall ${format.ctr(meanCtr)} (${format.countOf(units, 'image')}): dashed`, width: 290, zero: 0,
      line: meanCtr > 0 ? scales.ctr(meanCtr) : null,
      ticks: scales.ctrTicks.map((value) => ({ at: scales.ctr(value), label: format.tick(value, scales.ctrStep) })), look,
      marks: marks.map((row) => [...row.with, ...row.without]),
    },
    { title: `Difference (${format.unitName(state.unit)})`, width: 270, texts: rows.map((row) => differenceText(view, row)) },
    {
      title: 'lower CTR ← 0 → higher CTR', width: 240, zero: 50, line: null,
      ticks: scales.differenceTicks.map((value) => ({ at: scales.difference(value), label: format.axisDifference(value, state.unit) })),
      marks: marks.map(({ interval }) => interval), look,
    },
  ], rows.length, ink, rows.length < view.folded.length ? say(words.first_rows, { n: rows.length, features: format.countOf(view.folded.length, 'feature') }) : '');
}

/** Beside its kind; with its key, by which the tables that go along know it. */
function nameInFile({ shown, key, kind }: Feature, kinds: Kind[]): string {
  const named = [kinds[kind].name, ...(key === shown ? [] : [key])];
  return `${shown} (${named.join(', ')})`;
}

function differenceText(view: View, row: Row): string {
  if (Number.isNaN(row.difference)) return 'not enough data';
  const { unit } = view.state;
  const range = format.interval(row.low, row.high, unit, row.ctrWithout);
  const sign = markSigns[row.mark];
  return `${format.difference(row.difference, unit, row.ctrWithout)}${sign}${range === '' ? '' : ` (${range})`}`;
}
