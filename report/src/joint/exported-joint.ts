// The joint model as a picture for export.
import { ticks } from 'd3-array';
import * as format from '../core/format';
import type { View } from '../core/model';
import { inkOf, rowPicture } from '../charts/exported-rows';
import type { JointRow } from './rows';

export function jointPicture({ analysis, state }: View, rows: JointRow[], element: Element): SVGSVGElement {
  const ink = inkOf(element);
  const unit = state.unit === 'percent' ? 'points' : state.unit;
  const ends = rows.flatMap(({ low, high, value }) => [Math.abs(value), Math.abs(low), Math.abs(high)]).filter((end) => end >= 0);
  const reach = Math.max(...ends, 1e-9);
  const at = (difference: number) => 50 + (48 * difference) / reach;
  return rowPicture([
    { title: 'Feature', width: 220, texts: rows.map(({ name }) => name) },
    { title: 'Images', width: 60, texts: rows.map(({ feature }) => format.count(analysis.with[feature])) },
    { title: `Others held fixed (${format.unitName(unit)}, 95 %)`, width: 290, texts: rows.map(({ value, low, high }) => `${format.difference(value, unit, 1)} (${format.interval(low, high, unit, 1)})`) },
    {
      title: 'lower CTR ← 0 → higher CTR', width: 320, line: null, zero: 50,
      ticks: ticks(-0.9 * reach, 0.9 * reach, 3).map((value) => ({ at: at(value), label: value === 0 ? '0' : format.difference(value, unit, 1) })),
      marks: rows.map(({ value, low, high }) => [
        ...(low <= high ? [{ low: at(low), high: at(high), stroke: ink('--point') }] : []),
        { dot: at(value), shape: 'circle' as const, fill: ink('--surface'), stroke: ink('--point') }]),
    },
  ], rows.length, ink);
}
