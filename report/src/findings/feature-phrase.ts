// A feature as a sentence names it.
import type { Data } from '../core/data';
import type { View } from '../core/model';
import { phrase, type Named } from '../stats/phrase';

export function namedOf({ features, kinds }: Data, f: number): Named {
  const { noun, measure, kind } = features[f];
  return { name: noun, measure, phrase: kinds[kind].phrase };
}

/** "a dog", "the colour azure". */
export function phraseOf(data: Data, { analysis }: View, f: number): string {
  return phrase(namedOf(data, f), analysis.threshold[f]);
}
