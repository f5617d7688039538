// Pixels within a chart's SVG. A strict policy lets no page load data: images, so the picture has
// no address while it is on the page: it is painted from its canvas, and written as data: on saving.
import { svg } from '../page/dom';

const canvases = new WeakMap<Element, HTMLCanvasElement>();

/** An SVG image that shows a canvas of our own drawing (one without foreign pictures). */
export function rasterImage(canvas: HTMLCanvasElement, x: number, y: number, width: number, height: number): SVGImageElement {
  const image = svg('image', { x, y, width, height });
  canvases.set(image, canvas);
  return image;
}

export function canvasOf(image: Element): HTMLCanvasElement | undefined {
  return canvases.get(image);
}
