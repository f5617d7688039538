// Which features have a column in the scatter.
import type { Data } from '../../core/data';
import type { Row, View } from '../../core/model';

/** More columns are shown on demand. */
export const mostColumns = 30;

/** The rows of the view, or those that say most: named in the findings, marked, commonest; in the reader's order. */
export function columnsOf({ document: { findings } }: Data, { rows, state }: View): Row[] {
  if (state.columnsShown === 'all' || rows.length <= mostColumns) return rows;
  const named = new Set([...(findings?.more ?? []), ...(findings?.fewer ?? [])]);
  const rank = (row: Row) => (named.has(row.feature) ? 2 : row.marked ? 1 : 0);
  const ranked = rows.map((row) => ({ row, rank: rank(row), with: row.with }));
  ranked.sort((a, b) => b.rank - a.rank || b.with - a.with);
  const first = new Set(ranked.slice(0, mostColumns).map(({ row }) => row));
  return rows.filter((row) => first.has(row));
}
