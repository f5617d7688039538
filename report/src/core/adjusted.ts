// What holding a factor fixed does to features, for the view's images and clicks (rule S22).
import type { Data } from './data';
import type { View } from './model';
import type { AdjustedDifference } from '../stats/adjusted';
import { factorUses } from '../stats/factors';
import type { AdjustedBy } from '../stats/verdict';

/** One entry for each feature, or null where the factor is not offered. `factor`: of data.factors. */
export function adjustedBy(view: View, factor: number, features: ArrayLike<number>): AdjustedDifference[] | null {
  if (factorUses(view.engine.prepare(view.outcomes))[factor] !== 'offered') return null;
  const fits = view.byFactor(factor);
  return Array.from(features, (f) => fits.adjust(f));
}

/** One entry for each offered factor. */
export function adjustedOf(data: Data, view: View, feature: number): AdjustedBy[] {
  return adjustedOfAll(data, view, [feature]).get(feature)!;
}

/** The same for many features at once. */
export function adjustedOfAll(data: Data, view: View, features: ArrayLike<number>): Map<number, AdjustedBy[]> {
  const all = new Map(Array.from(features, (f): [number, AdjustedBy[]] => [f, []]));
  data.factors.forEach(({ shown: factor }, i) => {
    adjustedBy(view, i, features)?.forEach((adjusted, at) => all.get(features[at])!.push({ factor, index: i, adjusted }));
  });
  return all;
}
