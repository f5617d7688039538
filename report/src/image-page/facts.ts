// What is known of one image: its CTR and how sure that is, its place, where it came from.
import type { Details } from '../core/details';
import { h, nameText, type Child } from '../page/dom';
import * as format from '../core/format';
import type { View } from '../core/model';
import type { Context } from '../page/part';
import { ctrText } from '../page/tooltip';
import { rankOf } from './rank';
import { samePicture } from './twin';

export function factsOf(context: Context, view: View, details: Details | null, image: number): HTMLElement {
  const { data } = context;
  const others = samePicture(data, image);
  const fact = (name: string, ...value: Child[]) => h('div', {}, h('dt', {}, name), h('dd', {}, ...value));
  return h('dl', {},
    fact('CTR', h('strong', {}, ctrText(view.images, image)), ...intervalOf(view, image)),
    fact('Rank', rankText(view, image)),
    fact('All images', `${format.ctr(view.meanCtr)} (n = ${format.count(view.units)})`),
    levelsOf(context, image).map(([name, level]) => fact(name, nameText(level))),
    others.length > 0 && fact('Same picture as', ...links(view, context, others.slice(0, 5)),
      others.length > 5 && ` and ${format.count(others.length - 5)} more`),
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
    .map(({ name, levels, ofImage }) => [name, levels[ofImage[image]]]);
}

function links(view: View, { data, change }: Context, images: number[]): Child[] {
  return images.flatMap((image, i) => [
    i > 0 && ', ',
    h('button', { type: 'button', class: 'link', onclick: () => change({ image }) }, nameText(data.images.names[image])), ` ${ctrText(view.images, image)}`,
  ]);
}
