// What is known of one image: its CTR and how sure that is, its place, where it came from.
import type { Details } from '../core/details';
import { h, nameText, type Child } from '../page/dom';
import * as format from '../core/format';
import type { View } from '../core/model';
import type { Context } from '../page/part';
import { measureFacts } from '../measures/facts';
import { ctrText } from '../page/tooltip';
import { samePicture } from './twin';
import { none, type Data } from '../core/data';
import type { MetricRows } from '../core/document';

export function factsOf(context: Context, view: View, details: Details | null, image: number): HTMLElement {
  const { data } = context;
  const others = samePicture(data, image);
  const fact = (name: string, ...value: Child[]) => h('div', {}, h('dt', {}, name), h('dd', {}, ...value));
  return h('dl', {},
    fact('CTR', h('strong', {}, ctrText(view.images, image)), ...intervalOf(view, image)),
    fact('Rank', rankText(view, image)),
    fact('All images', `${format.ctr(view.meanCtr)} (n = ${format.count(view.units)})`),
    levelsOf(context, image).map(([name, level]) => fact(name, nameText(level))),
    measureFacts(data, image),
    others.length > 0 && fact('Same picture as', ...links(view, context, others.slice(0, 5)),
      others.length > 5 && ` ${format.andMore(others.length - 5)}`),
    details !== null && fact('Path', nameText(details.path(image))),
    details !== null && details.digest(image) !== '' && fact('SHA-256 begins', h('code', {}, details.digest(image))));
}

/** Rule S15: where equal pictures differ by more than chance, n is divided by that overdispersion. */
function intervalOf({ images: { intervals } }: View, image: number): Child[] {
  const { low: { [image]: low }, high: { [image]: high }, overdispersion: phi } = intervals;
  if (Number.isNaN(low)) return [];
  const widened = phi > 1 ? `; counts divided by ${phi.toFixed(2)}, the overdispersion between equal pictures` : '';
  return [h('small', {}, `95 % interval ${format.ctr(low)} to ${format.ctr(high)}: sampling noise only (Wilson${widened})`)];
}

function rankText(view: View, image: number): string {
  const rank = rankOf(view.images.ctr, image);
  if (rank === null) return 'no CTR';
  const ties = rank.ties === 0 ? '' : `, with ${format.countOf(rank.ties, 'other')} at the same CTR`;
  return `${format.count(rank.place)} of ${format.count(rank.of)} by CTR${ties}`;
}

function levelsOf({ data }: Context, image: number): [string, string][] {
  return data.factors
    .filter(({ ofRow, ofImage, levels }) => ofRow === null && ofImage[image] < levels.length) // some factors come without their levels
    .map(({ shown, levels, ofImage }) => [shown, levels[ofImage[image]]]);
}

function links(view: View, { data, change }: Context, images: number[]): Child[] {
  return images.flatMap((image, i) => [
    i > 0 && ', ',
    h('button', { type: 'button', class: 'link', onclick: () => change({ image }) }, nameText(data.images.names[image])), ` ${ctrText(view.images, image)}`,
  ]);
}

const most = 400;

/** Null where the metrics have one row per image. */
export function metricRows({ clickRows: rows, factors }: Data, image: number): HTMLElement | null {
  if (rows === null) return null;
  const own: number[] = [];
  for (let row = 0; row < rows.image.length; row++) if (rows.image[row] === image) own.push(row);
  if (own.length === 0) return null;
  const byRow = factors.filter(({ ofRow }) => ofRow !== null);
  const levelOf = (factor: (typeof byRow)[number], row: number) => factor.levels[factor.ofRow![row]] ?? '–';
  const day = (row: number) => (rows.date[row] === none ? '–' : rows.dates[rows.date[row]]);
  return h('details', { class: 'metric-rows' },
    h('summary', {}, `${format.countOf(own.length, 'row')} of the metrics, whatever the filters`),
    h('table', {},
      h('thead', {}, h('tr', {}, [dateHead(rows.grouped), ...byRow.map(({ shown }) => shown), 'CTR'].map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, own.slice(0, most).map((row) => h('tr', {},
        h('th', { scope: 'row' }, day(row)),
        byRow.map((factor) => h('td', {}, levelOf(factor, row))),
        h('td', { class: 'number' }, format.ctrWithCounts(rows.clicks[row] / rows.impressions[row], rows.clicks[row], rows.impressions[row])))))),
    own.length > most && h('p', { class: 'note' }, format.andMore(own.length - most)));
}

function dateHead(grouped: MetricRows['grouped']): string {
  return grouped === 'day' ? 'Date' : `Date (by ${grouped})`;
}

export interface Rank {
  /** 1: the highest CTR */
  place: number;
  /** images with a CTR */
  of: number;
  /** other images with exactly this CTR */
  ties: number;
}

/** Null where the image has no CTR. */
export function rankOf(ctr: Float64Array, image: number): Rank | null {
  const own = ctr[image];
  if (!(own >= 0)) return null;
  const rank = { place: 1, of: 0, ties: -1 };
  for (const other of ctr) {
    if (Number.isNaN(other)) continue;
    rank.of++;
    if (other > own) rank.place++;
    if (other === own) rank.ties++;
  }
  return rank;
}
