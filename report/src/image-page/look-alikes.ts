// The nearest images by embedding, and the most similar one with a higher CTR.
import type { Details } from '../core/details';
import { h, nameText, type Child } from '../page/dom';
import * as format from '../core/format';
import type { View } from '../core/model';
import type { Context } from '../page/part';
import { imageOf } from '../page/thumbnail-button';
import { ctrText } from '../page/tooltip';
import { alikeFrom, betterTwin, type Twin } from './twin';

const mostNamed = 4;

/** `details` undefined: not loaded yet. */
export function lookAlikes(context: Context, view: View, details: Details | null | undefined, image: number): HTMLElement {
  const alikes = details?.lookAlikes(image) ?? [];
  const twin = betterTwin(context.data, view, image, alikes);
  const pictures = alikes.map(({ image: other, cosine }) =>
    imageOf(context, other, h('span', {}, `cosine ${cosine.toFixed(2)}`), h('br'), h('span', {}, ctrText(view.images, other))));
  return h('section', { class: 'look-alikes', 'aria-labelledby': 'look-alikes-title' },
    h('h3', { id: 'look-alikes-title' }, 'Look-alikes'),
    twin === null ? h('p', {}, noTwin(view, image)) : twinOf(context, view, image, twin),
    h('p', { class: 'note' }, alikes.length > 0 ? 'Nearest images by embedding; a cosine of 1 is the same to the network.' : whyNone(details)),
    pictures.length > 0 && h('div', { class: 'small-images' }, ...pictures));
}

function whyNone(details: Details | null | undefined): string {
  if (details === undefined) return 'Looking for look-alikes …';
  if (details === null) return 'This report has no look-alikes: details.js is not beside it.';
  return details.lookAlikesLeftOut || 'This image has no embedding.';
}

function noTwin(view: View, image: number): string {
  if (Number.isNaN(view.images.ctr[image])) return 'Without a CTR it cannot be compared with its look-alikes.';
  return `Neither the same picture under another name nor a look-alike (cosine ${alikeFrom} or more, among the nearest) has a higher CTR.`;
}

function twinOf(context: Context, view: View, image: number, twin: Twin): HTMLElement {
  const { names } = context.data.images;
  const kind = twin.isSame ? 'The same picture runs with a higher CTR as ' : 'The most similar image with a higher CTR is ';
  const picture = imageOf(context, twin.image, ctrText(view.images, twin.image));
  return h('div', { class: 'twin' }, picture, h('p', {},
    kind, h('strong', {}, nameText(names[twin.image])), twin.isSame ? '' : ` (cosine ${twin.cosine.toFixed(2)})`,
    `: ${ctrText(view.images, twin.image)} against ${ctrText(view.images, image)}. `,
    ...(twin.isSame ? ['Nothing in the image differs. '] : differing(context, twin)), noise(view, image, twin.image)));
}

function differing({ data }: Context, { gains, lacks }: Twin): Child[] {
  const list = (features: number[]): Child[] => {
    const names = [...new Set(features.map((f) => data.features[f].shown))]; // an object and its count are one
    return [
      ...names.slice(0, mostNamed).flatMap((name, i): Child[] => [i > 0 && ', ', nameText(name)]),
      names.length > mostNamed && ` ${format.andMore(names.length - mostNamed)}`,
    ];
  };
  if (gains.length + lacks.length === 0) return ['No feature that was recognised tells them apart. '];
  return [
    gains.length > 0 && ['Only that image has ', list(gains)], gains.length > 0 && lacks.length > 0 && '; ',
    lacks.length > 0 && [gains.length > 0 ? 'only this image has ' : 'Only this image has ', list(lacks)], '. ',
  ];
}

/** Whether the two single-image intervals overlap. */
function noise({ images: { spread, intervals } }: View, image: number, other: number): string {
  if (spread === null) return '';
  return intervals.high[image] >= intervals.low[other] ? 'Their 95 % intervals overlap: sampling noise alone may be the difference.'
    : 'Their 95 % intervals do not overlap; one pair of images is still no proof.';
}
