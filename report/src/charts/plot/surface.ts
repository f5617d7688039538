// What a chart of points is drawn on: axes below, pixels, and what moves with the reader on top.
import { rasterImage } from '../../exports/exported-chart';
import { h, svg, type Child } from '../../page/dom';
import type { Size } from './frame';
import type { Raster } from './raster';

export class Surface {
  /** takes keyboard focus; the card goes in here */
  readonly element: HTMLElement;
  private readonly axes = svg('svg', { class: 'plot-axes', 'aria-hidden': 'true' });
  private readonly canvas = h('canvas', { 'aria-hidden': 'true' });
  private readonly marks = svg('svg', { class: 'plot-marks', 'aria-hidden': 'true' });
  private readonly still = svg('g');
  private image: ImageData | null = null;

  /** `label` says what the chart shows and which keys work on it. */
  constructor(label: string, kind: string, ...children: Child[]) {
    this.element = h('div', { class: 'plot', tabindex: 0, role: 'application', 'aria-roledescription': kind, 'aria-label': label },
      this.axes, this.canvas, this.marks, ...children);
    this.marks.append(this.still);
  }

  /** Device pixels per CSS pixel. */
  get ratio(): number {
    return devicePixelRatio || 1;
  }

  resize({ width, height }: Size): void {
    this.element.style.height = `${height}px`;
    const pixels = { width: Math.round(width * this.ratio), height: Math.round(height * this.ratio) };
    if (this.canvas.width === pixels.width && this.canvas.height === pixels.height) return;
    Object.assign(this.canvas, pixels);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    this.image = new ImageData(pixels.width, pixels.height);
  }

  /** An empty raster with a pixel for each of the canvas. */
  clear(raster: Raster): void {
    raster.clear(this.canvas.width, this.canvas.height);
  }

  /** Shows the raster's pixels in the palette's colours, between what is below and above them. */
  paint(below: Element[], above: Element[], raster: Raster, palette: Uint32Array): void {
    this.axes.replaceChildren(...below);
    this.still.replaceChildren(...above);
    if (this.image === null) return;
    raster.colour(palette, new Uint32Array(this.image.data.buffer));
    this.canvas.getContext('2d')!.putImageData(this.image, 0, 0);
  }

  /** Adds layers that parts keep and change themselves. */
  mark(...layers: SVGElement[]): void {
    this.marks.append(...layers);
  }

  /** All that is seen, as an image that needs no style sheet. */
  picture({ width, height }: Size): SVGSVGElement {
    const seen = (layer: Element) =>
      [...layer.children].filter((child) => child.getAttribute('visibility') !== 'hidden').map((child) => child.cloneNode(true));
    return svg('svg', { width, height, viewBox: `0 0 ${width} ${height}` },
      seen(this.axes), rasterImage(this.canvas, 0, 0, width, height), seen(this.marks));
  }

  /** Where an event is, in CSS pixels from the corner. */
  positionOf(event: MouseEvent): { x: number; y: number } {
    const box = this.canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
}

/** Below this a chart says nothing: its section is hidden or not laid out yet. */
const least = 50;

export class Width {
  private pixels = 0;

  /** `changed`: to be drawn again; also called once the element is first laid out. */
  constructor(private readonly element: HTMLElement, changed: () => void) {
    new ResizeObserver(([entry]) => {
      const width = Math.floor(entry.contentRect.width);
      if (width === this.pixels) return;
      this.pixels = width;
      changed();
    }).observe(element);
  }

  /** CSS pixels; null where there is no room to draw. */
  get(): number | null {
    this.pixels ||= Math.floor(this.element.clientWidth);
    return this.pixels < least ? null : this.pixels;
  }
}
