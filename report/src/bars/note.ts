// What the intervals above the bars mean.
import type { Data } from '../data';
import * as format from '../format';

/** `original`: the report's own thresholds hold. */
export function noteOf({ document: { trust } }: Data, original: boolean): string {
  if (!original) {
    return 'Exploratory: the confidence filter differs from the models’ thresholds. Means and differences are recomputed for it; intervals and marks belong to the original thresholds and are not shown.';
  }
  if (trust.hypotheses === 0) return '';
  const level = (100 * trust.interval_level).toFixed(trust.interval_level > 0.995 ? 2 : 1);
  return `Intervals are adjusted for the ${format.countOf(trust.hypotheses, 'feature')} tested in this run, shown here or not (level ${level} %). Filled marks: the interval excludes 0, that is q ≤ 0.05.`;
}
