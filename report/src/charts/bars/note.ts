// What the intervals above the bars mean.
import * as format from '../../core/format';
import type { View } from '../../core/model';

export function noteOf({ analysis, exploratory }: View): string {
  const { hypotheses, alpha } = analysis;
  const changed = exploratory.length === 0 ? '' : `Exploratory: changed ${exploratory.join(', ')}. `;
  if (hypotheses === 0) return changed;
  const level = (100 * (1 - alpha)).toFixed(alpha < 0.005 ? 2 : 1);
  return `${changed}Intervals are adjusted for the ${format.countOf(hypotheses, 'feature')} that these filters leave to test, whatever is searched or sorted (level ${level} %). Filled marks: the interval excludes 0, that is q ≤ 0.05.`;
}
