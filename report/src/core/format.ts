// Numbers as a reader sees them. Spaces inside a number do not break.
import { format } from 'd3-format';
import { differences } from '../../words.json';
import { count } from './count';
import { say } from './words';

export { count } from './count';
export { andMore, countOf, type Noun } from './words';
import type { ValueUnit } from './document';

const nbsp = '\u00a0';
const minus = '\u2212';

function decimals(percent: number): number {
  const size = Math.abs(percent);
  if (size >= 99.95) return 0;
  if (size >= 9.995) return 1;
  return size >= 0.1 || size === 0 ? 2 : 3;
}

/** A CTR: 0.0231 -> "2.31 %"; NaN -> "–" */
export function ctr(value: number): string {
  if (Number.isNaN(value)) return '–';
  const percent = value * 100;
  return `${percent.toFixed(decimals(percent))}${nbsp}%`;
}

/** A CTR on an axis whose marks are `step` apart: no more decimals than that needs. */
export function tick(value: number, step: number): string {
  let digits = 0;
  for (let size = step * 100; digits < 4 && Math.abs(size - Math.round(size)) > 1e-6; size *= 10) digits++;
  return `${(value * 100).toFixed(digits)}${nbsp}%`;
}

/** A CTR with what it rests on: "2.31 % (59 / 2,553)" */
export function ctrWithCounts(value: number, clicks?: number, impressions?: number): string {
  if (clicks === undefined || impressions === undefined || !(impressions > 0)) return ctr(value);
  return `${ctr(value)} (${count(clicks)}${nbsp}/${nbsp}${count(impressions)})`;
}

/** An amount or a count with its unit, which may be '': "1,234.50 EUR", "0.052 EUR", "12"; NaN -> "–" */
export function amount(value: number, unit: string): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  let digits = Number.isInteger(value) ? 0 : 2;
  const hundredths = Math.round(value * 100) / 100 === value;
  for (let least = 0.1; !hundredths && digits >= 2 && digits < 6 && size < least; least /= 10) digits++;
  const [whole, rest] = value.toFixed(digits).split('.');
  const number = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest === undefined ? '' : `.${rest}`);
  return unit === '' ? number : `${number}${nbsp}${unit}`;
}

/** A share or a confidence: 0.932 -> "93 %", 0.0168 -> "1.7 %" */
export function share(value: number): string {
  const percent = value * 100;
  const text = percent >= 10 || Number.isInteger(percent) ? percent.toFixed(0) : percent.toFixed(1);
  return `${text}${nbsp}%`;
}

/** How differences of CTRs are written: points of CTR, or clicks per 100,000 impressions. */
export type Unit = 'points' | 'percent' | 'clicks';
export const units: Unit[] = ['points', 'percent', 'clicks'];

/** The size of a difference, with the decimals that `like` needs. */
function sizeIn(value: number, unit: Unit, like: number): string {
  const scale = unit === 'clicks' ? 100_000 : 100;
  const size = Math.abs(value * scale);
  if (unit === 'clicks') return Math.abs(like * scale) >= 10 ? count(size) : size.toFixed(1);
  return size.toFixed(decimals(like * scale));
}

function signed(value: number, unit: Unit, like = value): string {
  const text = sizeIn(value, unit, like);
  if (Number(text.replace(/,/g, '')) === 0) return text;
  return `${value < 0 ? minus : '+'}${text}`;
}

/** In percent a difference is a share of `base`, the CTR without the feature. */
export function inUnit(value: number, unit: Unit, base: number): number {
  return unit === 'percent' ? value / base : value;
}

/** A difference: 0.0021 -> "+0.21"; the unit stands in the column's head. */
export function difference(value: number, unit: Unit, base: number): string {
  const shown = inUnit(value, unit, base);
  return Number.isFinite(shown) ? signed(shown, unit) : '–';
}

/** A difference on an axis in its unit, of which a share of 1 is 100 %: "+10 %" */
export function axisDifference(value: number, unit: Unit): string {
  return unit === 'percent' ? `${value < 0 ? minus : '+'}${Number((Math.abs(value) * 100).toPrecision(3))}${nbsp}%` : signed(value, unit);
}

/** "−0.05 to 0.37" */
export function interval(plainLow: number, plainHigh: number, unit: Unit, base: number): string {
  const low = inUnit(plainLow, unit, base);
  const high = inUnit(plainHigh, unit, base);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return '';
  const like = Math.max(Math.abs(low), Math.abs(high));
  return say(differences.interval, { low: signed(low, unit, like), high: signed(high, unit, like) });
}

export function unitName(unit: Unit): string {
  return unit === 'points' ? 'points of CTR' : unit === 'percent' ? 'percent of the CTR without' : 'clicks per 100,000 impressions';
}

/** A rank correlation: "−0.12" */
export function correlation(rho: number): string {
  if (Number.isNaN(rho)) return '–';
  const size = Math.abs(rho).toFixed(2);
  return rho < 0 && Number(size) > 0 ? minus + size : size;
}

/** A q-value or p-value: "0.03", "< 0.001" */
export function probability(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (value < 0.001) return `<${nbsp}0.001`;
  return value < 0.0995 ? value.toFixed(3) : value.toFixed(2);
}

/** "2026-11-21T08:00:00Z" -> "2026-11-21 08:00 UTC" */
export function moment(iso: string): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(iso);
  return match === null ? iso : `${match[1]} ${match[2]}${nbsp}UTC`;
}

/** A value of a feature in the unit of its kind. */
export function featureValue(value: number, unit: ValueUnit): string {
  switch (unit) {
    case 'confidence':
      return value <= 1 ? `confidence ${share(value)}` : String(value);
    case 'share':
      return `${share(value)} of the image`;
    case 'count':
      return `${value}×`;
    case 'number':
      return Math.abs(value) >= 9999.5 ? count(value) : format('.4~g')(value);
  }
}
