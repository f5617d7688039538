// Which part of the scatter a gesture asks for. Pure. A zoom names places of the view's rows and a
// range of CTRs; a side that is not narrowed keeps all there is, also after a filter changes.
import type { Box } from '../plot/gestures';
import type { Zoom } from '../../core/state';
import type { Layout } from './layout';
import type { Plotted } from './plotted';

/** All columns and all CTRs, as a zoom. */
export const whole: Zoom = { from: 0, to: 1_000_000, low: 0, high: 1 };

/** Boxes thinner than this, in CSS pixels, narrow only the other direction. */
const thin = 14;

/** The part inside a box, or null where it holds no column. */
export function zoomToBox(box: Box, plotted: Plotted, layout: Layout, now: Zoom | null): Zoom | null {
  const before = now ?? whole;
  const wide = box.right - box.left >= thin;
  const high = box.bottom - box.top >= thin;
  if (!wide && !high) return now;
  const columns = wide ? columnsIn(box, plotted, layout) : before;
  if (columns === null) return null;
  const ctrs = high ? ctrsIn(box, layout, before) : before;
  return { from: columns.from, to: columns.to, low: ctrs.low, high: ctrs.high };
}

function columnsIn({ left, right }: Box, { places }: Plotted, layout: Layout): { from: number; to: number } | null {
  const first = Math.max(0, layout.columnAt(left));
  const last = Math.min(places.length - 1, layout.columnAt(right));
  return first > last ? null : { from: places[first], to: places[last] + 1 };
}

/** Rounded outwards to a hundredth of a point, so that the hash stays short. */
function ctrsIn({ top, bottom }: Box, layout: Layout, before: Zoom): { low: number; high: number } {
  const low = Math.max(before.low, Math.floor(layout.ctrAt(bottom) * 1e5) / 1e5);
  const high = Math.min(before.high, Math.ceil(layout.ctrAt(top) * 1e5) / 1e5);
  return { low: Number(low.toFixed(5)), high: Number(high.toFixed(5)) };
}

/**
 * Fewer columns (factor above 1) or more (below 1) around a column, which keeps its share of the
 * width; null: all of them and all CTRs. `count`: rows of the view.
 */
export function zoomBy(factor: number, column: number, plotted: Plotted, count: number, now: Zoom | null): Zoom | null {
  const { low, high, ...range } = now ?? whole;
  const from = Math.min(range.from, count - 1);
  const to = Math.min(range.to, count);
  const span = Math.max(1, Math.round((to - from) / factor));
  if (span >= count) return low > whole.low || high < whole.high ? { ...whole, low, high } : null;
  const middle = plotted.places[Math.max(0, Math.min(plotted.places.length - 1, column))] ?? from;
  const share = (middle - from) / Math.max(1, to - from);
  return within({ from: Math.round(middle - share * span), to: 0, low, high }, span, count);
}

/** The next part of the same size to the left (-1) or right (+1), or null at the end. */
export function panned(step: number, count: number, now: Zoom | null): Zoom | null {
  if (now === null) return null;
  const span = Math.min(now.to, count) - now.from;
  const next = within({ ...now, from: now.from + step * Math.max(1, Math.floor(span / 2)) }, span, count);
  return next.from === now.from ? null : next;
}

function within(zoom: Zoom, span: number, count: number): Zoom {
  const from = Math.max(0, Math.min(zoom.from, count - span));
  return { ...zoom, from, to: from + span };
}
