// Where an axis of CTRs ends. Pure; lib/report/static/ctr_extent.cc says the same.

/** The smallest and the greatest CTR that is shown, 0..1. */
export interface Extent {
  low: number;
  high: number;
}

/** Fewer CTRs have no outlier. */
const fewest = 8;
/** A CTR this many interquartile ranges above the upper quartile stands alone (Tukey's outer fence). */
const fence = 3;
/** So many may stand beyond the axis, and one always. */
const mostBeyond = 0.02;
/** What the axis must gain, for less of which nothing is left beyond it. */
const gain = 1.5;

/**
 * All CTRs, but for few that stand so far above the others that these would be flattened. `ctrs`:
 * one per image, none of them NaN; without any the extent is empty.
 */
export function extentOf(ctrs: Float64Array): Extent {
  const sorted = ctrs.slice().sort();
  const n = sorted.length;
  const all = { low: sorted[0] ?? Infinity, high: sorted[n - 1] ?? -Infinity };
  if (n < fewest) return all;
  const [q1, q3] = [0.25, 0.75].map((share) => quantile(sorted, share));
  const end = q3 + fence * (q3 - q1);
  let within = n;
  while (within > 0 && sorted[within - 1] > end) within--;
  const high = sorted[within - 1] ?? 0;
  const isServed = n - within <= Math.max(1, Math.floor(mostBeyond * n)) && high > 0 && all.high > gain * high;
  return isServed ? { low: all.low, high } : all;
}

/** Between two of the sorted values where it must be. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const value = sorted[below];
  return value + (place - below) * ((sorted[below + 1] ?? value) - value);
}
