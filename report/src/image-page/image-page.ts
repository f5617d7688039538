// The page of one image, over the report: the reader leaves it to where they were.
import type { Details } from '../core/details';
import { h, nameText } from '../page/dom';
import * as format from '../core/format';
import { imagesOf } from '../images/found';
import { orderedBy, orderTitle } from '../measures/columns';
import type { View } from '../core/model';
import type { Context, Part } from '../page/part';
import type { ImageOrder } from '../core/state';
import { AnnotatedImage } from './annotated';
import { factsOf, metricRows } from './facts';
import { featuresOf } from './features';
import { lookAlikes } from './look-alikes';

const orderNames: Record<ImageOrder, string> = {
  high: 'highest CTR first', low: 'lowest CTR first', impressions: 'most impressions first', name: 'by name',
};

export class ImagePage implements Part {
  readonly element: HTMLDialogElement;
  private readonly title = h('h2', { id: 'image-page-title', tabindex: -1, autofocus: true });
  private readonly place = h('p', { class: 'note' });
  private readonly previous = this.step('← Previous', -1);
  private readonly next = this.step('Next →', 1);
  private readonly pin = h('button', { type: 'button', onclick: () => this.togglePin() }, 'Connect its points');
  private readonly picture: AnnotatedImage;
  private readonly facts = h('div', { class: 'image-facts' });
  private readonly body = h('div', { class: 'image-body' });
  private image: number | null = null;
  private list: number[] = [];
  private view: View | null = null;
  /** undefined: not loaded yet; null: this report has none */
  private details: Details | null | undefined;
  private asked = false;

  constructor(private readonly context: Context) {
    this.picture = new AnnotatedImage(context);
    const close = h('button', { type: 'button', class: 'close', onclick: () => this.close() }, 'Close', h('kbd', {}, 'Esc'));
    this.element = h('dialog', { class: 'image-page', 'aria-labelledby': 'image-page-title' },
      h('div', { class: 'image-head' },
        h('div', {}, this.title, this.place),
        h('div', { class: 'toolbar' }, this.previous, this.next, this.pin, close)),
      h('div', { class: 'image-top' }, this.picture.element, this.facts),
      this.body);
    this.listen();
  }

  show(view: View): void {
    const { image } = view.state;
    const exists = image !== null && image < this.context.data.images.names.length;
    if (!exists) return this.leave();
    const isNew = this.image !== image;
    this.image = image;
    this.view = view;
    this.list = imagesOf(this.context.data, view);
    this.draw(view, image);
    if (!this.element.open) this.element.showModal();
    else if (isNew) this.element.scrollTop = 0;
    this.awaitDetails();
  }

  private draw(view: View, image: number): void {
    const { context, details = null } = this;
    const { names } = context.data.images;
    this.title.replaceChildren(nameText(names[image]));
    const at = this.list.indexOf(image);
    const by = orderedBy(context.data, view.state);
    this.place.textContent = at < 0 ? 'Not among the images that the filters show'
      : `${format.count(at + 1)} of ${format.countOf(this.list.length, 'image')}, ${by === null ? orderNames[view.state.imageOrder] : orderTitle(by.sign < 0 ? 'most' : 'least', by.column)}`;
    this.previous.setAttribute('aria-disabled', String(at <= 0));
    this.next.setAttribute('aria-disabled', String(at < 0 || at === this.list.length - 1));
    this.pin.setAttribute('aria-pressed', String(view.state.pinned === image));
    this.picture.show(view, details, image);
    this.facts.replaceChildren(factsOf(context, view, details, image));
    this.body.replaceChildren(...[
      lookAlikes(context, view, this.details, image), featuresOf(context, view, image), metricRows(context.data, image),
    ].filter((part): part is HTMLElement => part !== null));
  }

  /** Boxes and look-alikes come by a script of their own, when the first image is looked at. */
  private awaitDetails(): void {
    if (this.asked) return;
    this.asked = true;
    void this.context.details.then((details) => {
      this.details = details;
      if (this.view !== null && this.image !== null) this.draw(this.view, this.image);
    });
  }

  private step(label: string, by: number): HTMLButtonElement {
    return h('button', { type: 'button', 'aria-keyshortcuts': by < 0 ? 'ArrowLeft' : 'ArrowRight', onclick: () => this.move(by) }, label);
  }

  private move(by: number): void {
    const at = this.image === null ? -1 : this.list.indexOf(this.image);
    const image = at < 0 ? undefined : this.list[at + by];
    if (image !== undefined) this.context.change({ image }, 'aside');
  }

  private togglePin(): void {
    const isPinned = this.context.state().pinned === this.image;
    this.context.change({ pinned: isPinned ? null : this.image });
  }

  private close(): void {
    this.context.change({ image: null }, 'aside');
  }

  private leave(): void {
    const image = this.image;
    this.image = null;
    if (!this.element.open) return;
    this.element.close();
    // The browser returns the focus to where it was, unless that was redrawn meanwhile.
    if (document.activeElement === null || document.activeElement === document.body) {
      document.querySelector<HTMLElement>(`.images [data-image="${image}"] a:not([tabindex])`)?.focus({ preventScroll: true });
    }
  }

  private listen(): void {
    this.element.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.close();
    });
    this.element.addEventListener('close', () => this.image !== null && this.close());
    this.element.addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return;
      if (event.key === 'ArrowLeft') this.move(-1);
      if (event.key === 'ArrowRight') this.move(1);
    });
  }
}
