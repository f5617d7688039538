// The box that a chart of CTRs is drawn in, and its CTR axis; all in CSS pixels. Pure.
import { scaleLinear } from '../linear-scale';

export interface Size {
  width: number;
  height: number;
}

/** Where the axes end: everything outside belongs to labels. */
export interface Edges {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The smallest and the greatest CTR that is shown, 0..1. */
export interface Extent {
  low: number;
  high: number;
}

export interface Frame extends Size, Edges {
  /** the ends of the CTR axis */
  domain: Extent;
  y(ctr: number): number;
  ctrAt(y: number): number;
  ticks: number[];
}

export function frameOf({ width, height }: Size, edges: Edges, extent: Extent): Frame {
  const scale = scaleLinear(domainOf(extent), [edges.bottom, edges.top]).nice(5);
  const [low, high] = scale.domain();
  return {
    width,
    height,
    ...edges,
    domain: { low, high },
    y: (ctr) => scale(ctr),
    ctrAt: (y) => scale.invert(y),
    ticks: scale.ticks(5),
  };
}

/** The axis fits the CTRs; it begins at 0 unless that would leave a third of it empty. */
function domainOf({ low, high }: Extent): [number, number] {
  if (!(high > low)) return [0, 2 * high || 0.01];
  return [low > high / 3 ? low : 0, high];
}

/** Text that stands left of the axis needs this much room; `text`: its size. */
export function axisRoom(text: number): number {
  return 4.2 * text;
}
