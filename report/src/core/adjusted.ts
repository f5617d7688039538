// What holding a factor fixed does to features, for the view's images and clicks (rule S8).
import type { Data } from './data';
import type { View } from './model';
import type { AdjustedDifference } from '../stats/adjusted';
import { adjust } from '../stats/by-factor';
import type { AdjustedBy } from '../stats/verdict';

/** One entry for each feature, or null where the factor names images. `factor`: of data.factors. */
export function adjustedBy(data: Data, view: View, factor: number, features: ArrayLike<number>): AdjustedDifference[] | null {
  if (data.factors[factor].ofRow === null) return adjust(view.engine, view.outcomes, view.options, factor, features);
  const { engine, outcomes } = view.byFactor.of(factor);
  return adjust(engine, outcomes, view.options, 0, features);
}

/** One entry for each factor that does not name images. */
export function adjustedOf(data: Data, view: View, feature: number): AdjustedBy[] {
  return adjustedOfAll(data, view, [feature]).get(feature)!;
}

/** The same for many features at once. */
export function adjustedOfAll(data: Data, view: View, features: ArrayLike<number>): Map<number, AdjustedBy[]> {
  const all = new Map(Array.from(features, (f): [number, AdjustedBy[]] => [f, []]));
  data.factors.forEach(({ name: factor }, i) => {
    adjustedBy(data, view, i, features)?.forEach((adjusted, at) => all.get(features[at])!.push({ factor, adjusted }));
  });
  return all;
}
