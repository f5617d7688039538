// Numbers and words of the verdicts, character by character as lib/stats/wording.cc writes them.
import type { Interval } from './estimate';

/**
 * With so many digits after the point, 0 to 6; an exact tie goes to the even digit, as C++'s
 * to_chars rounds, where toFixed goes up.
 */
export function fixed(number: number, decimals: number): string {
  if (Number.isNaN(number)) return 'nan';
  const size = Math.abs(number);
  const digits = size.toFixed(decimals + 30);
  const cut = digits.length - 30;
  const isTie = /^50*$/.test(digits.slice(cut));
  const below = decimals === 0 ? digits.slice(0, cut - 1) : digits.slice(0, cut);
  const isEven = '02468'.includes(below[below.length - 1]);
  const text = isTie && isEven ? below : size.toFixed(decimals);
  return number < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

/** Decimals that show two digits of a number of this size: 2 for 0.16, at least 2, at most 6. */
export function decimalsFor(size: number): number {
  if (!(size > 0)) return 2;
  return Math.max(2, Math.min(6, 1 - Math.floor(Math.log10(size))));
}

/** `0.03`, `< 0.001`, two digits. */
export function qValue(q: number): string {
  return q < 0.001 ? 'q < 0.001' : `q ${fixed(q, q < 0.01 ? 3 : 2)}`;
}

/**
 * A difference of CTRs in percentage points: `higher by 0.21 points (95 % 0.05 to 0.37`, or `lower
 * by ...` with the interval turned round. The parenthesis is left open for what follows.
 */
export function points(difference: number, interval: Interval, level: string): string {
  const sign = difference < 0 ? -1 : 1;
  const inPoints = 100 * sign;
  const low = inPoints * (sign > 0 ? interval.low : interval.high);
  const high = inPoints * (sign > 0 ? interval.high : interval.low);
  const known = !Number.isNaN(low);
  const decimals = decimalsFor(known ? (high - low) / 2 : inPoints * difference);
  const range = known ? `${level} ${fixed(low, decimals)} to ${fixed(high, decimals)}` : 'no interval';
  return `${difference < 0 ? 'lower' : 'higher'} by ${fixed(inPoints * difference, decimals)} points (${range}`;
}

/** `1 image`, `12 images`. */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
