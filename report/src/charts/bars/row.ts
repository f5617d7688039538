// One feature as a row: counts, two bars on one scale, the difference with its interval.
import { card, differences, findings } from '../../../words.json';
import { h, nameText, type Child } from '../../page/dom';
import { countAll, precisionText } from '../../feature/check-marks';
import * as format from '../../core/format';
import type { Row, View } from '../../core/model';
import { andMore, say } from '../../core/words';
import type { Context } from '../../page/part';
import { plainWelch } from '../../stats/difference';
import { intervalOf } from '../../stats/estimate';
import type { Mark } from '../../stats/findings';
import { factorAt } from './adjusted-column';
import { lineAcross, markChart } from '../marks';
import { marksOf, type RowMarks, type Scales } from './scales';
import type { Eligibility } from '../../stats/eligibility';

/** What stands behind a marked difference or name. */
export const markSigns: Record<Mark, string> = { '': '', higher: ' ▲', lower: ' ▼' };

export function rowOf(context: Context, view: View, row: Row, scales: Scales): HTMLElement {
  const { features, kinds } = context.data;
  const feature = features[row.feature];
  const rank = feature.measure === 'rank';
  const { mark } = row;
  const { unit } = view.state;
  const enough = !Number.isNaN(row.difference);
  const marks = marksOf(row, scales, unit, rank);
  const open = h('button', {
    type: 'button', class: 'link', title: 'Look at this feature closely',
    onclick: () => context.change({ feature: feature.key }),
  }, nameText(feature.shown, feature.key));
  const element = h('tr', { class: `${mark} ${enough ? '' : 'too-few'}`.trim(), 'data-feature': feature.key },
    h('th', { scope: 'row' }, open, h('span', { class: 'kind' }, kinds[feature.kind].name), alsoText(context, view, row.feature), checkedText(context, feature.key)),
    h('td', { class: 'number' }, `${format.count(row.with)} / ${format.count(row.without)}`,
      rank && h('small', {}, say(differences.about_median, { median: format.featureValue(feature.threshold, kinds[feature.kind].unit) }))),
    h('td', { class: 'pair' }, pairBars(row, view, marks, scales)),
    h('td', { class: 'number strong' }, format.difference(row.difference, unit, row.ctrWithout), markText(mark)),
    h('td', { class: 'forest' }, markChart('interval', marks.interval, { before: lineAcross('zero', scales.difference(0)) })),
    h('td', { class: 'certainty' }, ...certainty(view, row, rank)),
    factorAt(context.data, view) >= 0 && h('td', { class: 'adjusted' }));
  element.addEventListener('pointerenter', () => context.highlight({ feature: row.feature }));
  open.addEventListener('focus', () => context.highlight({ feature: row.feature }));
  return element;
}

const mostAlso = 6;

/** What else is in the same images. */
function alsoText({ data: { features } }: Context, view: View, f: number): Child {
  const others = view.also.get(f);
  if (others === undefined) return null;
  const names = others.slice(0, mostAlso).map((other) => features[other].distinct).join(findings.list.between);
  const rest = others.length - mostAlso;
  return h('small', { class: 'also' }, h('bdi', {}, say(card.also, { names: rest > 0 ? `${names} ${andMore(rest)}` : names })));
}

/** What the reader's own marks say of the model (rule S12). */
function checkedText({ data, marks }: Context, key: string): Child {
  const precision = precisionText(countAll(marks.of(data, key)));
  return precision !== '' && h('small', { class: 'checked' }, precision);
}

export function markText(mark: Mark): Child {
  if (mark === '') return null;
  return h('span', { class: 'mark', title: 'the interval excludes 0' }, markSigns[mark],
    h('span', { class: 'unseen' }, ` ${mark}`));
}

function pairBars(row: Row, { meanCtr }: View, marks: RowMarks, { ctr }: Scales): HTMLElement[] {
  const bar = (name: 'with' | 'without', value: number) =>
    h('span', { class: `bar ${name}` },
      h('span', { class: 'value' }, format.ctr(value)),
      markChart('track', marks[name], { after: meanCtr > 0 && lineAcross('mean', ctr(meanCtr), 40) }));
  return [bar('with', row.ctrWith), bar('without', row.ctrWithout)];
}

const untested: Record<Exclude<Eligibility, 'tested'>, string> = {
  ...differences.untested,
  too_few_with: differences.untested.too_few,
  too_few_without: differences.untested.too_few,
};

export function certainty(view: View, row: Row, byRank: boolean): Child[] {
  if (row.eligibility !== 'tested') return [h('small', {}, untested[row.eligibility])];
  const q = say(differences.q, { q: format.probability(row.q) });
  if (byRank) {
    return [say(differences.rank_correlation, { rho: format.correlation(row.rho) }),
      h('small', {}, say(differences.rank_interval, { low: format.correlation(row.rhoLow), high: format.correlation(row.rhoHigh), q }))];
  }
  const range = format.interval(row.low, row.high, view.state.unit, row.ctrWithout) || differences.no_interval;
  return [h('span', { title: welchText(view, row) }, range), h('small', {}, q), disagreement(view, row)];
}

/** For whoever checks with scipy. */
function welchText({ state: { unit }, analysis, engine, outcomes, options }: View, { feature }: Row): string {
  const plain = plainWelch(engine, outcomes, options, feature);
  const { low, high } = intervalOf(plain, 0.05);
  const range = format.interval(low, high, unit, analysis.ctrWithout[feature]) || differences.no_interval;
  return say(differences.plain_welch, { range, p: format.probability(plain.p) });
}

/** Means and pooled CTRs of opposite signs: both are shown, neither is marked. */
function disagreement({ analysis, state: { unit } }: View, { feature: f }: Row): Child {
  if (analysis.signsDisagree[f] === 0) return null;
  const means = format.difference(analysis.impact[f], unit, analysis.ctrWithout[f]);
  const pooled = format.difference(analysis.pooled[f], unit, analysis.pooledWithout[f]);
  return h('small', { class: 'disagree', title: say(differences.both_ways, { means, pooled }) }, differences.signs_differ);
}
