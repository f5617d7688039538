// Tables as JSON: the origin, the meaning of the columns, one object per row.
import type { Origin } from './origin';
import type { Cell, Table } from './table';

/** JSON has no NaN: what is not known is null. */
function valueOf(cell: Cell): Cell {
  return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
}

/** The file in pieces, for a Blob; a row per line. */
export function jsonOf(origin: Origin, table: Table): string[] {
  const columns = Object.fromEntries(table.columns.map(({ name, meaning }) => [name, meaning]));
  const head = JSON.stringify({ origin: Object.fromEntries(origin), columns });
  const chunks = [`${head.slice(0, -1)},"rows":[\n`];
  let separator = '';
  for (const row of table.rows) {
    const entries = table.columns.map(({ name }, i) => [name, valueOf(row[i])]);
    chunks.push(separator + JSON.stringify(Object.fromEntries(entries)));
    separator = ',\n';
  }
  chunks.push('\n]}\n');
  return chunks;
}
