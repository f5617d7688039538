// The numbers of the lines, for readers who do not see them, and for export.
import { exports } from '../../../words.json';
import type { Cell, Table } from '../../exports/sources';
import { markSigns } from '../bars/row';
import { h, nameText } from '../../page/dom';
import * as format from '../../core/format';
import type { Unit } from '../../core/format';
import type { Trend, TrendPoint } from './series';

export function trendTable({ steps, lines }: Trend, over: 'runs' | 'dates', unit: Unit): HTMLElement {
  const rows = steps.map((step, i) => h('tr', {}, h('th', { scope: 'row' }, step), lines.map(({ points }) => h('td', {}, ...cell(points[i] ?? null, unit)))));
  return h('table', {},
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, over === 'runs' ? 'Run' : 'Date'), lines.map(({ name }) => h('th', { scope: 'col' }, nameText(name))))),
    h('tbody', {}, rows.reverse()));
}

function cell(point: TrendPoint | null, unit: Unit): (string | HTMLElement)[] {
  if (point === null || Number.isNaN(point.ctr)) return ['–'];
  const ctr = `${format.ctr(point.ctr)} (n = ${format.count(point.n)})`;
  if (Number.isNaN(point.difference)) return [ctr];
  const base = point.ctr - point.difference;
  const sign = markSigns[point.mark];
  return [ctr, h('small', {}, `${format.difference(point.difference, unit, base)}${sign} (${format.interval(point.low, point.high, unit, base) || 'no interval'})`)];
}

const columns = [
  { name: 'step', meaning: 'run or date' },
  { name: 'feature', meaning: 'name of the feature; empty for all images' },
  { name: 'ctr', meaning: exports.ctr_with },
  { name: 'n', meaning: 'images; equal ones count once' },
  { name: 'difference', meaning: 'CTR with minus CTR without, 0..1' },
  { name: 'low', meaning: 'interval at the level of its run' },
  { name: 'high', meaning: 'likewise' },
  { name: 'mark', meaning: 'higher or lower where the interval excludes 0, else empty' },
];

export function exportedTrend({ steps, lines }: Trend): Table {
  const rows = lines.flatMap(({ feature, name, points }) => points.flatMap((point, i): Cell[][] =>
    point === null ? [] : [[steps[i], feature === null ? '' : name, point.ctr, point.n, point.difference, point.low, point.high, point.mark]]));
  return { columns, rows };
}
