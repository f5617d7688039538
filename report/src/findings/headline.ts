// The answer in one sentence, and what to mind: the same words as lib/report/answer_text.cc.
import type { Data } from '../core/data';
import * as format from '../core/format';
import type { View } from '../core/model';
import type { Answer } from '../stats/findings';
import { phraseOf } from './feature-phrase';
import { whatWouldChangeText, type TestNext } from './test-next';

function joined(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

function named(data: Data, view: View, answer: Answer): string {
  const [more, fewer] = [answer.more, answer.fewer].map((list) => joined(list.map((f) => phraseOf(data, view, f))));
  if (fewer === '') return `Images with ${more} have a higher CTR than those without.`;
  if (more === '') return `Images with ${fewer} have a lower CTR than those without.`;
  return `Images with ${more} have a higher CTR than those without; images with ${fewer} a lower one.`;
}

function namesSomething({ more, fewer }: Answer): boolean {
  return more.length + fewer.length > 0;
}

export function headline(data: Data, view: View, answer: Answer): string {
  const { analysis, images } = view;
  if (data.images.names.length === 0) {
    return data.document.failures.total > 0 ? 'No image of this run could be analysed.' : 'This run has no images.';
  }
  if (images.count === 0) return 'No image passes the filters.';
  if (analysis.rows === 0) return 'No image has a CTR yet, so there is nothing to compare.';
  if (analysis.hypotheses === 0) {
    return `There are too few images to compare: no feature has ${analysis.leastUnits} images with it and as many without.`;
  }
  if (namesSomething(answer)) return named(data, view, answer);
  if (answer.warned.length > 0) {
    return 'Some differences are larger than chance explains, but each of them may be due to another property of the same images.';
  }
  return `Nothing is certain in this data: among ${format.countOf(analysis.hypotheses, 'feature')} no difference is larger than chance explains.`;
}

/** What to mind; for an answer that names nothing, what would change that. */
export function caution(data: Data, view: View, answer: Answer, next: TestNext | null): string {
  const { analysis } = view;
  if (data.images.names.length === 0) return 'Look at what the image source lists, and at the failures.';
  if (analysis.rows === 0) return 'Run again with a metrics file that names these images.';
  if (analysis.hypotheses === 0 || !namesSomething(answer)) {
    return next === null
      ? 'More images would change that most; more impressions for each image help too.'
      : whatWouldChangeText(data, view, next);
  }
  return 'These are associations, not causes: images that share a feature often share a template, a season or an audience as well.';
}
