import type { Measure } from './table';
import { fixed } from './wording';

/** What a sentence needs to know about a feature. */
export interface Named {
  /** colour, label, object, count, face, aesthetic, quality or other */
  kind: string;
  /** in its kind's own vocabulary: `studio_couch`, `face_count` */
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

function atLeast(noun: string, threshold: number): string {
  return `${noun} count at least ${fixed(threshold, Number.isInteger(threshold) ? 0 : 1)}`;
}

/**
 * The feature in a sentence: `a dog`, `an umbrella`, `the label studio couch`, `the colour azure`,
 * `a face`, `dog count at least 1`. As it came: it is text, never markup.
 */
export function phrase(feature: Named, threshold: number): string {
  const name = spoken(feature.name);
  switch (feature.kind) {
    case 'colour':
      return `the colour ${name}`;
    case 'label':
      return `the label ${name}`;
    case 'object':
      return withArticle(name);
    case 'count':
      return atLeast(name, threshold);
    case 'face':
      return name === 'face count' ? atLeast('face', threshold) : 'a face';
    case 'aesthetic':
      return 'aesthetic score';
    case 'quality':
    case 'group':
      return name;
    default:
      return `the feature ${name}`;
  }
}
