// A linear scale on d3-array's ticks, and the one axis of all differences on a page. d3-scale does the same, but brings d3-interpolate and d3-color
// along: an eighth of the script.
import { ascending, max, nice, quantile, ticks } from 'd3-array';

export interface LinearScale {
  (value: number): number;
  invert(position: number): number;
  domain(): [number, number];
  /** Round values of the domain, about `count` of them. */
  ticks(count: number): number[];
  /** The scale whose domain ends at round values. */
  nice(count: number): LinearScale;
}

/** Maps low..high of the domain to from..to, which may descend. */
export function scaleLinear([low, high]: [number, number], [from, to]: [number, number]): LinearScale {
  const slope = (to - from) / (high - low || 1);
  return Object.assign((value: number) => from + (value - low) * slope, {
    invert: (position: number) => low + (position - from) / slope,
    domain: (): [number, number] => [low, high],
    ticks: (count: number) => ticks(low, high, count),
    nice: (count: number) => scaleLinear(nice(low, high, count), [from, to]),
  });
}

/** A difference and its interval; NaN: not known. */
export interface Difference {
  difference: number;
  low: number;
  high: number;
}

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
export function differenceScale(rows: Difference[]): DifferenceScale {
  const sizes = rows.map(({ difference }) => Math.abs(difference));
  const ends = rows
    .flatMap(({ low, high }) => [Math.max(Math.abs(low), Math.abs(high))])
    .filter((end) => !Number.isNaN(end))
    .sort(ascending);
  const most = Math.max(1.15 * (max(sizes.filter((x) => x >= 0)) ?? 0), quantile(ends, 0.8) ?? 0) || 1;
  return { at: (difference) => Math.max(0, Math.min(100, 50 + (49 * difference) / most)), reach: (50 / 49) * most };
}
