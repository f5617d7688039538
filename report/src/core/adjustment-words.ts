// What holding a factor fixed says, in the words of the page.
import * as format from './format';
import { intervalOf } from '../stats/estimate';
import type { AdjustedDifference } from '../stats/adjusted';
import { spoken } from '../stats/phrase';
import type { Unit } from './format';

/** The flag: "stays", "disappears" ... */
export function flagOf({ adjustment, informativeLevels: levels }: AdjustedDifference, factor: string): string {
  switch (adjustment) {
    case 'stays':
      return 'stays';
    case 'shrinks':
      return 'shrinks to less than half';
    case 'disappears':
      return 'disappears';
    case 'changes_sign':
      return 'changes sign';
    case 'too_few_to_tell':
      return 'too few to tell';
    case 'cannot_be_separated':
      return `cannot be separated from ${spoken(factor)} (${format.countOf(levels, spoken(factor))} ${levels === 1 ? 'holds' : 'hold'} both)`;
  }
}

/** "−0.12 to +0.40"; '' where there is none. */
export function adjustedInterval({ estimate }: AdjustedDifference, unit: Unit, base: number): string {
  const { low, high } = intervalOf(estimate, 0.05);
  return format.interval(low, high, unit, base);
}
