// What holding a factor fixed says, in the words of the page.
import { flags } from '../../words.json';
import * as format from './format';
import { intervalOf } from '../stats/estimate';
import type { AdjustedDifference } from '../stats/adjusted';
import type { Unit } from './format';
import { say, sayCount } from './words';

/** The flag: "stays", "disappears" ... */
export function flagOf({ adjustment, informativeLevels: levels }: AdjustedDifference, factor: string): string {
  switch (adjustment) {
    case 'stays':
      return flags.stays;
    case 'shrinks':
      return flags.shrinks;
    case 'disappears':
      return flags.disappears;
    case 'changes_sign':
      return flags.changes_sign;
    case 'too_few_to_tell':
      return flags.too_few_to_tell;
    case 'cannot_be_separated':
      return levels === 0 ? say(flags.not_separated_at_all, { factor }) : sayCount(levels, flags.not_separated, { factor });
  }
}

/** "−0.12 to +0.40"; '' where there is none. */
export function adjustedInterval({ estimate }: AdjustedDifference, unit: Unit, base: number): string {
  const { low, high } = intervalOf(estimate, 0.05);
  return format.interval(low, high, unit, base);
}
