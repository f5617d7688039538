// An image as a small picture that opens its page, with what is said of it below.
import { h, type Child } from './dom';
import type { Context } from './part';

/** Pointing at it points at the image in all charts. */
export function imageOf(context: Context, image: number, ...caption: Child[]): HTMLElement {
  const name = context.data.images.names[image];
  const button = h('button', {
    type: 'button', class: 'thumbnail-button', title: name, 'aria-label': `Open the page of ${name}`,
    onclick: () => context.change({ image }),
  }, context.thumbnails(image, 'thumb') ?? h('span', { class: 'thumb none' }));
  const figure = h('figure', { class: 'small-image', 'data-image': image }, button, h('figcaption', {}, ...caption));
  figure.addEventListener('pointerenter', () => context.highlight({ image }));
  figure.addEventListener('pointerleave', () => context.highlight(null));
  button.addEventListener('focus', () => context.highlight({ image }));
  return figure;
}

/** A row of images under a title; nothing where there is none. */
export function imageRow(title: string, pictures: HTMLElement[]): HTMLElement | null {
  if (pictures.length === 0) return null;
  return h('div', { class: 'thumbnail-row' }, h('h3', {}, title), h('div', { class: 'small-images' }, ...pictures));
}
