// The columns of the feature table that stand for numbers of the analysis.
import type { View } from '../core/model';
import { studentCritical } from '../stats/distributions';
import { kTested, eligibilities } from '../stats/eligibility';
import type { Cell, TableColumn } from './sources';
import { adjustedBy } from '../core/adjusted';
import type { Data } from '../core/data';
import type { AdjustedDifference } from '../stats/adjusted';
import { intervalOf } from '../stats/estimate';

export interface FeatureColumn extends TableColumn {
  of(view: View, feature: number): Cell;
}

type Numbers = 'with' | 'without' | 'missing' | 'ctrWith' | 'ctrWithout' | 'impact' | 'impactSe' | 'impactDf' | 'welchSe'
  | 'welchDf' | 'welchP' | 'pooledWith' | 'pooledWithout' | 'kishWith' | 'kishWithout' | 'pooled' | 'pooledSe' | 'pooledDf'
  | 'lift' | 'liftLow' | 'liftHigh' | 'rho' | 'rhoLow' | 'rhoHigh' | 'p' | 'q' | 'barLow' | 'barHigh' | 'shrunk' | 'impactP' | 'pooledP';

const column = (name: string, of: FeatureColumn['of'], meaning: string): FeatureColumn => ({ name, meaning, of });

/** A column of the analysis as it is; NaN, what is not defined, stays empty. */
const number = (name: string, key: Numbers, meaning: string) => column(name, ({ analysis }, f) => analysis[key][f], meaning);

/** An end of the plain Welch 95 % interval. */
function welchEnd({ analysis }: View, f: number, sign: number): number {
  const freedom = analysis.welchDf[f];
  return Number.isNaN(freedom) ? NaN : analysis.impact[f] + sign * studentCritical(0.05, freedom) * analysis.welchSe[f];
}

export const numberColumns: readonly FeatureColumn[] = [
  number('with', 'with', 'distinct pictures with the feature; for measures above their median'),
  number('without', 'without', 'distinct pictures without it'),
  number('missing', 'missing', 'distinct pictures for which it is not known'),
  number('ctr_with', 'ctrWith', 'mean of the CTRs of those with as a fraction'),
  number('ctr_without', 'ctrWithout', 'mean of the CTRs of those without as a fraction'),
  number('difference', 'impact', 'ctr_with - ctr_without'),
  number('difference_se', 'impactSe', 'its standard error with moderated variances'),
  number('difference_df', 'impactDf', 'its degrees of freedom'),
  number('difference_p', 'impactP', 'its p-value'),
  number('welch_se', 'welchSe', 'standard error of the difference by plain Welch'),
  number('welch_df', 'welchDf', 'degrees of freedom by plain Welch'),
  column('welch_low', (view, f) => welchEnd(view, f, -1), 'lower end of the plain Welch 95 % interval for this feature alone'),
  column('welch_high', (view, f) => welchEnd(view, f, +1), 'upper end'),
  number('welch_p', 'welchP', 'p-value by plain Welch'),
  number('pooled_with', 'pooledWith', 'clicks / impressions of those with'),
  number('pooled_without', 'pooledWithout', 'clicks / impressions of those without'),
  number('pooled_difference', 'pooled', 'pooled_with - pooled_without'),
  number('pooled_se', 'pooledSe', 'its standard error by delete-one jackknife'),
  number('pooled_df', 'pooledDf', 'its degrees of freedom'),
  number('pooled_p', 'pooledP', 'its p-value'),
  number('kish_with', 'kishWith', 'effective number of images with when weighted by impressions'),
  number('kish_without', 'kishWithout', 'effective number of images without when weighted by impressions'),
  number('low', 'barLow', 'lower end of the interval of the tested difference adjusted for all features tested'),
  number('high', 'barHigh', 'upper end'),
  number('lift', 'lift', 'ctr_with / ctr_without - 1'),
  number('lift_low', 'liftLow', 'lower end of its interval adjusted for all features tested'),
  number('lift_high', 'liftHigh', 'upper end'),
  number('rho', 'rho', 'rank correlation of its values with the CTR (Spearman)'),
  number('rho_low', 'rhoLow', 'lower end of its interval adjusted for all features tested'),
  number('rho_high', 'rhoHigh', 'upper end'),
  number('p', 'p', 'p-value of what is tested: the difference or the rank correlation'),
  number('q', 'q', 'p adjusted for all features tested (Benjamini-Hochberg)'),
  column('marked', ({ analysis }, f) => analysis.marked[f] === 1, 'the interval excludes 0 which equals q <= 0.05'),
  column('signs_disagree', ({ analysis }, f) => analysis.signsDisagree[f] === 1, 'difference and pooled difference have opposite signs; neither is marked'),
  number('shrunk', 'shrunk', 'the difference shrunk towards 0; only for the ranking'),
  column('eligibility', ({ analysis }, f) => eligibilities[analysis.eligibility[f]], 'tested or why not'),
];

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
  const tested = view.rows.map(({ feature }) => feature).filter((f) => view.analysis.eligibility[f] === kTested);
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
