import { studentCritical } from './distributions';
import { ratioOf } from './pooled';
import type { Prepared } from './engine';
import { sideOf } from './side';

/** A group of units: its CTR with an interval. */
export interface GroupMean {
  n: number;
  /** unweighted mean, 0..1; NaN for an empty group */
  ctr: number;
  /** 95 % of Student's t with n - 1 degrees of freedom; NaN below two units or without spread */
  low: number;
  high: number;
  /** clicks / impressions; NaN where they are not known */
  pooledCtr: number;
}

export function groupMean({ ctr, clicks, impressions }: Prepared, units: number[]): GroupMean {
  const { n, mean, variance } = sideOf(units.map((unit) => ctr[unit]));
  const error = n > 1 ? Math.sqrt(variance / n) : NaN;
  const reach = error > 0 ? studentCritical(0.05, n - 1) * error : NaN;
  const sum = (column: Float64Array) => units.reduce((total, unit) => total + column[unit], 0);
  const pooledCtr = clicks === null || impressions === null ? NaN : ratioOf(sum(clicks), sum(impressions));
  return { n, ctr: mean, low: mean - reach, high: mean + reach, pooledCtr };
}
