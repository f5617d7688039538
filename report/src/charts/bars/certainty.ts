// How sure a difference is: its interval and q, or why there is none.
import { h, type Child } from '../../page/dom';
import * as format from '../../core/format';
import type { Row, View } from '../../core/model';
import type { Standing } from '../../stats/eligibility';

const untested: Record<Exclude<Standing, 'tested'>, string> = {
  too_few_with: 'not enough data',
  too_few_without: 'not enough data',
  one_image_carries_it: 'not enough data: one image carries a side',
  too_rare: 'left out: too rare',
  too_common: 'left out: too common',
  kind_hidden: 'left out: its kind is hidden',
};

export function certainty(view: View, row: Row, byRank: boolean): Child[] {
  if (row.standing !== 'tested') return [h('small', {}, untested[row.standing])];
  const q = `q ${format.probability(row.q)}`;
  if (byRank) {
    return [`rank correlation ${format.correlation(row.rho)}`,
      h('small', {}, `${format.correlation(row.rhoLow)} to ${format.correlation(row.rhoHigh)}, ${q}`)];
  }
  const range = format.interval(row.low, row.high, view.state.unit, row.ctrWithout) || 'no interval';
  return [h('span', { title: plainWelch(view, row) }, range), h('small', {}, q), disagreement(view, row)];
}

/** For whoever checks with scipy. */
function plainWelch({ state: { unit }, analysis }: View, row: Row): string {
  const range = format.interval(row.plainLow, row.plainHigh, unit, analysis.ctrWithout[row.feature]) || 'no interval';
  return `Plain Welch on the images’ CTRs, for this feature alone: 95 % ${range}, p ${format.probability(analysis.welchP[row.feature])}`;
}

/** Means and pooled CTRs of opposite signs: both are shown, neither is marked. */
function disagreement({ analysis, state: { unit } }: View, { feature: f }: Row): Child {
  if (analysis.signsDisagree[f] === 0) return null;
  const means = format.difference(analysis.impact[f], unit, analysis.ctrWithout[f]);
  const pooled = format.difference(analysis.pooled[f], unit, analysis.pooledWithout[f]);
  return h('small', { class: 'disagree' }, `signs differ: means ${means}, pooled ${pooled}`);
}
