// All bars that the filters leave, as one picture for export.
import type { Data } from '../../core/data';
import * as format from '../../core/format';
import type { Row, View } from '../../core/model';
import { inkOf, rowPicture, type Mark } from '../exported-rows';
import { markSigns } from './row';
import { scalesOf } from './scales';

export function barsPicture({ features, kinds }: Data, view: View, element: Element): SVGSVGElement | null {
  const { rows, meanCtr, units, state } = view;
  if (rows.length === 0) return null;
  const scales = scalesOf(view);
  const ink = inkOf(element);
  const colour = (row: Row) => ink(`--${row.mark || 'point'}`);
  const bars = (row: Row): Mark[] => (Number.isNaN(row.difference) ? [] : [
    { bar: scales.ctr(row.ctrWith), slot: 0, slots: 2, fill: colour(row) },
    { bar: scales.ctr(row.ctrWithout), slot: 1, slots: 2, fill: ink('--faint') }]);
  const interval = (row: Row): Mark[] => {
    if (Number.isNaN(row.difference)) return [];
    const { mark } = row;
    const fill = mark === '' ? ink('--surface') : colour(row);
    const dot: Mark = { dot: scales.difference(row.difference), shape: mark === 'lower' ? 'square' : 'circle', fill, stroke: colour(row) };
    const low = scales.difference(row.low);
    return Number.isNaN(low) ? [dot] : [{ low, high: scales.difference(row.high), stroke: colour(row) }, dot];
  };
  return rowPicture([
    { title: 'Feature', width: 260, texts: rows.map(({ feature: f }) => `${features[f].name} (${kinds[features[f].kind].name})`) },
    { title: 'With / without', width: 110, texts: rows.map((row) => `${format.count(row.with)} / ${format.count(row.without)}`) },
    { title: 'Average CTR', width: 110, texts: rows.map((row) => `${format.ctr(row.ctrWith)} / ${format.ctr(row.ctrWithout)}`) },
    {
      title: `Overall ${format.ctr(meanCtr)} (${format.countOf(units, 'image')}): dashed`, width: 290, zero: 0,
      line: meanCtr > 0 ? scales.ctr(meanCtr) : null,
      ticks: scales.ctrTicks.map((value) => ({ at: scales.ctr(value), label: format.tick(value, scales.ctrStep) })), marks: rows.map(bars),
    },
    { title: `Difference (${format.unitName(state.unit)})`, width: 270, texts: rows.map((row) => differenceText(view, row)) },
    {
      title: 'lower CTR ← 0 → higher CTR', width: 240, zero: 50, line: null,
      ticks: scales.differenceTicks.map((value) => ({ at: scales.difference(value), label: format.difference(value, 'points', 1) })),
      marks: rows.map(interval),
    },
  ], rows.length, ink);
}

function differenceText(view: View, row: Row): string {
  if (Number.isNaN(row.difference)) return 'not enough data';
  const { unit } = view.state;
  const range = format.interval(row.low, row.high, unit, row.ctrWithout);
  const sign = markSigns[row.mark];
  return `${format.difference(row.difference, unit, row.ctrWithout)}${sign}${range === '' ? '' : ` (${range})`}`;
}
