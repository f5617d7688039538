/** A confidence interval; both ends are NaN where there is none. */
export interface Interval {
  low: number;
  high: number;
}

export const noInterval: Readonly<Interval> = { low: NaN, high: NaN };

export function excludesZero({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}
