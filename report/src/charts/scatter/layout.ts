// Where things stand in the scatter, in CSS pixels. Pure.
import { axisRoom, frameOf, type Frame, type Size } from '../plot/frame';
import type { Plotted } from './plotted';

export interface Layout extends Frame {
  /** width of a feature's column */
  column: number;
  /** diameter of a point; marked ones are never smaller than `markedDot` */
  dot: number;
  markedDot: number;
  /** middle of a column */
  x(column: number): number;
  /** the column at x, which may lie outside of the axis */
  columnAt(x: number): number;
}

/** `text`: size of the labels. */
export function layoutOf(plotted: Plotted, size: Size, text = 12): Layout {
  const { width, height } = size;
  const edges = { left: axisRoom(text), right: width - 12, top: 1.2 * text, bottom: height - (width < 640 ? 7 : 8) * text };
  const column = (edges.right - edges.left) / Math.max(1, plotted.rows.length);
  const dot = Math.max(2, Math.min(8, column * 0.7));
  return {
    ...frameOf(size, edges, plotted.extent),
    column,
    dot,
    markedDot: Math.max(7, dot + 2),
    x: (at) => edges.left + (at + 0.5) * column,
    columnAt: (x) => Math.floor((x - edges.left) / column),
  };
}

/** Height that suits a width: wide enough pages show a chart of 5 by 2. */
export function heightFor(width: number, text: number): number {
  return Math.round(Math.min(1100, Math.max(24 * text, 340, width * 0.4)));
}
