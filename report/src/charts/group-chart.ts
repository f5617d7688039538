// Groups of images side by side: how many, their average CTR and its interval, on one scale.
import { max, ticks } from 'd3-array';
import { h, svg, type Child } from '../page/dom';
import * as format from '../core/format';
import type { View } from '../core/model';
import { exportedRows, inkOf } from './exported-rows';
import { barWithInterval, lineAcross, markChart, type Mark } from './marks';
import type { GroupMean } from '../stats/groups';

export interface Group {
  name: string;
  /** what makes it a group: "0.31 to 0.47" */
  detail: string;
  /** images with a CTR; equal pictures count once */
  n: number;
  /** 0..1; NaN: not enough data */
  mean: number;
  /** 95 % interval of the mean; NaN: none */
  low: number;
  high: number;
}

/** A group as the view counts it: mean of its images' CTRs, or clicks over impressions (without
 * an interval). Below the view's least number of images it is "not enough data". */
export function groupOf({ analysis }: View, name: string, detail: string, { n, ctr, low, high, pooledCtr }: GroupMean): Group {
  if (n < analysis.leastFamilies) return { name, detail, n, mean: NaN, low: NaN, high: NaN };
  return analysis.groupCtr === 'pooled' ? { name, detail, n, mean: pooledCtr, low: NaN, high: NaN } : { name, detail, n, mean: ctr, low, high };
}

/** CTRs -> 0..100 % of the width; all means and the overall CTR fit, and most of the intervals. */
export function ctrScale(groups: Group[], meanCtr: number): { at(ctr: number): number; ticks: number[] } {
  const means = groups.map(({ mean }) => mean).filter((mean) => mean >= 0);
  const ends = groups.map(({ high }) => high).filter((high) => high >= 0);
  const most = Math.max(max(means) ?? 0, meanCtr >= 0 ? meanCtr : 0);
  const greatest = Math.max(1.1 * most, Math.min(max(ends) ?? 0, 2.5 * most)) || 1;
  return {
    at: (ctr) => Math.max(0, Math.min(100, (97 * ctr) / greatest)),
    ticks: ticks(0, greatest, 4),
  };
}

/** A table with a bar per group; `head` names the groups. */
export function groupChart(head: string, groups: Group[], view: View): HTMLElement {
  const { at, ticks: round } = ctrScale(groups, view.meanCtr);
  const step = round[1] - round[0];
  const axis = svg('svg', { class: 'axis', 'aria-hidden': 'true' },
    round.map((value, i) => svg('text', { x: `${at(value)}%`, y: '70%', 'text-anchor': i === 0 ? 'start' : 'middle' }, format.tick(value, step))));
  return h('table', { class: 'groups' },
    h('thead', {}, h('tr', {},
      h('th', { scope: 'col' }, head), h('th', { scope: 'col' }, 'Images'),
      h('th', { scope: 'col' }, 'Average CTR', h('small', {}, '95 % interval')),
      h('th', { scope: 'col', class: 'wide' }, overall(view), axis))),
    h('tbody', {}, groups.map((group) => h('tr', {},
      h('th', { scope: 'row' }, group.name, group.detail !== '' && h('small', {}, group.detail)),
      h('td', { class: 'number' }, format.count(group.n)),
      h('td', { class: 'number' }, ...ctrText(group)),
      h('td', { class: 'wide' }, groupBar(group, view, at))))));
}

/** What the line across a chart is. */
export function overall({ meanCtr, units }: View): Node | string {
  if (Number.isNaN(meanCtr)) return '';
  return h('small', {}, h('span', { class: 'key mean', 'aria-hidden': 'true' }), `overall ${format.ctr(meanCtr)} (${format.countOf(units, 'image')})`);
}

export function ctrText({ mean, low, high }: Group): Child[] {
  if (Number.isNaN(mean)) return [h('small', {}, 'not enough data')];
  const range = Number.isNaN(low) ? 'no interval' : `${format.ctr(Math.max(0, low))} to ${format.ctr(high)}`;
  return [format.ctr(mean), h('small', {}, range)];
}

export function groupBar(group: Group, { meanCtr }: View, at: (ctr: number) => number): SVGSVGElement {
  return markChart('track group', marksOf(group, at), { after: meanCtr > 0 && lineAcross('mean', at(meanCtr), 60) });
}

function marksOf({ mean, low, high }: Group, at: (ctr: number) => number): Mark[] {
  return barWithInterval(at(mean), at(low), at(high));
}

/** The same as a chart for export. */
export function exportedGroups(head: string, groups: Group[], view: View, element: Element): SVGSVGElement {
  const { at, ticks: round } = ctrScale(groups, view.meanCtr);
  const ink = inkOf(element);
  const textOf = ({ mean, low, high }: Group) =>
    Number.isNaN(mean) ? 'not enough data' : `${format.ctr(mean)}${Number.isNaN(low) ? '' : ` (${format.ctr(Math.max(0, low))} to ${format.ctr(high)})`}`;
  return exportedRows([
    { title: head, width: 250, texts: groups.map(({ name, detail }) => (detail === '' ? name : `${name} (${detail})`)) },
    { title: 'Images', width: 60, texts: groups.map(({ n }) => format.count(n)) },
    { title: 'Average CTR (95 % interval)', width: 210, texts: groups.map(textOf) },
    {
      title: `Overall ${format.ctr(view.meanCtr)} (${format.countOf(view.units, 'image')}): dashed`, width: 320,
      ticks: round.map((value) => ({ at: at(value), label: format.tick(value, round[1] - round[0]) })),
      line: view.meanCtr > 0 ? at(view.meanCtr) : null, zero: 0,
      marks: groups.map((group) => marksOf(group, at)),
      look: (mark) => ('bar' in mark ? { fill: ink('--faint') } : { stroke: ink('--ink') }),
    },
  ], groups.length, ink);
}
