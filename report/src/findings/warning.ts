// Why a marked feature is not named in the answer (rule S18): lib/report/warning.cc says the same.
import * as format from '../core/format';
import type { AdjustedDifference } from '../stats/adjusted';
import type { Analysis } from '../stats/analysis';
import { goesWithMore } from '../stats/findings';
import { excludesZero, intervalOf } from '../stats/estimate';
import { spoken } from '../stats/phrase';
import type { AdjustedBy } from '../stats/verdict';

function sentence({ adjustment, informativeLevels: levels }: AdjustedDifference, factor: string): string {
  const among = `Among images of the same ${factor} `;
  switch (adjustment) {
    case 'cannot_be_separated': {
      const those = levels === 0 ? `no ${factor}` : format.countOf(levels, factor);
      return `It cannot be separated from ${factor}: ${those}${levels < 2 ? ' holds' : ' hold'} images with it and without it.`;
    }
    case 'disappears':
      return `${among}the difference disappears.`;
    case 'changes_sign':
      return `${among}the difference changes sign.`;
    case 'too_few_to_tell':
      return `${among}there are too few to tell.`;
    default:
      return `${among}the difference points the other way.`;
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
