// The scatter: one column per feature, one point per image that has it, at the image's CTR.
import type { Data } from '../data';
import { h } from '../dom';
import type { View } from '../model';
import type { Context, Highlight, Part } from '../part';
import { themeOf } from '../theme';
import { cardOf, placeCard } from '../tooltip';
import { drawScatter } from './draw';
import { layoutOf, type Layout } from './layout';
import { nearest, neighbour } from './nearest';
import { drawConnection } from './overlay';
import { pointsOfImage, type Spot } from './points';

export class Scatter implements Part {
  readonly element: HTMLElement;
  private readonly base = h('canvas', { 'aria-hidden': 'true' });
  private readonly overlay = h('canvas', { 'aria-hidden': 'true', class: 'overlay' });
  private readonly card = h('div', { class: 'card', hidden: true, role: 'status' });
  private readonly nothing = h('p', { class: 'nothing', hidden: true }, 'There is no point to show.');
  private readonly plot: HTMLElement;
  private view: View | null = null;
  private layout: Layout | null = null;
  private at: Spot | null = null;
  private pinned: number | null = null;

  private readonly data: Data;

  constructor(private readonly context: Context) {
    this.data = context.data;
    this.plot = h(
      'div',
      {
        class: 'plot',
        tabindex: 0,
        role: 'group',
        'aria-roledescription': 'scatter chart',
        'aria-label': 'CTR of images by feature. Arrow keys move from point to point, Enter pins an image, Escape lets go.',
      },
      this.base,
      this.overlay,
      this.card,
    );
    this.element = h('div', { class: 'scatter' }, this.plot, this.nothing);
    this.listen();
  }

  /** Draws a view anew. */
  show(view: View): void {
    this.view = view;
    this.pinned = view.state.pinned;
    this.at = null;
    this.plot.hidden = view.points === 0;
    this.nothing.hidden = view.points > 0;
    this.draw();
  }

  /** Connects the points of an image that the reader is at elsewhere on the page. */
  highlight(at: Highlight | null): void {
    const image = at?.image;
    if (image === this.at?.image) return;
    this.at = image === undefined || this.view === null ? null : pointsOfImage(this.data, this.view, image)[0] ?? null;
    this.drawOverlay(false);
  }

  /** The points on the line, from left to right. */
  connected(): Spot[] {
    const image = this.at?.image ?? this.pinned;
    return image === null || this.view === null ? [] : pointsOfImage(this.data, this.view, image);
  }

  private draw(): void {
    if (this.view === null) return;
    const width = Math.floor(this.element.clientWidth);
    const height = Math.round(Math.min(1100, Math.max(340, width * 0.4)));
    if (width < 50) return;
    const ratio = devicePixelRatio || 1;
    for (const canvas of [this.base, this.overlay]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    this.plot.style.height = `${height}px`;
    const theme = themeOf(this.element);
    this.layout = layoutOf(this.view, { width, height }, theme.text);
    drawScatter(this.base.getContext('2d')!, this.data, this.view, this.layout, theme, ratio);
    this.drawOverlay(false);
  }

  private drawOverlay(withCard: boolean): void {
    const context = this.overlay.getContext('2d')!;
    context.clearRect(0, 0, this.overlay.width, this.overlay.height);
    this.card.hidden = true;
    const image = this.at?.image ?? this.pinned;
    if (image === null || this.view === null || this.layout === null) return;
    const theme = themeOf(this.element);
    const spots = drawConnection(
      context, this.data, this.view, this.layout, theme, devicePixelRatio || 1, image, this.at,
    );
    const spot = this.at ?? spots[0];
    if (spot !== undefined && (withCard || this.at === null)) this.showCard(spot, spots.length);
  }

  private showCard(spot: Spot, connected: number): void {
    const { layout, view } = this;
    if (layout === null || view === null) return;
    this.card.replaceChildren(...cardOf(this.data, view, this.context.thumbnails, spot, connected));
    this.card.hidden = false;
    placeCard(this.card, this.plot, layout.x(spot.place), layout.y(view.images.ctr[spot.image]));
  }

  private listen(): void {
    this.plot.addEventListener('pointermove', (event) => this.moveTo(this.under(event)));
    this.plot.addEventListener('pointerleave', () => this.moveTo(null));
    this.plot.addEventListener('click', (event) => {
      const spot = this.under(event);
      this.context.change({ pinned: spot === null || spot.image === this.pinned ? null : spot.image });
    });
    this.plot.addEventListener('keydown', (event) => this.key(event));
    this.plot.addEventListener('blur', () => this.moveTo(null));
    new ResizeObserver(() => {
      if (Math.floor(this.element.clientWidth) !== this.layout?.width) this.draw();
    }).observe(this.element);
  }

  private under(event: MouseEvent): Spot | null {
    if (this.view === null || this.layout === null) return null;
    const box = this.base.getBoundingClientRect();
    return nearest(this.data, this.view, this.layout, event.clientX - box.left, event.clientY - box.top);
  }

  private moveTo(spot: Spot | null): void {
    if (spot?.image === this.at?.image && spot?.place === this.at?.place) return;
    this.at = spot;
    this.drawOverlay(true);
    this.context.highlight(spot === null ? null : { image: spot.image, feature: spot.feature });
  }

  private key(event: KeyboardEvent): void {
    if (this.view === null) return;
    if (event.key === 'Escape') {
      this.moveTo(null);
      this.context.change({ pinned: null });
    } else if (event.key === 'Enter' && this.at !== null) {
      this.context.change({ pinned: this.at.image });
    } else if (/^(Arrow|Home$|End$)/.test(event.key)) {
      this.moveTo(neighbour(this.data, this.view, this.at, event.key));
      event.preventDefault();
    }
  }

  /** The colours changed. */
  repaint(): void {
    this.draw();
  }
}
