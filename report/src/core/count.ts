import { format } from 'd3-format';

const thousands = format(',.0f');

/** 2553 -> "2,553" */
export function count(n: number): string {
  return thousands(n);
}
