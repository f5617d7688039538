// Why a marked feature is not named in the findings (rule S18): chosen as lib/report/data/warning.cc does.
import { doubt } from '../../words.json';
import { say, sayCount } from '../core/words';
import type { AdjustedDifference } from '../stats/adjusted';
import type { Analysis } from '../stats/analysis';
import { goesWithMore } from '../stats/findings';
import { excludesZero, intervalOf } from '../stats/estimate';
import { spoken } from '../stats/phrase';
import type { AdjustedBy } from '../stats/verdict';

function sentence({ adjustment, informativeLevels: levels }: AdjustedDifference, factor: string): string {
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

/** One sentence for the first factor that the feature is not free of; '' where there is none. */
export function warningOf(analysis: Analysis, f: number, adjusted: AdjustedBy[]): string {
  const more = goesWithMore(analysis, f);
  const isFree = ({ estimate }: AdjustedDifference) =>
    excludesZero(intervalOf(estimate, 0.05)) && estimate.value > 0 === more;
  const first = adjusted.find((by) => !isFree(by.adjusted));
  return first === undefined ? '' : sentence(first.adjusted, spoken(first.factor));
}
