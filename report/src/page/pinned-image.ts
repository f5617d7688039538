// The image that the reader has pinned, below a chart: it stays while filters and pointer move on.
import { h, nameText } from './dom';
import * as format from '../core/format';
import type { View } from '../core/model';
import type { Context } from './part';
import { tiesOf } from './tooltip';

const mostTies = 60;

export class PinnedImage {
  readonly element = h('div', { class: 'pinned-image', hidden: true });

  constructor(private readonly context: Context) {}

  hide(): void {
    this.element.hidden = true;
  }

  show(view: View, image: number, picture: Element | null, lines: HTMLElement[]): void {
    const { change } = this.context;
    const text = h('div', { class: 'tooltip-text' }, lines.filter((line) => line.className !== 'tooltip-ties'),
      this.ties(tiesOf(view.images, image)),
      h('p', { class: 'pinned-actions' },
        h('button', { type: 'button', onclick: () => change({ image }) }, 'Open its page'),
        h('button', { type: 'button', onclick: () => change({ pinned: null }) }, 'Let go')));
    this.element.replaceChildren(...(picture === null ? [] : [h('div', { class: 'tooltip-frame' }, picture)]), text);
    this.element.hidden = false;
  }

  /** Images that share the point, each a button that pins it instead. */
  private ties(ties: number[]): HTMLElement | false {
    if (ties.length === 0) return false;
    const { names } = this.context.data.images;
    const entry = (image: number) => h('li', {},
      h('button', { type: 'button', class: 'link', onclick: () => this.context.change({ pinned: image }) }, nameText(names[image])));
    return h('details', { class: 'tooltip-ties' },
      h('summary', {}, `${format.countOf(ties.length, 'other_image')} with the same CTR`),
      h('ul', {}, ties.slice(0, mostTies).map(entry)),
      ties.length > mostTies && h('p', {}, format.andMore(ties.length - mostTies)));
  }
}
