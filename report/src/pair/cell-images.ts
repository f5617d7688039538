// Example images for the four cells of two features. Pure.
import type { View } from '../core/model';
import { presenceByUnit } from '../stats/units';

export type CellName = 'both' | 'one' | 'other' | 'none';

/** Up to `most` images of each cell, those with the most impressions first. */
export function cellImages({ engine, outcomes, options, images }: View, f: number, g: number, most: number): Record<CellName, number[]> {
  const { units } = engine.prepare(outcomes);
  const first = presenceByUnit(units, f, options);
  const second = presenceByUnit(units, g, options);
  const found: Record<CellName, number[]> = { both: [], one: [], other: [], none: [] };
  const seen = new Set<number>();
  const weight = (image: number) => images.impressions?.[image] ?? 0;
  units.grouping.unitOfRow.forEach((unit, image) => {
    if (unit < 0 || seen.has(unit) || first[unit] === 2 || second[unit] === 2) return;
    seen.add(unit);
    const name = first[unit] === 1 ? (second[unit] === 1 ? 'both' : 'one') : second[unit] === 1 ? 'other' : 'none';
    found[name].push(image);
  });
  for (const list of Object.values(found)) list.sort((a, b) => weight(b) - weight(a) || a - b).splice(most);
  return found;
}
