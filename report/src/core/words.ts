// Says the sentences of report/words.json, which lib/report says, too: import a group of them by
// name, so that only what is said comes into the script.
import { counts } from '../../words.json';
import { count } from './count';

/** A sentence for one thing and for any other number of them. */
export interface Counted {
  one: string;
  other: string;
}

export type Values = Record<string, string | number>;

/** The pattern with its {names} filled in. */
export function say(pattern: string, values: Values): string {
  return pattern.replace(/\{([\w ]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** `studio_couch` -> "studio couch"; lib/report/words/shown_name.h has this rule, too. */
export function withBlanks(name: string): string {
  return name.replace(/_/g, ' ');
}

/** The form for `n` things; {n} is the number as pages write it. */
export function sayCount(n: number, { one, other }: Counted, values: Values = {}): string {
  return say(n === 1 ? one : other, { n: count(n), ...values });
}

/** What can be counted in a few words. */
export type Noun = Exclude<keyof typeof counts, 'more'>;

/** "1 image", "2,553 images" */
export function countOf(n: number, noun: Noun): string {
  return sayCount(n, counts[noun]);
}

/** Under a list that ends early: "and 12 more". */
export function andMore(n: number): string {
  return say(counts.more, { n: count(n) });
}
