// The scatter: one column per feature, one point per image that has it, at the image's CTR.
import { scatter as words } from '../../../words.json';
import type { Chart } from '../../exports/sources';
import { h } from '../../page/dom';
import * as format from '../../core/format';
import { markedThumbnail } from '../../page/marked-thumbnail';
import type { View } from '../../core/model';
import { say } from '../../core/words';
import type { Context, Highlight, Part } from '../../page/part';
import { PinnedImage } from '../../page/pinned-image';
import { beyondAxis, ctrAxis, overallLine } from '../plot/frame';
import { Raster } from '../plot/raster';
import { Surface, Width } from '../plot/surface';
import { themeOf, type Theme } from '../../page/theme';
import { Card, featureLine, imageLines, spoken } from '../../page/tooltip';
import { featureAxis } from './labels';
import { heightFor, layoutOf, type Layout } from './layout';
import { legend } from './legend';
import { listenToReader, type Steered } from './listen';
import { Band, Connection, ZoomBox } from './overlay';
import { paintPoints, scatterPalette } from './paint';
import { plottedOf, pointsAbove, pointsOfImage, type Plotted, type PlottedPoint } from './plotted';
import { ZoomBar, zoomBy } from './zoom';

/** What is on the screen. */
interface Drawn {
  view: View;
  plotted: Plotted;
  layout: Layout;
  theme: Theme;
}

const keys = 'Arrow keys, Home, End, Page Up and Page Down move from point to point, n goes to the next image with the same CTR, Enter pins an image, o opens its page, plus, minus and 0 zoom, Escape lets go.';

export class Scatter implements Part, Steered {
  readonly element: HTMLElement;
  readonly charts: Chart[] = [{ name: 'scatter', label: 'scatter', svg: () => this.drawing() }];
  /** null: there is no room, or no point */
  drawn: Drawn | null = null;
  /** the point that the reader is at */
  at: PlottedPoint | null = null;
  private view: View | null = null;
  private readonly width: Width;
  private elsewhere: Highlight | null = null;
  private telling = false;
  private readonly raster = new Raster();
  private readonly pen = document.createElement('canvas').getContext('2d')!;
  private readonly card = new Card();
  private readonly surface = new Surface(say(words.label_and_keys, { keys }), 'scatter chart', this.card.element);
  private readonly line = new Connection();
  private readonly pinnedLine = new Connection();
  private readonly band = new Band();
  private readonly zoomBox = new ZoomBox();
  private readonly spokenPoint = h('p', { class: 'unseen', 'aria-live': 'polite' });
  private readonly nothing = h('p', { class: 'nothing', hidden: true });
  private readonly pinned: PinnedImage;
  private readonly bar: ZoomBar;

  constructor(private readonly context: Context) {
    this.pinned = new PinnedImage(context);
    this.bar = new ZoomBar((action) => this.zoom(action === 'all' ? null : action.factor), (columnsShown) => context.change({ columnsShown, zoom: null }));
    this.surface.mark(this.band.element, this.pinnedLine.element, this.line.element, this.zoomBox.element);
    this.element = h('div', { class: 'scatter' },
      legend(), this.bar.element, this.surface.element, this.nothing, this.pinned.element, this.spokenPoint);
    listenToReader(this, this.surface, context, (box) => this.drawn !== null && this.zoomBox.show(box, this.drawn.theme));
    this.width = new Width(this.element, () => this.repaint());
  }

  show(view: View): void {
    this.view = view;
    this.draw();
  }

  repaint(): void {
    this.draw(themeOf(this.element));
  }

  highlight(at: Highlight | null): void {
    if (this.telling) return;
    this.elsewhere = at;
    this.at = null;
    this.drawMarks();
  }

  /** Takes the reader to a point, or to none, and tells the other parts. */
  moveTo(point: PlottedPoint | null, speak = false): void {
    if (point?.image === this.at?.image && point?.feature === this.at?.feature) return;
    this.at = point;
    this.elsewhere = null;
    this.drawMarks(speak);
    this.telling = true;
    this.context.highlight(point === null ? null : { image: point.image, feature: point.feature });
    this.telling = false;
  }

  /** Shows fewer columns around one (factor above 1), more (below 1), or all (null). */
  zoom(factor: number | null, around = this.at?.column): void {
    if (this.drawn === null || factor === null) return this.context.change({ zoom: null });
    const { plotted, view } = this.drawn;
    const column = around ?? plotted.rows.length >> 1;
    this.context.change({ zoom: zoomBy(factor, column, plotted, plotted.count, view.state.zoom) }, 'going');
  }

  private draw(theme = this.drawn?.theme ?? themeOf(this.element)): void {
    const { view, raster, surface } = this;
    const width = this.width.get();
    if (view === null || width === null) return;
    const plotted = plottedOf(this.context.data, view);
    const size = { width, height: heightFor(width, theme.text) };
    const layout = layoutOf(plotted, size, theme.text);
    this.drawn = { view, plotted, layout, theme };
    this.bar.show(view, plotted);
    surface.element.hidden = plotted.rows.length === 0;
    this.nothing.hidden = !surface.element.hidden;
    this.nothing.textContent = view.points === 0 ? words.nothing : words.nothing_zoomed;
    surface.resize(size);
    surface.clear(raster);
    paintPoints(raster, this.context.data, plotted, layout, surface.ratio);
    const axes = [ctrAxis(layout, theme), featureAxis(this.context.data, plotted, layout, theme, this.pen)];
    surface.paint(axes, [overallLine(layout, view, theme), beyond(plotted, layout, theme)], raster, scatterPalette(theme));
    this.at = this.stillAt(plotted);
    this.drawMarks();
    this.drawPinned();
  }

  /** The reader's point in a new drawing, if it is still there. */
  private stillAt(plotted: Plotted): PlottedPoint | null {
    if (this.at === null) return null;
    const { image, feature } = this.at;
    return pointsOfImage(plotted, image).find((point) => point.feature === feature) ?? null;
  }

  private drawMarks(speak = false): void {
    if (this.drawn === null) return;
    const { at, drawn: { view, plotted, layout, theme } } = this;
    const pointsOf = (image: number | null | undefined) => (image === null || image === undefined ? [] : pointsOfImage(plotted, image));
    const { pinned } = view.state;
    const image = at?.image ?? this.elsewhere?.image;
    const points = pointsOf(image);
    this.line.show(points, at, layout, theme, plotted.ctr);
    this.pinnedLine.show(pinned === image ? [] : pointsOf(pinned), null, layout, theme, plotted.ctr);
    const column = plotted.rows.findIndex(({ feature }) => feature === this.elsewhere?.feature);
    this.band.show(column < 0 ? null : column, layout, theme);
    if (at === null) return this.card.hide();
    const lines = this.linesOf(view, at, points.length);
    this.card.show(markedThumbnail(this.context, view, at.image, 'tooltip-thumbnail'), lines, layout.x(at.column), layout.y(plotted.ctr[at.image]));
    if (speak) this.spokenPoint.textContent = spoken(lines);
  }

  private linesOf(view: View, point: PlottedPoint, connected: number): HTMLElement[] {
    return imageLines(this.context.data, view, point.image, [
      featureLine(this.context.data, point),
      h('span', {}, `${format.countOf(connected, 'feature')} of this image shown`),
    ]);
  }

  private drawPinned(): void {
    const { drawn, context } = this;
    const image = drawn?.view.state.pinned ?? null;
    if (drawn === null || image === null || image >= context.data.images.names.length) return this.pinned.hide();
    const points = pointsOfImage(drawn.plotted, image);
    const shown = h('span', {}, points.length === 0 ? 'no point in this view' : `${format.countOf(points.length, 'feature')} of this image shown`);
    this.pinned.show(drawn.view, image, markedThumbnail(context, drawn.view, image, 'tooltip-thumbnail'), imageLines(context.data, drawn.view, image, [shown]));
  }

  private drawing(): SVGSVGElement | null {
    return this.drawn === null || this.drawn.plotted.rows.length === 0 ? null : this.surface.picture(this.drawn.layout);
  }
}

function beyond(plotted: Plotted, layout: Layout, theme: Theme): SVGGElement {
  const { images, columns } = pointsAbove(plotted, layout.domain.high);
  return beyondAxis(layout, columns.map(layout.x), images.map((i) => plotted.ctr[i]), theme);
}
