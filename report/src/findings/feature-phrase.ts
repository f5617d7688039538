// A feature as a sentence names it.
import type { Data } from '../core/data';
import type { View } from '../core/model';
import { phrase } from '../stats/phrase';

/** "a dog", "the colour azure". */
export function phraseOf({ features, kinds }: Data, { analysis }: View, f: number): string {
  const { name, measure, kind } = features[f];
  return phrase({ kind: kinds[kind].name, name, measure }, analysis.threshold[f]);
}
