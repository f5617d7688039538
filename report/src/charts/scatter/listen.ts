// Pointer, wheel and keys on the scatter.
import type { View } from '../../core/model';
import type { Context } from '../../page/part';
import { listen, type Box, type Position } from '../plot/gestures';
import type { Surface } from '../plot/surface';
import { nearest, neighbour } from './nearest';
import type { Layout } from './layout';
import type { Plotted, PlottedPoint } from './plotted';
import { panned, zoomToBox } from './zoom';

/** Wheel events come in bursts: one zoom for all within this time, in milliseconds. */
const burst = 80;
const doubleClickFactor = 4;

/** The chart as the reader steers it. */
export interface Steered {
  /** what is on the screen; null: there is no room, or no point */
  readonly drawn: { view: View; plotted: Plotted; layout: Layout } | null;
  /** the point that the reader is at */
  readonly at: PlottedPoint | null;
  /** Takes the reader to a point, or to none. */
  moveTo(point: PlottedPoint | null, speak?: boolean): void;
  /** Shows fewer columns around one (factor above 1), more (below 1), or all (null). */
  zoom(factor: number | null, around?: number): void;
}

export function listenToReader(scatter: Steered, surface: Surface, { change }: Context, showBox: (box: Box | null) => void): void {
  const { element } = surface;
  const under = ({ x, y }: Position) => (scatter.drawn === null ? null : nearest(scatter.drawn.plotted, scatter.drawn.layout, x, y));
  const columnAt = ({ x }: Position) => scatter.drawn?.layout.columnAt(x);
  const pin = (point: PlottedPoint | null) => {
    if (point !== null) change({ pinned: point.image === scatter.drawn?.view.state.pinned ? null : point.image });
  };
  listen(element, (event) => surface.positionOf(event), {
    point: (at) => scatter.moveTo(at === null ? null : under(at)),
    click: (at) => pin(under(at)),
    drag: showBox,
    dragged(box) {
      if (scatter.drawn === null) return;
      const { plotted, layout, view } = scatter.drawn;
      change({ zoom: zoomToBox(box, plotted, layout, view.state.zoom) ?? view.state.zoom });
    },
    pinched: (factor, at) => scatter.zoom(factor, columnAt(at)),
  });
  element.addEventListener('dblclick', (event) => {
    const zoomed = scatter.drawn?.view.state.zoom !== null;
    scatter.zoom(zoomed ? null : doubleClickFactor, columnAt(surface.positionOf(event)));
  });
  element.addEventListener('blur', () => scatter.moveTo(null));
  element.addEventListener('keydown', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && key(scatter, event.key, change, pin)) event.preventDefault();
  });
  listenToWheel(element, (factor, event) => scatter.zoom(factor, columnAt(surface.positionOf(event))));
}

/** Whether the key meant something. */
function key(scatter: Steered, name: string, change: Context['change'], pin: (point: PlottedPoint | null) => void): boolean {
  if (scatter.drawn === null) return false;
  if (name === 'Escape') {
    scatter.moveTo(null);
    change({ pinned: null });
  } else if (name === 'Enter' || name === ' ') pin(scatter.at);
  else if (name === 'o') scatter.at !== null && change({ image: scatter.at.image });
  else if (name === '+' || name === '=') scatter.zoom(2);
  else if (name === '-') scatter.zoom(0.5);
  else if (name === '0') scatter.zoom(null);
  else return move(scatter, name, change);
  return true;
}

function move(scatter: Steered, name: string, change: Context['change']): boolean {
  if (!/^(Arrow(Left|Right|Up|Down)|Home|End|PageUp|PageDown|n|N)$/.test(name)) return false;
  const { plotted, view } = scatter.drawn!;
  const next = neighbour(plotted, scatter.at, name);
  const atEdge = next !== null && next.column === scatter.at?.column && /^(ArrowLeft|ArrowRight|PageUp|PageDown)$/.test(name);
  const zoom = atEdge ? panned(/Left|Up/.test(name) ? -1 : +1, plotted.count, view.state.zoom) : null;
  if (zoom === null) scatter.moveTo(next, true);
  else change({ zoom }, 'going');
  return true;
}

/** The wheel scrolls the page; with Ctrl (which a trackpad's pinch sends too) it zooms. */
function listenToWheel(element: HTMLElement, zoom: (factor: number, event: WheelEvent) => void): void {
  let turned = 0;
  element.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    if (turned === 0) setTimeout(() => {
      zoom(2 ** (-turned / 120), event);
      turned = 0;
    }, burst);
    turned += event.deltaY;
  }, { passive: false });
}
