// The joint model as a chart for export.
import { ticks } from 'd3-array';
import * as format from '../core/format';
import type { View } from '../core/model';
import { exportedRows, inkOf } from '../charts/exported-rows';
import { jointMarks, jointScale, type JointRow } from './rows';

export function exportedJoint({ analysis, state }: View, rows: JointRow[], element: Element): SVGSVGElement {
  const ink = inkOf(element);
  const unit = state.unit === 'percent' ? 'points' : state.unit;
  const { at, reach } = jointScale(rows);
  return exportedRows([
    { title: 'Feature', width: 220, texts: rows.map(({ name }) => name) },
    { title: 'Images', width: 60, texts: rows.map(({ feature }) => format.count(analysis.with[feature])) },
    { title: `Others held fixed (${format.unitName(unit)}, 95 %)`, width: 290, texts: rows.map(({ value, low, high }) => `${format.difference(value, unit, 1)} (${format.interval(low, high, unit, 1)})`) },
    {
      title: 'lower CTR ← 0 → higher CTR', width: 320, line: null, zero: 50,
      ticks: ticks(-0.9 * reach, 0.9 * reach, 3).map((value) => ({ at: at(value), label: value === 0 ? '0' : format.difference(value, unit, 1) })),
      marks: rows.map((row) => jointMarks(row, at)),
      look: (mark) => ('dot' in mark ? { fill: ink('--surface'), stroke: ink('--point') } : { stroke: ink('--point') }),
    },
  ], rows.length, ink);
}
