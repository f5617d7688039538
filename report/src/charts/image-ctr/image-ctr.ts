// The average CTR per image: all shown images in one compact chart, in the reader's order.
import type { Chart } from '../../exports/sources';
import { h } from '../../page/dom';
import { markedThumbnail } from '../../page/marked-thumbnail';
import type { View } from '../../core/model';
import type { Context, Highlight, Part } from '../../page/part';
import { PinnedImage } from '../../page/pinned-image';
import { beyondAxis, ctrAxis, overallLine } from '../plot/frame';
import { listen } from '../plot/gestures';
import { Raster } from '../plot/raster';
import { Surface, Width } from '../plot/surface';
import { eachImageWith } from '../scatter/points';
import { imageOrders, type ImageOrder } from '../../core/state';
import { themeOf, type Theme } from '../../page/theme';
import { Card, imageLines, spoken } from '../../page/tooltip';
import { heightFor, layoutOf, placeAt, type Layout } from './layout';
import { FeatureStrokes, ImageMark } from './overlay';
import { imagePalette, paintImages } from './paint';
import { placeAfter, rankedOf, type Ranked } from './ranked';
import { intervalText, noteOf, orderNames, placeAxis } from './words';

interface Drawn {
  view: View;
  ranked: Ranked;
  layout: Layout;
  theme: Theme;
}

const keys = 'Arrow keys, Home, End, Page Up and Page Down move from image to image, n goes to the next one with the same CTR, Enter pins, o opens its page, Escape lets go.';

export class ImageCtr implements Part {
  readonly element: HTMLElement;
  readonly charts: Chart[] = [{ name: 'image-ctr', label: 'average CTR per image', svg: () => this.drawing() }];
  private drawn: Drawn | null = null;
  private view: View | null = null;
  /** the image that the reader is at, here or in another part */
  private at: number | null = null;
  private feature: number | null = null;
  private readonly width: Width;
  private telling = false;
  private readonly raster = new Raster();
  private readonly card = new Card();
  private readonly surface = new Surface(`Average CTR per image. ${keys}`, 'chart of images', this.card.element);
  private readonly mark = new ImageMark();
  private readonly pinnedMark = new ImageMark();
  private readonly strokes = new FeatureStrokes();
  private readonly pinned: PinnedImage;
  private readonly note = h('p', { class: 'note' });
  private readonly nothing = h('p', { class: 'nothing', hidden: true }, 'There is no image with a CTR to show.');
  private readonly spokenImage = h('p', { class: 'unseen', 'aria-live': 'polite' });
  private readonly order = h('select', { name: 'imageCtrOrder', 'aria-label': 'Order of images in this chart' },
    imageOrders.map((value) => h('option', { value }, orderNames[value])));

  constructor(private readonly context: Context) {
    this.pinned = new PinnedImage(context);
    this.surface.mark(this.strokes.element, this.pinnedMark.element, this.mark.element);
    this.order.addEventListener('change', () => context.change({ imageOrder: this.order.value as ImageOrder }));
    this.element = h('div', { class: 'image-ctr' },
      h('div', { class: 'toolbar' }, h('label', {}, 'Order ', this.order)),
      this.surface.element, this.nothing, this.note, this.pinned.element, this.spokenImage);
    this.listen();
    this.width = new Width(this.element, () => this.repaint());
  }

  show(view: View): void {
    this.view = view;
    this.order.value = view.state.imageOrder;
    if (this.drawn === null || !isDrawnAs(this.drawn.view, view)) return this.draw();
    this.drawn.view = view;
    this.drawMarks();
    this.drawPinned();
  }

  repaint(): void {
    this.draw(themeOf(this.element));
  }

  highlight(at: Highlight | null): void {
    if (this.telling) return;
    this.at = at?.image ?? null;
    this.feature = at?.feature ?? null;
    this.card.hide();
    this.drawMarks();
  }

  private draw(theme = this.drawn?.theme ?? themeOf(this.element)): void {
    const { view, raster, surface } = this;
    const width = this.width.get();
    if (view === null || width === null) return;
    const ranked = rankedOf(view);
    const size = { width, height: heightFor(width, theme.text) };
    const layout = layoutOf(ranked, size, theme.text);
    this.drawn = { view, ranked, layout, theme };
    this.nothing.hidden = ranked.images.length > 0;
    surface.element.hidden = this.note.hidden = ranked.images.length === 0;
    this.note.textContent = noteOf(ranked);
    surface.resize(size);
    surface.clear(raster);
    paintImages(raster, ranked, layout, surface.ratio);
    const axes = [ctrAxis(layout, theme), placeAxis(ranked, view.state.imageOrder, layout, theme)];
    surface.paint(axes, [overallLine(layout, view, theme), beyond(ranked, layout, theme)], raster, imagePalette(theme));
    this.drawMarks();
    this.drawPinned();
  }

  private drawMarks(): void {
    if (this.drawn === null) return;
    const { view, ranked, layout, theme } = this.drawn;
    this.mark.show(this.at, ranked, layout, theme);
    this.pinnedMark.show(view.state.pinned, ranked, layout, theme);
    const having: number[] = [];
    if (this.feature !== null && this.at === null) {
      eachImageWith(this.context.data, view, this.feature, (image) => having.push(ranked.places[image]));
    }
    this.strokes.show(having, layout, theme);
  }

  private drawPinned(): void {
    const { drawn } = this;
    const image = drawn?.view.state.pinned ?? null;
    if (drawn === null || image === null || !(drawn.ranked.places[image] >= 0)) return this.pinned.hide();
    this.pinned.show(drawn.view, image, markedThumbnail(this.context, drawn.view, image, 'tooltip-thumbnail'), this.linesOf(drawn, image));
  }

  private linesOf({ view, ranked }: Drawn, image: number): HTMLElement[] {
    const text = intervalText(ranked.intervals, image);
    return imageLines(this.context.data, view, image, [text !== '' && h('span', {}, text)]);
  }

  /** Takes the reader to an image, or to none, and tells the other parts. */
  private moveTo(image: number | null, speak = false): void {
    if (image === this.at && this.card.element.hidden === (image === null)) return;
    this.at = image;
    this.feature = null;
    this.drawMarks();
    if (image === null || this.drawn === null) this.card.hide();
    else {
      const { view, ranked, layout } = this.drawn;
      const lines = this.linesOf(this.drawn, image);
      this.card.show(markedThumbnail(this.context, view, image, 'tooltip-thumbnail'), lines, layout.x(ranked.places[image]), layout.y(ranked.ctr[image]));
      if (speak) this.spokenImage.textContent = spoken(lines);
    }
    this.telling = true;
    this.context.highlight(image === null ? null : { image });
    this.telling = false;
  }

  private listen(): void {
    const { element } = this.surface;
    const under = ({ x, y }: { x: number; y: number }) => {
      if (this.drawn === null) return null;
      const place = placeAt(this.drawn.ranked, this.drawn.layout, x, y);
      return place === null ? null : this.drawn.ranked.images[place];
    };
    listen(element, (event) => this.surface.positionOf(event), {
      point: (at) => this.moveTo(at === null ? null : under(at)),
      click: (at) => this.pin(under(at)),
    });
    element.addEventListener('blur', () => this.moveTo(null));
    element.addEventListener('keydown', (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey && this.key(event.key)) event.preventDefault();
    });
  }

  private pin(image: number | null): void {
    if (image !== null) this.context.change({ pinned: image === this.drawn?.view.state.pinned ? null : image });
  }

  /** Whether the key meant something. */
  private key(name: string): boolean {
    if (this.drawn === null) return false;
    if (name === 'Escape') {
      this.moveTo(null);
      this.context.change({ pinned: null });
    } else if (name === 'Enter' || name === ' ') this.pin(this.at);
    else if (name === 'o' && this.at !== null) this.context.change({ image: this.at });
    else return this.move(name);
    return true;
  }

  private move(name: string): boolean {
    if (!/^(Arrow(Left|Right)|Home|End|PageUp|PageDown|n|N)$/.test(name)) return false;
    const { ranked } = this.drawn!;
    const from = this.at === null ? -1 : ranked.places[this.at];
    const place = placeAfter(ranked, from < 0 ? null : from, name);
    if (place !== null) this.moveTo(ranked.images[place], true);
    return true;
  }

  private drawing(): SVGSVGElement | null {
    return this.drawn === null || this.drawn.ranked.images.length === 0 ? null : this.surface.picture(this.drawn.layout);
  }
}

/** Whether two views have the same picture here: most filters are about features, not images. */
function isDrawnAs(a: View, b: View): boolean {
  return a.images === b.images && a.meanCtr === b.meanCtr && a.units === b.units && a.state.imageOrder === b.state.imageOrder;
}

function beyond({ images, ctr, places }: Ranked, layout: Layout, theme: Theme): SVGGElement {
  const above = images.filter((image) => ctr[image] > layout.domain.high);
  return beyondAxis(layout, above.map((image) => layout.x(places[image])), above.map((image) => ctr[image]), theme);
}
