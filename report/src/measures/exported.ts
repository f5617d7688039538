// The measures in the table of images that a reader takes along: all of them, whatever is shown.
import type { Data } from '../core/data';
import type { Cell, TableColumn } from '../exports/sources';
import { metricColumns, type MetricColumn } from './columns';

/** One column of the file. */
interface Exported extends TableColumn {
  values: Float64Array;
}

/** Columns, and the cells of an image. `taken`: names that the table has already. */
export function exportedMeasures(data: Data, taken: readonly TableColumn[]): { columns: TableColumn[]; cells(image: number): Cell[] } {
  const names = taken.map(({ name }) => name);
  const columns = metricColumns(data).flatMap(exported)
    .map((column) => ({ ...column, name: names.includes(column.name) ? `measure_${column.name}` : column.name }));
  return {
    columns: columns.map(({ name, meaning }) => ({ name, meaning })),
    cells: (image) => columns.map(({ values }) => values[image]),
  };
}

/** A derived one with what it is the quotient of. */
function exported({ name, title, unit, kind, values, quotients }: MetricColumn): Exported[] {
  const inUnit = unit === '' ? '' : ` in ${unit}`;
  const how = kind === 'level' ? 'as all rows of the image have it' : 'summed over all rows of the image';
  if (quotients === null) return [{ name, meaning: `${title}${inUnit}: ${how}`, values }];
  return [
    { name, meaning: `${title}${inUnit}: a quotient`, values },
    { name: `${name}_dividend`, meaning: `what ${name} divides over the rows that say both`, values: quotients.dividends },
    { name: `${name}_divisor`, meaning: `what ${name} is divided by over the rows that say both`, values: quotients.divisors },
  ];
}
