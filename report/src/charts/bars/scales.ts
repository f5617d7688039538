// The two axes that all rows share: one of CTRs, one of differences.
import { ticks } from 'd3-array';
import { differenceScale } from '../difference-scale';
import type { View } from '../../core/model';

export interface Scales {
  /** A CTR -> 0..100 % of the width; 0 is at the left. */
  ctr(value: number): number;
  /** Round CTRs on the axis. */
  ctrTicks: number[];
  /** from one of them to the next */
  ctrStep: number;
  /** A difference -> 0..100 % of the width, 0 in the middle. */
  difference(value: number): number;
  /** Round differences on either side of 0. */
  differenceTicks: number[];
}

/** Of all rows, shown yet or not, so that showing more of them moves no bar. */
export function scalesOf({ rows, meanCtr }: View): Scales {
  const drawn = rows.filter((row) => !Number.isNaN(row.difference));
  let greatest = meanCtr > 0 ? meanCtr : 0;
  for (const { ctrWith, ctrWithout } of drawn) greatest = Math.max(greatest, ctrWith, ctrWithout);
  const { at: difference, reach } = differenceScale(drawn);
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
