// One axis for all differences on a page.
import { ascending, max, quantile } from 'd3-array';
import type { Row } from '../core/model';

export interface DifferenceScale {
  /** A difference -> 0..100 % of the width, 0 in the middle. */
  at(difference: number): number;
  /** the size of the differences at both ends of the scale */
  reach: number;
}

/**
 * All differences fit; of the intervals four in five do, since one of five images would otherwise
 * flatten all others, and what does not fit is cut at the edge.
 */
export function differenceScale(rows: Row[]): DifferenceScale {
  const sizes = rows.map(({ difference }) => Math.abs(difference));
  const ends = rows
    .flatMap(({ low, high }) => [Math.max(Math.abs(low), Math.abs(high))])
    .filter((end) => !Number.isNaN(end))
    .sort(ascending);
  const most = Math.max(1.15 * (max(sizes.filter((x) => x >= 0)) ?? 0), quantile(ends, 0.8) ?? 0) || 1;
  return { at: (difference) => Math.max(0, Math.min(100, 50 + (49 * difference) / most)), reach: (50 / 49) * most };
}
