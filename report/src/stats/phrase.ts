import { say } from '../core/words';
import type { Measure } from './table';
import { fixed } from './wording';

/** What a sentence needs to know about a feature. */
export interface Named {
  /** its kind's pattern, with {name}, {a name} and {least} for the threshold */
  phrase: string;
  /** in its kind's own vocabulary: `studio_couch` */
  name: string;
  measure: Measure;
}

export function spoken(name: string): string {
  return name.replace(/_/g, ' ');
}

function withArticle(noun: string): string {
  if (noun === 'skis' || noun === 'scissors') return noun;
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/**
 * The feature in a sentence: `a dog`, `an umbrella`, `the label studio couch`, `the colour azure`,
 * `a face`, `1 or more dogs`. As it came: it is text, never markup.
 */
export function phrase({ phrase: pattern, name }: Named, threshold: number): string {
  const least = fixed(threshold, Number.isInteger(threshold) ? 0 : 1);
  return say(pattern, { name: spoken(name), 'a name': withArticle(spoken(name)), least });
}
