// One axis for all differences on a page.
import { ascending, max, quantile } from 'd3-array';
import type { Row } from '../core/model';

/**
 * Maps a difference to 0..100 % of the width, 0 in the middle. All differences fit; of the
 * intervals four in five do, since one of five images would otherwise flatten all others, and what
 * does not fit is cut at the edge.
 */
export function differenceScale(rows: Row[]): (difference: number) => number {
  const sizes = rows.map(({ difference }) => Math.abs(difference));
  const ends = rows
    .flatMap(({ low, high }) => [Math.max(Math.abs(low), Math.abs(high))])
    .filter((end) => !Number.isNaN(end))
    .sort(ascending);
  const reach = Math.max(1.15 * (max(sizes.filter((x) => x >= 0)) ?? 0), quantile(ends, 0.8) ?? 0) || 1;
  return (difference) => Math.max(0, Math.min(100, 50 + (49 * difference) / reach));
}
