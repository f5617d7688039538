/** The units (clusters) that have a feature, or those that do not. */
export interface Side {
  n: number;
  mean: number;
  /** unbiased (divisor n - 1); 0 for n = 1, NaN for 0 */
  variance: number;
}

/** Two passes: the mean, then the squared deviations from it. */
export function sideOf(values: ArrayLike<number>): Side {
  const n = values.length;
  if (n === 0) return { n, mean: NaN, variance: NaN };
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i];
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i] - mean) * (values[i] - mean);
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}
