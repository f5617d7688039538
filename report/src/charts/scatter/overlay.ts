// What moves with the reader: the red dotted line through all points of an image, the band over a
// feature's column, and the box that is being zoomed to. Nothing below is drawn again for these.
import { svg } from '../../page/dom';
import type { Box } from '../plot/gestures';
import type { Theme } from '../../page/theme';
import type { Layout } from './layout';
import type { PlottedPoint } from './plotted';

/** The line through one image's points, and a ring around the point that the reader is at. */
export class Connection {
  readonly element = svg('g', { class: 'connection', visibility: 'hidden' });
  private readonly line = svg('line', { 'stroke-width': 2, 'stroke-dasharray': '2 4' });
  private readonly dots = svg('path', { class: 'dots', fill: 'none', 'stroke-linecap': 'round' });
  private readonly ring = svg('circle', { class: 'ring', fill: 'none', 'stroke-width': 2 });

  constructor() {
    this.element.append(this.line, this.dots, this.ring);
  }

  /** `points`: from left to right, all of one image; none: no line. */
  show(points: PlottedPoint[], at: PlottedPoint | null, layout: Layout, theme: Theme, ctr: ArrayLike<number>): void {
    this.element.setAttribute('visibility', points.length === 0 ? 'hidden' : 'visible');
    if (points.length === 0) return;
    const y = layout.y(ctr[points[0].image]).toFixed(1);
    const x = ({ column }: PlottedPoint) => layout.x(column).toFixed(1);
    set(this.element, { stroke: theme.line });
    set(this.line, { x1: x(points[0]), x2: x(points[points.length - 1]), y1: y, y2: y });
    set(this.dots, { d: points.map((point) => `M${x(point)} ${y}h0`).join(''), 'stroke-width': Math.max(6, layout.dot + 2) });
    set(this.ring, at === null ? { r: 0 } : { cx: x(at), cy: y, r: Math.max(8, layout.dot / 2 + 5) });
  }
}

/** A band over one column. */
export class Band {
  readonly element = svg('rect', { class: 'band', visibility: 'hidden', 'fill-opacity': 0.16 });

  show(column: number | null, layout: Layout, theme: Theme): void {
    this.element.setAttribute('visibility', column === null ? 'hidden' : 'visible');
    if (column === null) return;
    const width = Math.max(6, layout.column);
    set(this.element, {
      x: (layout.x(column) - width / 2).toFixed(1), y: layout.top, width: width.toFixed(1), height: layout.bottom - layout.top, fill: theme.line,
    });
  }
}

/** The part of the chart that a drag has drawn around. */
export class ZoomBox {
  readonly element = svg('rect', { class: 'zoom-box', visibility: 'hidden', 'fill-opacity': 0.1, 'stroke-dasharray': '4 3' });

  show(box: Box | null, theme: Theme): void {
    this.element.setAttribute('visibility', box === null ? 'hidden' : 'visible');
    if (box === null) return;
    set(this.element, {
      x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top, fill: theme.quiet, stroke: theme.ink,
    });
  }
}

export function set(element: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
