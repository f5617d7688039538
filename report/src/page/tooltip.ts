// The card beside a point: its image with what was found in it, its CTR, and who else has that CTR.
import type { Data } from '../core/data';
import { h, nameText } from './dom';
import * as format from '../core/format';
import type { ShownImages } from '../core/shown-images';
import type { View } from '../core/model';
import type { Point } from '../charts/scatter/points';

const mostTies = 6;

export function ctrText(images: ShownImages, image: number): string {
  return format.ctrWithCounts(images.ctr[image], images.clicks?.[image], images.impressions?.[image]);
}

/** Other shown images with exactly this CTR: in the charts they stand at the same height. */
export function tiesOf(images: ShownImages, image: number): number[] {
  const ties: number[] = [];
  images.ctr.forEach((ctr, i) => {
    if (i !== image && ctr === images.ctr[image]) ties.push(i);
  });
  return ties;
}

/** Name and CTR of an image, `more` lines, and its ties. */
export function imageLines(data: Data, { images }: View, image: number, more: (HTMLElement | false)[]): HTMLElement[] {
  const ties = tiesOf(images, image);
  return [
    h('strong', {}, nameText(data.images.names[image])),
    h('span', { class: 'tooltip-ctr' }, `CTR ${ctrText(images, image)}`),
    ...more,
    ties.length > 0 && tiesLine(data, ties),
  ].filter((line): line is HTMLElement => line !== false);
}

/** "dog (object) · confidence 93 %" */
export function featureLine(data: Data, { feature: f, value }: Point): HTMLElement {
  const feature = data.features[f];
  const { name: kind, unit } = data.kinds[feature.kind];
  return h('span', {}, h('b', {}, nameText(feature.shown)), ` (${kind}) · ${format.featureValue(value, unit)}`);
}

function tiesLine(data: Data, ties: number[]): HTMLElement {
  const line = h('span', { class: 'tooltip-ties' }, `${format.countOf(ties.length, 'other_image')} with the same CTR: `);
  ties.slice(0, mostTies).forEach((tie, i) => line.append(i > 0 ? ', ' : '', nameText(data.images.names[tie])));
  if (ties.length > mostTies) line.append(` ${format.andMore(ties.length - mostTies)}`);
  return line;
}

/** The lines as one text for a screen reader. */
export function spoken(lines: HTMLElement[]): string {
  return lines.map((line) => line.textContent ?? '').join('. ');
}

/** A card inside a chart; it follows the reader and is never in the way of the pointer. */
export class Card {
  readonly element = h('div', { class: 'tooltip', hidden: true, 'aria-hidden': 'true' });

  hide(): void {
    this.element.hidden = true;
  }

  /** Near a point of its parent, and inside it from left to right. */
  show(picture: Element | null, lines: HTMLElement[], x: number, y: number): void {
    const text = h('div', { class: 'tooltip-text' }, ...lines);
    this.element.replaceChildren(...(picture === null ? [] : [h('div', { class: 'tooltip-frame' }, picture)]), text);
    this.element.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const right = this.element.parentElement!.clientWidth - width - 4;
    const left = x + 18 > right ? x - width - 18 : x + 18;
    this.element.style.left = `${Math.max(4, Math.min(left, right))}px`;
    this.element.style.top = `${y - height - 14 < 0 ? y + 18 : y - height - 14}px`;
  }
}
