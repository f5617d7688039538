// The columns of the feature table that stand for numbers of the analysis.
import type { View } from '../core/model';
import { completePooled } from '../stats/analysis';
import { plainWelch } from '../stats/difference';
import { kTested, eligibilities } from '../stats/eligibility';
import type { Cell, TableColumn } from './sources';
import { adjustedBy } from '../core/adjusted';
import { heldOf } from '../findings/lead';
import type { Data } from '../core/data';
import type { AdjustedDifference } from '../stats/adjusted';
import { intervalOf, type Estimate } from '../stats/estimate';

export interface FeatureColumn extends TableColumn {
  of(view: View, feature: number): Cell;
}

type Numbers = 'with' | 'without' | 'missing' | 'ctrWith' | 'ctrWithout' | 'impact' | 'impactSe' | 'impactDf' | 'effectiveWith'
  | 'effectiveWithout' | 'pooledWith' | 'pooledWithout' | 'kishWith' | 'kishWithout' | 'pooled' | 'pooledSe' | 'pooledDf'
  | 'lift' | 'liftLow' | 'liftHigh' | 'rho' | 'rhoLow' | 'rhoHigh' | 'p' | 'q' | 'barLow' | 'barHigh' | 'shrunk' | 'impactP' | 'pooledP';

const column = (name: string, of: FeatureColumn['of'], meaning: string): FeatureColumn => ({ name, meaning, of });

/** A column of the analysis as it is; NaN, what is not defined, stays empty. */
const number = (name: string, key: Numbers, meaning: string) => column(name, ({ analysis }, f) => analysis[key][f], meaning);

/** Likewise, of how sure the pooled difference is. */
const pooled = (name: string, key: Numbers, meaning: string) => column(name, ({ engine, outcomes, options, analysis }, f) => {
  completePooled(engine, outcomes, options, analysis, f);
  return analysis[key][f];
}, meaning);

/** Of the difference by plain Welch. */
const welch = (name: string, of: (estimate: Estimate) => number, meaning: string) =>
  column(name, ({ engine, outcomes, options }, f) => of(plainWelch(engine, outcomes, options, f)), meaning);

/** Of the difference with all offered factors held fixed. */
const held = (name: string, of: (estimate: Estimate) => number, meaning: string) => column(name, (view, f) => {
  const found = heldOf(view, f);
  return found === undefined || found.adjustment === 'cannot_be_separated' ? null : of(found.estimate);
}, meaning);

/** Exact also where only a bound of it was needed. */
function pWithin(view: View, f: number): number {
  const known = view.answer().within.p[f];
  return Number.isNaN(known) ? heldOf(view, f)?.estimate.p ?? NaN : known;
}

export const numberColumns: readonly FeatureColumn[] = [
  number('with', 'with', 'images with the feature; for measures above their median'),
  number('without', 'without', 'images without it'),
  number('missing', 'missing', 'images for which it is not known'),
  number('ctr_with', 'ctrWith', 'mean of the CTRs of those with as a fraction; by the weights that the reader chose'),
  number('ctr_without', 'ctrWithout', 'mean of the CTRs of those without as a fraction'),
  number('effective_with', 'effectiveWith', 'how many families of equal weight those with are worth (Kish)'),
  number('effective_without', 'effectiveWithout', 'likewise those without'),
  number('difference', 'impact', 'ctr_with - ctr_without'),
  number('difference_se', 'impactSe', 'its standard error with moderated variances and families of images as the unit of error'),
  number('difference_df', 'impactDf', 'its degrees of freedom'),
  number('difference_p', 'impactP', 'its p-value'),
  welch('welch_difference', ({ value }) => value, 'difference of plain means, every image counting the same, as scipy has it'),
  welch('welch_se', ({ standardError }) => standardError, 'its standard error by plain Welch'),
  welch('welch_df', ({ degreesOfFreedom }) => degreesOfFreedom, 'its degrees of freedom'),
  welch('welch_low', (estimate) => intervalOf(estimate, 0.05).low, 'lower end of its 95 % interval for this feature alone'),
  welch('welch_high', (estimate) => intervalOf(estimate, 0.05).high, 'upper end'),
  welch('welch_p', ({ p }) => p, 'its p-value'),
  number('pooled_with', 'pooledWith', 'clicks / impressions of those with'),
  number('pooled_without', 'pooledWithout', 'clicks / impressions of those without'),
  number('pooled_difference', 'pooled', 'pooled_with - pooled_without'),
  pooled('pooled_se', 'pooledSe', 'its standard error by jackknife over families'),
  pooled('pooled_df', 'pooledDf', 'its degrees of freedom'),
  pooled('pooled_p', 'pooledP', 'its p-value'),
  pooled('kish_with', 'kishWith', 'effective number of images with when weighted by impressions'),
  pooled('kish_without', 'kishWithout', 'effective number of images without when weighted by impressions'),
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
  column('signs_disagree', ({ analysis }, f) => analysis.signsDisagree[f] === 1, 'the pooled interval excludes 0 on the other side; not marked'),
  held('held_fixed', ({ value }) => value, 'difference with all offered factors held fixed together; empty where none is offered or it cannot be separated'),
  held('held_fixed_se', ({ standardError }) => standardError, 'its standard error'),
  held('held_fixed_low', (estimate) => intervalOf(estimate, 0.05).low, 'lower end of its 95 % interval for this feature alone'),
  held('held_fixed_high', (estimate) => intervalOf(estimate, 0.05).high, 'upper end'),
  column('p_within', (view, f) => pWithin(view, f), 'p-value that decides names: of held_fixed or of the difference; 1 where it cannot be separated or its sign turns'),
  column('status', (view, f) => view.answer().names.of[f].status, 'what the answer makes of it'),
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
    const adjusted = adjustedBy(view, i, tested);
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
