// Differences of CTRs as clicks among so many views, character by character as
// lib/report/words/click_change.cc writes them. "Views" is the reader's word for impressions.
import { card } from '../../words.json';
import * as format from '../core/format';
import { say } from '../core/words';
import type { Interval } from '../stats/estimate';
import { fixed } from '../stats/wording';

/** 1,000, or so many more that the difference is at least one click, up to a million. */
function viewsFor(difference: number): number {
  let views = 1000;
  while (Math.abs(difference) * views < 1 && views < 1e6) views *= 10;
  return views;
}

/** Whole clicks from ten on, else tenths; hundredths where a tenth would read 0. */
function clicksText(clicks: number, change: number): string {
  const size = Math.abs(clicks);
  const decimals = Math.abs(change) >= 9.95 ? 0 : 1;
  const step = decimals === 0 ? 1 : 0.1;
  return fixed(size, size < step / 2 ? 2 : decimals);
}

/** "11 more clicks per 1,000 views"; per 10,000 and so on where it is less than one. */
export function clickChange(difference: number, views = viewsFor(difference)): string {
  const n = clicksText(difference * views, difference * views);
  return say(difference < 0 ? card.fewer : card.more, { n, views: format.count(views) });
}

/** In brackets, with the interval: sure of so many, or from less to more where it holds 0. */
export function clickRange(difference: number, interval: Interval): string {
  const views = viewsFor(difference);
  const change = clickChange(difference, views);
  if (Number.isNaN(interval.low) || Number.isNaN(interval.high)) return say(card.no_range, { change });
  const [low, high] = [interval.low * views, interval.high * views];
  const text = (clicks: number) => clicksText(clicks, difference * views);
  if (low > 0 || high < 0) {
    const [near, far] = difference < 0 ? [high, low] : [low, high];
    return say(card.sure, { change, low: text(near), high: text(far) });
  }
  const signed = (clicks: number) => (clicks < 0 ? '−' : '+') + text(clicks);
  return say(card.unsure, { change, low: signed(low), high: signed(high) });
}
