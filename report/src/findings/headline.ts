// The findings in one sentence, and what to mind: chosen as lib/report/data/findings.cc does.
import { doubt, findings } from '../../words.json';
import type { Data } from '../core/data';
import type { View } from '../core/model';
import { countOf, say, sayCount } from '../core/words';
import type { AdjustedDifference } from '../stats/adjusted';
import type { Analysis } from '../stats/analysis';
import { excludesZero, intervalOf } from '../stats/estimate';
import { goesWithMore, type Findings } from '../stats/findings';
import { spoken } from '../stats/phrase';
import type { AdjustedBy } from '../stats/verdict';
import { phraseOf } from './feature-phrase';
import { whatWouldChangeText, type TestNext } from './test-next';

/** "a dog, a cat or a bird" */
function listed(phrases: string[]): string {
  const { between, last } = findings.list;
  return phrases.length < 2 ? phrases.join('') : `${phrases.slice(0, -1).join(between)}${last}${phrases[phrases.length - 1]}`;
}

function named(data: Data, view: View, found: Findings): string {
  const [higher, lower] = [found.more, found.fewer].map((list) => listed(list.map((f) => phraseOf(data, view, f))));
  if (lower === '') return say(findings.headline.higher, { higher });
  if (higher === '') return say(findings.headline.lower, { lower });
  return say(findings.headline.both, { higher, lower });
}

function namesSomething({ more, fewer }: Findings): boolean {
  return more.length + fewer.length > 0;
}

export function headline(data: Data, view: View, found: Findings): string {
  const { analysis, images } = view;
  if (data.images.names.length === 0) {
    return data.document.failures.total > 0 ? findings.headline.none_analysed : findings.headline.no_images;
  }
  if (images.count === 0) return findings.headline.none_shown;
  if (analysis.rows === 0) return findings.headline.no_ctr;
  if (analysis.hypotheses === 0) return say(findings.headline.too_few, { least: analysis.leastUnits });
  if (namesSomething(found)) return named(data, view, found);
  if (found.warned.length > 0) return findings.headline.doubtful;
  return say(findings.headline.nothing, { features: countOf(analysis.hypotheses, 'feature') });
}

/** What to mind; for findings that name nothing, what would change that. */
export function caution(data: Data, view: View, found: Findings, next: TestNext | null): string {
  const { analysis } = view;
  if (data.images.names.length === 0) return findings.caution.no_images;
  if (analysis.rows === 0) return findings.caution.no_ctr;
  if (analysis.hypotheses === 0 || !namesSomething(found)) {
    return next === null ? findings.caution.more_images : whatWouldChangeText(data, view, next);
  }
  return findings.caution.association;
}

function doubtSentence({ adjustment, informativeLevels: levels }: AdjustedDifference, factor: string): string {
  switch (adjustment) {
    case 'cannot_be_separated':
      return levels === 0 ? say(doubt.not_separated_at_all, { factor }) : sayCount(levels, doubt.not_separated, { factor });
    case 'disappears':
    case 'changes_sign':
    case 'too_few_to_tell':
      return say(doubt[adjustment], { factor });
    default:
      return say(doubt.other_way, { factor });
  }
}

/** Why a marked feature is not named (rule S18): one sentence for the first factor that the feature is not free of; '' where there is none. */
export function warningOf(analysis: Analysis, f: number, adjusted: AdjustedBy[]): string {
  const more = goesWithMore(analysis, f);
  const isFree = ({ estimate }: AdjustedDifference) =>
    excludesZero(intervalOf(estimate, 0.05)) && estimate.value > 0 === more;
  const first = adjusted.find((by) => !isFree(by.adjusted));
  return first === undefined ? '' : doubtSentence(first.adjusted, spoken(first.factor));
}
