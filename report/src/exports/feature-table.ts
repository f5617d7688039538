// The features that the filters show, with all their statistics.
import type { Data } from '../core/data';
import type { View } from '../core/model';
import { adjustedColumns } from './adjusted-columns';
import { numberColumns } from './feature-columns';
import type { Cell, Table, TableSource } from './table';

const names = [
  { name: 'feature', meaning: 'key of the feature' },
  { name: 'kind', meaning: 'kind of the feature' },
  { name: 'measure', meaning: 'compared by presence or by rank correlation or by both' },
  { name: 'value_from', meaning: 'least value that counts as having the feature; of measures the median' },
  { name: 'value_to', meaning: 'greatest value that counts' },
];

/** The rows of the charts, in their order. */
export function featureTable(data: Data): TableSource {
  return { name: 'features', label: 'features with all statistics', table: (view) => tableOf(data, view) };
}

function tableOf(data: Data, view: View): Table {
  const adjusted = adjustedColumns(data, view);
  const columns = numberColumns.map(({ name, meaning }) => ({ name, meaning }));
  const rows = view.rows.map(({ feature: f }) => [
    ...namesOf(data, view, f), ...numberColumns.map(({ of }) => of(view, f)), ...adjusted.cells(f),
  ]);
  return { columns: [...names, ...columns, ...adjusted.columns], rows };
}

function namesOf({ features, kinds }: Data, { analysis, ranges }: View, f: number): Cell[] {
  const { key, kind, measure } = features[f];
  const { greatest } = ranges[f];
  return [key, kinds[kind].name, measure, analysis.threshold[f], Number.isFinite(greatest) ? greatest : null];
}
