import type { Options, Outcomes } from './analysis';
import { groupMean, type GroupMean } from './group-mean';
import type { Engine } from './engine';
import { presenceByUnit } from './presence';

/** The four cells of two features, over the units of which both are known. */
export interface PairCells {
  both: GroupMean;
  /** the first feature only */
  one: GroupMean;
  /** the second feature only */
  other: GroupMean;
  none: GroupMean;
}

export function pairCells(engine: Engine, outcomes: Outcomes, options: Options, f: number, g: number): PairCells {
  const prepared = engine.prepare(outcomes);
  const first = presenceByUnit(prepared.units, f, options);
  const second = presenceByUnit(prepared.units, g, options);
  const cell = (hasFirst: number, hasSecond: number) => {
    const units: number[] = [];
    first.forEach((has, unit) => has === hasFirst && second[unit] === hasSecond && units.push(unit));
    return groupMean(prepared, units);
  };
  return { both: cell(1, 1), one: cell(1, 0), other: cell(0, 1), none: cell(0, 0) };
}
