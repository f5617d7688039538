// The two axes that all rows share: one of CTRs, one of differences.
import { ticks } from 'd3-array';
import { inUnit, type Unit } from '../../core/format';
import { differenceScale, type Difference } from '../scales';
import type { Row, View } from '../../core/model';
import { dotOnInterval, type Mark } from '../marks';

export interface Scales {
  /** A CTR -> 0..100 % of the width; 0 is at the left. */
  ctr(value: number): number;
  /** Round CTRs on the axis. */
  ctrTicks: number[];
  /** from one of them to the next */
  ctrStep: number;
  /** A difference in the reader's unit -> 0..100 % of the width, 0 in the middle. */
  difference(value: number): number;
  /** Round differences on either side of 0. */
  differenceTicks: number[];
}

/** Of all rows, shown yet or not, so that showing more of them moves no bar. */
export function scalesOf({ rows, meanCtr, state: { unit } }: View): Scales {
  const drawn = rows.filter((row) => !Number.isNaN(row.difference));
  let greatest = meanCtr > 0 ? meanCtr : 0;
  for (const { ctrWith, ctrWithout } of drawn) greatest = Math.max(greatest, ctrWith, ctrWithout);
  const { at: difference, reach } = differenceScale(drawn.map((row) => differenceOf(row, unit)));
  const outer = ticks(0, 0.9 * reach, 2).filter((tick) => tick > 0).pop();
  const ctrTicks = ticks(0, greatest, 2);
  return {
    ctr: (value) => (greatest > 0 && value > 0 ? (97 * value) / greatest : 0),
    ctrTicks,
    ctrStep: ctrTicks.length > 1 ? ctrTicks[1] - ctrTicks[0] : 1,
    difference,
    differenceTicks: outer === undefined ? [] : [-outer, outer],
  };
}

/** As it is written: clicks per 100,000 have the axis of points, percent one of their own. */
function differenceOf({ difference, low, high, ctrWithout }: Row, unit: Unit): Difference {
  const shown = (value: number) => {
    const size = inUnit(value, unit, ctrWithout);
    return Number.isFinite(size) ? size : NaN;
  };
  return { difference: shown(difference), low: shown(low), high: shown(high) };
}

/** What stands in a row's two charts. */
export interface RowMarks {
  with: Mark[];
  without: Mark[];
  interval: Mark[];
}

/** Nothing where there is not enough data. Of features without presence the interval is that of a
 * correlation, which has no place on an axis of differences. */
export function marksOf(row: Row, scales: Scales, unit: Unit, isRank: boolean): RowMarks {
  const { ctrWith, ctrWithout, mark } = row;
  if (Number.isNaN(row.difference)) return { with: [], without: [], interval: [] };
  const { difference, low, high } = differenceOf(row, unit);
  const [from, to] = isRank ? [NaN, NaN] : [scales.difference(low), scales.difference(high)];
  return {
    with: [{ bar: scales.ctr(ctrWith), of: 'with' }],
    without: [{ bar: scales.ctr(ctrWithout), of: 'without' }],
    interval: Number.isNaN(difference) ? [] : dotOnInterval(scales.difference(difference), from, to, mark === 'lower' ? 'square' : 'circle'),
  };
}
