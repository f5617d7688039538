import type { Ranges } from './hypotheses';
import type { Units } from './units';
import { unitList, type UnitList } from './units-list';

/**
 * The ascending units that have feature f: value above 0 and in its range, or, for features
 * without presence, above the median. A list of its own.
 */
export function unitsHaving(units: Units, f: number, { least, greatest }: Ranges): UnitList {
  if (units.table.measure[f] === 'rank') return units.above(f);
  const list = unitList(units.count);
  units.present(f, least[f], greatest[f], list);
  return list;
}

/** By unit: 1 has the feature, 0 has it not, 2 not known. */
export function presenceByUnit(units: Units, f: number, ranges: Ranges): Uint8Array {
  const presence = new Uint8Array(units.count);
  const { flags } = units.missingOf(f);
  if (flags !== null) flags.forEach((flag, unit) => flag === 1 && (presence[unit] = 2));
  const { units: having, count } = unitsHaving(units, f, ranges);
  for (let i = 0; i < count; i++) presence[having[i]] = 1;
  return presence;
}
