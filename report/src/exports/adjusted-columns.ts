// The columns of the feature table that hold a factor fixed: five for each factor.
import { adjustedBy } from '../core/adjusted';
import type { Data } from '../core/data';
import type { View } from '../core/model';
import type { AdjustedDifference } from '../stats/adjusted';
import { intervalOf } from '../stats/estimate';
import { kTested } from '../stats/eligibility';
import type { Cell, TableColumn } from './table';

const parts: { name: string; meaning: string; of(adjusted: AdjustedDifference): Cell }[] = [
  { name: 'difference', meaning: 'difference among images of the same level', of: ({ estimate }) => estimate.value },
  { name: 'low', meaning: 'lower end of its 95 % interval for this feature alone', of: ({ estimate }) => intervalOf(estimate, 0.05).low },
  { name: 'high', meaning: 'upper end', of: ({ estimate }) => intervalOf(estimate, 0.05).high },
  { name: 'flag', meaning: 'what holding the factor fixed does to the difference', of: ({ adjustment }) => adjustment },
  { name: 'levels', meaning: 'levels that hold images with and without', of: ({ informativeLevels }) => informativeLevels },
];

export interface AdjustedColumns {
  columns: TableColumn[];
  /** the cells of a feature; empty ones where it is not tested */
  cells(feature: number): Cell[];
}

/** For every factor that does not name images. */
export function adjustedColumns(data: Data, view: View): AdjustedColumns {
  const tested = view.rows.map(({ feature }) => feature).filter((f) => view.analysis.standing[f] === kTested);
  const place = new Map(tested.map((f, i) => [f, i]));
  const factors = data.factors.flatMap(({ name }, i) => {
    const adjusted = adjustedBy(data, view, i, tested);
    return adjusted === null ? [] : [{ name, adjusted }];
  });
  return {
    columns: factors.flatMap(({ name }) => parts.map((part) => ({ name: `${part.name} [${name}]`, meaning: part.meaning }))),
    cells(feature) {
      const at = place.get(feature);
      return factors.flatMap(({ adjusted }) => parts.map(({ of }) => (at === undefined ? null : of(adjusted[at]))));
    },
  };
}
