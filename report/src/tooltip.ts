// The card beside a point: its image, feature and CTR, and who else stands at the same height.
import type { Data } from './data';
import { h, nameText } from './dom';
import * as format from './format';
import type { ShownImages } from './image-filter';
import type { View } from './model';
import type { Spot } from './scatter/points';
import type { Thumbnails } from './thumbnail';

const mostTies = 3;

/** `connected`: how many points the image has in the view. */
export function cardOf(data: Data, view: View, thumbnails: Thumbnails, spot: Spot, connected: number): HTMLElement[] {
  const { image, value } = spot;
  const card = h('div', { class: 'card-text' }, h('strong', {}, nameText(data.images.names[image])));
  card.append(h('span', { class: 'card-ctr' }, `CTR ${ctrText(view.images, image)}`));
  card.append(featureLine(data, spot, value));
  card.append(h('span', {}, `${format.countOf(connected, 'feature')} of this image shown`));
  const ties = tiesOf(view.images, image);
  if (ties.length > 0) card.append(tiesLine(data, ties));
  const picture = thumbnails(image, 'card-picture');
  return picture === null ? [card] : [h('div', { class: 'card-frame' }, picture), card];
}

export function ctrText(images: ShownImages, image: number): string {
  return format.ctrWithCounts(images.ctr[image], images.clicks?.[image], images.impressions?.[image]);
}

function featureLine(data: Data, spot: Spot, value: number): HTMLElement {
  const feature = data.features[spot.feature];
  const kind = data.kinds[feature.kind].name;
  return h('span', {}, h('b', {}, nameText(feature.name)), ` (${kind}) · ${format.featureValue(value, kind)}`);
}

/** Other images with exactly this CTR: their lines lie on the same height. */
export function tiesOf(images: ShownImages, image: number): number[] {
  const ties: number[] = [];
  images.ctr.forEach((ctr, i) => {
    if (i !== image && ctr === images.ctr[image]) ties.push(i);
  });
  return ties;
}

function tiesLine(data: Data, ties: number[]): HTMLElement {
  const line = h('span', { class: 'card-ties' }, 'same CTR: ');
  ties.slice(0, mostTies).forEach((tie, i) => {
    if (i > 0) line.append(', ');
    line.append(nameText(data.images.names[tie]));
  });
  if (ties.length > mostTies) line.append(` and ${format.count(ties.length - mostTies)} more`);
  return line;
}

/** Puts the card near a point of its container without leaving the container. */
export function placeCard(card: HTMLElement, container: HTMLElement, x: number, y: number): void {
  const { offsetWidth: width, offsetHeight: height } = card;
  const right = container.clientWidth - width - 4;
  const left = x + 18 > right ? x - width - 18 : x + 18;
  card.style.left = `${Math.max(4, Math.min(left, right))}px`;
  card.style.top = `${y - height - 14 < 0 ? y + 18 : y - height - 14}px`;
}
