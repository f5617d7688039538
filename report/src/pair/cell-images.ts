// Example images for the four cells of two features. Pure.
import type { View } from '../core/model';
import { presenceByRow } from '../stats/rows';

export type CellName = 'both' | 'one' | 'other' | 'none';

/** Up to `most` images of each cell, of different families, those with the most impressions first. */
export function cellImages({ engine, outcomes, options, images }: View, f: number, g: number, most: number): Record<CellName, number[]> {
  const { rows } = engine.prepare(outcomes);
  const first = presenceByRow(rows, f, options);
  const second = presenceByRow(rows, g, options);
  const found: Record<CellName, number[]> = { both: [], one: [], other: [], none: [] };
  const weight = (row: number) => images.impressions?.[rows.image[row]] ?? 0;
  rows.image.forEach((_, row) => {
    if (first[row] === 2 || second[row] === 2) return;
    const name = first[row] === 1 ? (second[row] === 1 ? 'both' : 'one') : second[row] === 1 ? 'other' : 'none';
    found[name].push(row);
  });
  for (const [name, list] of Object.entries(found)) {
    const seen = new Set<number>();
    const sorted = list.sort((a, b) => weight(b) - weight(a) || rows.image[a] - rows.image[b]);
    const different = sorted.filter((row) => !seen.has(rows.family[row]) && seen.add(rows.family[row]));
    found[name as CellName] = different.slice(0, most).map((row) => rows.image[row]);
  }
  return found;
}
