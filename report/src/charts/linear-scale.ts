// A linear scale on d3-array's ticks. d3-scale does the same, but brings d3-interpolate and d3-color
// along: an eighth of the script.
import { nice, ticks } from 'd3-array';

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
