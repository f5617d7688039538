// Where things stand in the chart of images, in CSS pixels. Pure.
import { axisRoom, frameOf, type Frame, type Size } from '../plot/frame';
import type { Ranked } from './ranked';

export interface Layout extends Frame {
  /** distance between two images */
  step: number;
  /** diameter of a point */
  dot: number;
  x(place: number): number;
}

/** `text`: size of the labels. */
export function layoutOf({ images, extent }: Ranked, size: Size, text = 12): Layout {
  const edges = { left: axisRoom(text), right: size.width - 12, top: 1.2 * text, bottom: size.height - 2.2 * text };
  const step = (edges.right - edges.left) / Math.max(1, images.length);
  return {
    ...frameOf(size, edges, extent),
    step,
    dot: Math.max(3, Math.min(7, 0.8 * step)),
    x: (place) => edges.left + (place + 0.5) * step,
  };
}

/** Compact: a reader sees it together with what stands below. */
export function heightFor(width: number, text: number): number {
  return Math.round(Math.min(640, Math.max(18 * text, 220, width * 0.22)));
}

/** The place under x; where places are narrower than two pixels, the one whose CTR is nearest. */
export function placeAt({ images, ctr }: Ranked, layout: Layout, x: number, y: number): number | null {
  if (images.length === 0 || x < layout.left - 8 || x > layout.right + 8) return null;
  const place = (at: number) => Math.max(0, Math.min(images.length - 1, Math.floor((at - layout.left) / layout.step)));
  let best = place(x);
  const away = (at: number) => Math.abs(layout.y(ctr[images[at]]) - y);
  for (let at = place(x - 1); at <= place(x + 1); at++) if (away(at) < away(best)) best = layout.step < 2 ? at : best;
  return best;
}
