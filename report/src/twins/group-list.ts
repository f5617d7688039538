// Groups of images with their pictures, a step at a time.
import * as format from '../core/format';
import type { View } from '../core/model';
import { h, nameText } from '../page/dom';
import type { Context } from '../page/part';
import { imageOf } from '../page/thumbnail-button';
import { ctrText } from '../page/tooltip';

const step = 12;
const mostImages = 8;

export interface Group {
  title: string;
  images: number[];
}

export class GroupList {
  readonly element: HTMLElement;
  private readonly list = h('ul', { class: 'twin-groups' });
  private readonly more = h('button', { type: 'button', class: 'more', onclick: () => this.grow() });
  private grow: () => void = () => {};

  /** `noun`: what a group is, as format.countOf counts it. */
  constructor(private readonly context: Context, private readonly noun: Parameters<typeof format.countOf>[1]) {
    this.element = h('div', {}, this.list, this.more);
  }

  show(view: View, groups: Group[]): void {
    let drawn = 0;
    this.list.replaceChildren();
    this.grow = () => {
      this.list.append(...groups.slice(drawn, drawn + step).map((group) => this.group(view, group)));
      drawn = Math.min(groups.length, drawn + step);
      this.more.hidden = drawn === groups.length;
      this.more.textContent = `Show ${format.count(Math.min(step, groups.length - drawn))} more of ${format.countOf(groups.length, this.noun)}`;
    };
    this.grow();
  }

  private group(view: View, { title, images }: Group): HTMLElement {
    return h('li', {},
      h('p', {}, title),
      h('div', { class: 'small-images' }, ...images.slice(0, mostImages).map((image) =>
        imageOf(this.context, image, h('span', { class: 'twin-ctr' }, ctrText(view.images, image)), nameText(this.context.data.images.names[image])))),
      images.length > mostImages && h('p', { class: 'note' }, format.andMore(images.length - mostImages)));
  }
}
