// Which pairs of features are worth a look: marked ones that overlap but do not coincide. Pure.
import type { Data } from '../core/data';
import type { View } from '../core/model';
import { imagesWith } from '../feature/examples';

export interface Suggestion {
  a: number;
  b: number;
  /** images that have both */
  both: number;
}

/** Of the first marked rows, the pairs whose four cells all hold at least `least` images, the
 * fullest smallest cell first; at most `most`. */
export function suggestedPairs(data: Data, view: View, least: number, most: number): Suggestion[] {
  const marked = view.rows.filter((row) => row.marked && data.features[row.feature].measure !== 'rank').slice(0, 12);
  const sets = marked.map(({ feature }) => new Set(imagesWith(data, view, feature).map(({ image }) => image)));
  const found: (Suggestion & { smallest: number })[] = [];
  for (let i = 0; i < sets.length; i++) {
    for (let j = i + 1; j < sets.length; j++) {
      const both = [...sets[i]].filter((image) => sets[j].has(image)).length;
      const none = view.units - sets[i].size - sets[j].size + both;
      const smallest = Math.min(both, sets[i].size - both, sets[j].size - both, none);
      if (smallest >= least) found.push({ a: marked[i].feature, b: marked[j].feature, both, smallest });
    }
  }
  return found.sort((x, y) => y.smallest - x.smallest).slice(0, most);
}
