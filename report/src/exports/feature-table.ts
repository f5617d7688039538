// The features that the filters show, with all their statistics.
import type { Data } from '../data';
import type { Row, View } from '../model';
import type { Cell, TableColumn, TableSource } from './table';

interface FeatureColumn extends TableColumn {
  of(row: Row, data: Data, view: View): Cell;
}

const column = (name: string, meaning: string, of: FeatureColumn['of']): FeatureColumn => ({ name, meaning, of });

const columns: FeatureColumn[] = [
  column('feature', 'key of the feature', ({ feature }, { features }) => features[feature].key),
  column('kind', 'kind of the feature', ({ feature }, { features, kinds }) => kinds[features[feature].kind].name),
  column('measure', 'compared by presence or by rank correlation or by both', ({ feature }, { features }) => features[feature].measure),
  column('value_from', 'least value that counts as having the feature', ({ feature }, _, { ranges }) => finite(ranges[feature].least)),
  column('value_to', 'greatest value that counts', ({ feature }, _, { ranges }) => finite(ranges[feature].greatest)),
  column('with', 'distinct pictures with the feature', (row) => row.with),
  column('without', 'distinct pictures without it', (row) => row.without),
  column('ctr_with', 'average CTR of those with as a fraction', (row) => row.ctrWith),
  column('ctr_without', 'average CTR of those without as a fraction', (row) => row.ctrWithout),
  column('difference', 'ctr_with - ctr_without', (row) => row.difference),
  column('low', 'lower end of the interval of the difference adjusted for all features tested', (row) => row.low),
  column('high', 'upper end', (row) => row.high),
  column('plain_low', 'lower end of the plain Welch 95 % interval for this feature alone', (row) => row.plainLow),
  column('plain_high', 'upper end', (row) => row.plainHigh),
  column('lift', 'ctr_with / ctr_without - 1', (row) => liftOf(row)),
  column('p', 'p-value of the difference', (row) => row.p),
  column('q', 'p-value adjusted for all features tested (Benjamini-Hochberg)', (row) => row.q),
  column('rho', 'rank correlation with the CTR (Spearman)', (row) => row.rho),
  column('rho_low', 'lower end of its interval', (row) => row.rhoLow),
  column('rho_high', 'upper end', (row) => row.rhoHigh),
  column('marked', 'the interval excludes 0 which equals q <= 0.05', (row) => row.marked),
  column('standing', 'tested or why not', (row) => row.standing),
];

/** The rows of the charts, in their order. */
export function featureTable(data: Data): TableSource {
  return {
    name: 'features',
    label: 'features with all statistics',
    table: (view) => ({
      columns: columns.map(({ name, meaning }) => ({ name, meaning })),
      rows: view.rows.map((row) => columns.map(({ of }) => of(row, data, view))),
    }),
  };
}

function liftOf({ ctrWith, ctrWithout, difference }: Row): number {
  return ctrWith > 0 && ctrWithout > 0 ? difference / ctrWithout : NaN;
}

function finite(value: number): Cell {
  return Number.isFinite(value) ? value : null;
}
