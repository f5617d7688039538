// All numbers of a feature's difference in one sentence.
import { adjustedOf } from '../core/adjusted';
import type { Data } from '../core/data';
import type { View } from '../core/model';
import { verdict } from '../stats/verdict';
import { namedOf } from './feature-phrase';
import { heldOf } from './lead';
import { heldFactors } from './reason';

export function numbersOf(data: Data, view: View, f: number): string {
  const { within } = view.answer();
  const held = { factors: heldFactors(data, view), count: within.factors.length, adjusted: heldOf(view, f), q: within.q[f] };
  return verdict(view.analysis, f, namedOf(data, f), adjustedOf(data, view, f), held);
}
