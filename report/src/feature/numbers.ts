// All numbers of a feature's difference side by side: each way of counting, with its intervals.
import { adjustedOf } from '../core/adjusted';
import { adjustedInterval, flagOf } from '../core/adjustment-words';
import type { Data } from '../core/data';
import { h, type Child } from '../page/dom';
import * as format from '../core/format';
import type { View } from '../core/model';
import { heldOf } from '../findings/lead';
import { heldFactors } from '../findings/reason';
import type { Context } from '../page/part';
import { intervalOf, noInterval, type Estimate, type Interval } from '../stats/estimate';
import { impactOf, pooledOf } from '../stats/family';
import { completePooled } from '../stats/analysis';
import { liftInterval, plainWelch } from '../stats/difference';
import { correlationInterval } from '../stats/spearman';
import { eligibilities } from '../stats/eligibility';
import type { AdjustedDifference } from '../stats/adjusted';
import type { Block } from './block';

/** One way of counting. */
export interface NumberRow {
  name: string;
  small: string;
  value: string;
  /** at the family's level, and at 95 % for this feature alone; '': none */
  adjusted: string;
  alone: string;
  p: number;
}

export class Numbers implements Block {
  readonly element = h('div', { class: 'feature-numbers' });

  constructor(private readonly context: Context) {}

  show(view: View, f: number): void {
    const { analysis, state } = view;
    const level = ((1 - analysis.alpha) * 100).toFixed(analysis.alpha < 0.005 ? 2 : 1);
    const rows = numberRows(this.context.data, view, f);
    const column = (title: string, small = '') => h('th', { scope: 'col' }, title, small !== '' && h('small', {}, small));
    this.element.replaceChildren(
      h('h3', {}, 'Numbers'),
      h('table', { class: 'numbers' },
        h('thead', {}, h('tr', {}, column('Difference', `in ${format.unitName(state.unit)}`), column('Value'),
          column(`Interval adjusted for ${format.countOf(analysis.hypotheses, 'feature')}`, `level ${level} %`),
          column('For this feature alone', 'level 95 %'), column('p', 'alone'))),
        h('tbody', {}, rows.map(numberRow))),
      h('p', { class: 'note' }, ...factsOf(view, f)));
  }
}

function numberRow({ name, small, value, adjusted, alone, p }: NumberRow): HTMLElement {
  const cell = (label: string, text: string) => h('td', { class: 'number', 'data-label': label }, text === '' ? '–' : text);
  return h('tr', {},
    h('th', { scope: 'row' }, name, small !== '' && h('small', {}, small)),
    cell('value', value), cell('adjusted', adjusted), cell('alone, 95 %', alone), cell('p', format.probability(p)));
}

export function numberRows(data: Data, view: View, f: number): NumberRow[] {
  const { analysis } = view;
  const byRank = data.features[f].measure === 'rank';
  completePooled(view.engine, view.outcomes, view.options, analysis, f);
  const welch = plainWelch(view.engine, view.outcomes, view.options, f);
  const rows = [
    differenceRow(view, f, byRank ? 'Above the median minus up to it' : 'With minus without', 'means of the images’ CTRs; moderated variances', impactOf(analysis, f), true),
    differenceRow(view, f, 'The same by plain Welch', 'as scipy.stats.ttest_ind(equal_var=False)', welch, false),
  ];
  if (!Number.isNaN(analysis.pooled[f])) rows.push(differenceRow(view, f, 'Clicks / impressions', 'pooled; jackknife over images', pooledOf(analysis, f), true));
  rows.push(liftRow(view, f));
  if (!Number.isNaN(analysis.rho[f])) rows.push(rankRow(view, f));
  const adjusted = adjustedOf(data, view, f);
  const together = heldOf(view, f);
  if (adjusted.length > 1 && together !== undefined) rows.push(heldRow(view, f, `With ${heldFactors(data, view)} held fixed`, 'together; decides names', together));
  return [...rows, ...adjusted.map(({ factor, adjusted: own }) => heldRow(view, f, `Within one ${factor}`, analysis.marked[f] === 1 ? flagOf(own, factor) : '', own))];
}

function differenceRow({ analysis, state: { unit } }: View, f: number, name: string, small: string, estimate: Estimate, inFamily: boolean): NumberRow {
  const base = analysis.ctrWithout[f];
  const range = ({ low, high }: Interval) => format.interval(low, high, unit, base);
  return {
    name, small,
    value: format.difference(estimate.value, unit, base),
    adjusted: range(inFamily ? intervalOf(estimate, analysis.alpha) : noInterval),
    alone: range(intervalOf(estimate, 0.05)),
    p: estimate.p,
  };
}

/** `what`: before the raw difference on the same images; only marked features carry a flag (S25). */
function heldRow({ analysis, state: { unit } }: View, f: number, name: string, what: string, held: AdjustedDifference): NumberRow {
  const base = analysis.ctrWithout[f];
  const raw = Number.isNaN(held.estimate.value) ? '' : `${format.difference(held.raw, unit, base)} raw on the same ${format.countOf(held.rows, 'image')}`;
  return {
    name,
    small: [what, raw].filter((part) => part !== '').join('; '),
    value: format.difference(held.estimate.value, unit, base),
    adjusted: '',
    alone: adjustedInterval(held, unit, base),
    p: held.estimate.p,
  };
}

function liftRow({ analysis, engine }: View, f: number): NumberRow {
  const lift = { value: analysis.lift[f], logStandardError: analysis.liftSe[f], degreesOfFreedom: analysis.liftDf[f] };
  const range = ({ low, high }: Interval) => {
    const text = format.interval(low, high, 'percent', 1);
    return text === '' ? '' : `${text}\u00a0%`;
  };
  return {
    name: 'Lift', small: 'in percent of the CTR without',
    value: Number.isNaN(lift.value) ? '–' : `${format.difference(lift.value, 'percent', 1)}\u00a0%`,
    adjusted: range({ low: analysis.liftLow[f], high: analysis.liftHigh[f] }),
    alone: range(liftInterval(lift, engine.critical(0.05))),
    p: NaN,
  };
}

function rankRow({ analysis }: View, f: number): NumberRow {
  const correlation = { rho: analysis.rho[f], n: analysis.rhoN[f], p: analysis.rhoP[f] };
  const range = ({ low, high }: Interval) => (Number.isNaN(low) ? '' : `${format.correlation(low)} to\u00a0${format.correlation(high)}`);
  return {
    name: 'Rank correlation', small: 'of the value with the CTR (Spearman), −1 to 1',
    value: format.correlation(correlation.rho),
    adjusted: range({ low: analysis.rhoLow[f], high: analysis.rhoHigh[f] }),
    alone: range(correlationInterval(correlation, 0.05)),
    p: correlation.p,
  };
}

/** Whether, weighed by impressions, a side is worth less than half of its images. */
function isUneven({ kishWith, kishWithout, with: having, without }: View['analysis'], f: number): boolean {
  return kishWith[f] > 0 && (2 * kishWith[f] < having[f] || 2 * kishWithout[f] < without[f]);
}

/** What the numbers rest on: counts, missing, effective numbers. */
function factsOf({ analysis }: View, f: number): Child[] {
  const whole = (n: number) => format.count(Math.round(n));
  const facts = [
    `${format.ctr(analysis.ctrWith[f])} over ${format.countOf(analysis.with[f], 'image')} with it, ${format.ctr(analysis.ctrWithout[f])} over ${format.count(analysis.without[f])} without.`,
    !Number.isNaN(analysis.q[f]) && `q ${format.probability(analysis.q[f])} among ${format.countOf(analysis.hypotheses, 'tested_feature')}.`,
    analysis.missing[f] > 0 && `Not known for ${format.countOf(analysis.missing[f], 'image')}, which are on neither side.`,
    isUneven(analysis, f) && `A few images have most impressions: counted by impressions this is like ${whole(analysis.kishWith[f])} against ${format.countOf(Math.round(analysis.kishWithout[f]), 'image')}.`,
    analysis.signsDisagree[f] === 1 && 'The two ways to average, means and pooled CTRs, disagree, so no mark.',
    analysis.eligibility[f] !== 0 && `Not tested: ${eligibilities[analysis.eligibility[f]].replace(/_/g, ' ')}.`,
  ].filter((fact): fact is string => typeof fact === 'string');
  return [facts.join(' ')];
}
