// Where things stand in the scatter, in CSS pixels. Pure.
import { scaleLinear } from '../linear-scale';
import type { View } from '../model';

export interface Size {
  width: number;
  height: number;
}

export interface Layout extends Size {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** width of a feature's column */
  column: number;
  /** diameter of a point */
  dot: number;
  x: (place: number) => number;
  y: (ctr: number) => number;
  ticks: number[];
}

/** One column per row of the view; y fits the images' CTRs. `text`: size of the labels. */
export function layoutOf(view: View, { width, height }: Size, text = 12): Layout {
  const left = 4.2 * text;
  const right = width - 8;
  const top = 14;
  const bottom = height - (width < 640 ? 7 : 8) * text;
  const column = (right - left) / Math.max(1, view.rows.length);
  const scale = scaleLinear([0, greatestCtr(view) || 0.01], [bottom, top]).nice(5);
  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    column,
    dot: Math.max(2, Math.min(8, column * 0.7)),
    x: (place) => left + (place + 0.5) * column,
    y: (ctr) => scale(ctr),
    ticks: scale.ticks(5),
  };
}

function greatestCtr({ images }: View): number {
  let greatest = 0;
  for (const ctr of images.ctr) if (ctr > greatest) greatest = ctr;
  return greatest;
}

/**
 * Columns that get a label, so that no two labels touch: marked ones first, then all others from
 * left to right, wherever `spacing` pixels are free.
 */
export function labelledPlaces(marked: boolean[], column: number, spacing: number): number[] {
  const apart = Math.max(1, Math.ceil(spacing / Math.max(column, 0.001)));
  const taken: number[] = [];
  const isFree = (place: number) => taken.every((other) => Math.abs(other - place) >= apart);
  marked.forEach((isMarked, place) => isMarked && isFree(place) && taken.push(place));
  const first = taken.length;
  for (let place = 0; place < marked.length; ) {
    const near = taken.slice(0, first).find((other) => Math.abs(other - place) < apart);
    if (near !== undefined) place = near + apart;
    else {
      taken.push(place);
      place += apart;
    }
  }
  return taken.sort((a, b) => a - b);
}
