import { erfc } from './distributions';
import type { Estimate } from './estimate';
import type { HeldFixed } from './held-fixed';
import type { RowList } from './rows';

/** P(X >= x) of chi-squared with whole degrees of freedom (Abramowitz & Stegun 26.4.4, 26.4.5). */
export function chiSquaredTail(x: number, freedom: number): number {
  const isOdd = freedom % 2 === 1;
  let tail = isOdd ? erfc(Math.sqrt(x / 2)) : Math.exp(-x / 2);
  let term = isOdd ? Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2) : (Math.exp(-x / 2) * x) / 2;
  for (let k = isOdd ? 3 : 4; k <= freedom; k += 2) {
    tail += term;
    term *= x / k;
  }
  return tail;
}

/**
 * Whether the differences of single levels vary more than chance (S22): p of Q = sum over the levels
 * with K_l >= 5 of S_l (b_l - b)^2 / (S se^2). NaN below two such levels. `held`: by one factor.
 */
export function heterogeneity(held: HeldFixed, list: RowList, { value, standardError }: Estimate): number {
  const levels = held.byLevel(list).filter(({ effectiveN }) => effectiveN >= 5 - 1e-9);
  if (levels.length < 2 || !(standardError > 0)) return NaN;
  const q = levels.reduce((sum, { left, value: own }) => sum + left * (own - value) ** 2, 0);
  return chiSquaredTail(q / (held.left(list) * standardError ** 2), levels.length - 1);
}
