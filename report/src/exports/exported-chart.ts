// A chart as an image that stands alone: on its paper, with a caption and what it says of itself.
import { svg } from '../page/dom';
import type { Theme } from '../page/theme';
import type { Origin } from './origin';

const margin = 12; // pixels around the chart

export interface Words {
  title: string;
  /** the line below the chart */
  caption: string;
  origin: Origin;
}

/** The chart on the page's paper, above its caption. */
export function imageOf(chart: SVGSVGElement, { title, caption, origin }: Words, theme: Theme): SVGSVGElement {
  const width = numberOf(chart, 'width') + 2 * margin;
  const height = numberOf(chart, 'height') + 3 * margin + theme.text;
  chart.setAttribute('x', String(margin));
  chart.setAttribute('y', String(margin));
  return svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'font-family': theme.font },
    svg('title', {}, title),
    svg('desc', {}, originText(origin)),
    svg('rect', { width, height, fill: theme.surface }),
    chart,
    svg('text', { x: margin, y: height - margin, 'font-size': theme.text, fill: theme.quiet }, caption));
}

/** "business: demo" and so on, a line each. */
export function originText(origin: Origin): string {
  return origin.map(([name, value]) => `${name}: ${value ?? ''}`).join('\n');
}

export function numberOf(element: Element, attribute: string): number {
  return parseFloat(element.getAttribute(attribute) ?? '') || 0;
}

/**
 * The image as an SVG file. Its pixels get their data: addresses in a document that no browser
 * shows, since on the page a strict policy would refuse them.
 */
export function svgFile(picture: SVGSVGElement): string {
  const inert = document.implementation.createDocument('http://www.w3.org/2000/svg', 'svg', null);
  const copy = inert.importNode(picture, true);
  const copies = copy.querySelectorAll('image');
  picture.querySelectorAll('image').forEach((image, i) => {
    const canvas = canvasOf(image);
    if (canvas !== undefined) copies[i].setAttribute('href', canvas.toDataURL('image/png'));
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

/** Pixels within a chart's SVG. A strict policy lets no page load data: images, so the pixels have no
 * address while they are on the page: they are painted from their canvas, and written as data: on saving. */
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
