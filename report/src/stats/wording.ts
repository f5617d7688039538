// Numbers of the verdicts, character by character as lib/report/words/difference_text.cc writes them.
import { verdict as words } from '../../words.json';
import { say } from '../core/words';
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

/** `q 0.03`, `q < 0.001`, two digits. */
export function qValue(q: number): string {
  return q < 0.001 ? words.small_q : say(words.q, { q: fixed(q, q < 0.01 ? 3 : 2) });
}

/** `95 % 0.05 to 0.37` */
export function range({ low, high }: Interval, decimals: number, level: string): string {
  return say(words.interval, { level, low: fixed(low, decimals), high: fixed(high, decimals) });
}

/**
 * A difference of CTRs in percentage points: `higher by 0.21 points (95 % 0.05 to 0.37, q 0.03)`, or
 * `lower by ...` with the interval turned round. `q`: what qValue says; '': nothing.
 */
export function points(difference: number, interval: Interval, level: string, q = ''): string {
  const sign = difference < 0 ? -1 : 1;
  const inPoints = 100 * sign;
  const low = inPoints * (sign > 0 ? interval.low : interval.high);
  const high = inPoints * (sign > 0 ? interval.high : interval.low);
  const known = !Number.isNaN(low);
  const decimals = decimalsFor(known ? (high - low) / 2 : inPoints * difference);
  const shown = known ? range({ low, high }, decimals, level) : words.no_interval;
  const certainty = q === '' ? shown : say(words.interval_and_q, { interval: shown, q });
  return say(difference < 0 ? words.lower : words.higher, { points: fixed(inPoints * difference, decimals), certainty });
}
