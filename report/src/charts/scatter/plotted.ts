// The points that stand in the scatter: those of the view that lie in the zoomed part, column by
// column. A feature without a point there has no column.
import type { Data } from '../../core/data';
import type { Row, View } from '../../core/model';
import { extentOf, type Extent } from '../plot/extent';
import type { Zoom } from '../../core/state';
import { columnsOf } from './columns';
import { find, type Point } from './points';

export interface Plotted {
  /** one column each, from left to right */
  rows: Row[];
  /** how many columns there are without a zoom */
  count: number;
  /** by column: its place among these */
  places: number[];
  /** points of column c stand at offsets[c] .. offsets[c + 1] - 1, by ascending image */
  offsets: number[];
  image: Uint32Array;
  value: Float64Array;
  /** by image, 0..1 */
  ctr: Float64Array;
  /** of the points' CTRs, as far as the axis shows them */
  extent: Extent;
  /** features within the zoomed part that have no point there */
  left: number;
}

export interface PlottedPoint extends Point {
  column: number;
}

export const everywhere: Zoom = { from: 0, to: Infinity, low: 0, high: 1 };

export function plottedOf(data: Data, view: View): Plotted {
  const zoom = view.state.zoom ?? everywhere;
  const ctr = view.images.ctr;
  const image = new Uint32Array(view.points);
  const value = new Float64Array(view.points);
  const columns = columnsOf(data, view);
  const plotted: Plotted = { rows: [], count: columns.length, places: [], offsets: [0], image, value, ctr, extent: { low: Infinity, high: -Infinity }, left: 0 };
  let n = 0;
  for (let place = zoom.from; place < Math.min(zoom.to, columns.length); place++) {
    const before = n;
    n = copyColumn(data, view, zoom, columns[place], plotted, n);
    if (n === before) {
      plotted.left++;
      continue;
    }
    plotted.rows.push(columns[place]);
    plotted.places.push(place);
    plotted.offsets.push(n);
  }
  return { ...plotted, image: image.subarray(0, n), value: value.subarray(0, n), extent: shownExtent(plotted, n, zoom) };
}

/** Appends the points of a feature after the first `n`; returns how many there are then. */
function copyColumn({ points }: Data, view: View, { low, high }: Zoom, { feature }: Row, { image, value, ctr }: Plotted, n: number): number {
  const { least, greatest } = view.ranges[feature];
  const end = points.offsets[feature + 1];
  for (let i = points.offsets[feature]; i < end; i++) {
    const v = points.value[i];
    const y = ctr[points.image[i]];
    if (!(v >= least && v <= greatest && y >= low && y <= high)) continue; // also where CTR is NaN
    image[n] = points.image[i];
    value[n++] = v;
  }
  return n;
}

/** Where the reader has chosen a range of CTRs, all of it is shown. */
function shownExtent({ image, ctr }: Plotted, n: number, { low, high }: Zoom): Extent {
  const ctrs = Float64Array.from(new Set(image.subarray(0, n)), (i) => ctr[i]);
  if (low <= everywhere.low && high >= everywhere.high) return extentOf(ctrs);
  return ctrs.reduce((extent, y) => ({ low: Math.min(extent.low, y), high: Math.max(extent.high, y) }), { low: Infinity, high: -Infinity });
}

/** The images that have a point above an axis which ends at `end`, and the columns of these points. */
export function pointsAbove({ rows, offsets, image, ctr }: Plotted, end: number): { images: number[]; columns: number[] } {
  const images = new Set<number>();
  const columns = rows.flatMap((_, column) => {
    const above = image.subarray(offsets[column], offsets[column + 1]).filter((i) => ctr[i] > end);
    above.forEach((i) => images.add(i));
    return above.length > 0 ? [column] : [];
  });
  return { images: [...images], columns };
}

/** The points of a column, from the lowest CTR to the highest. */
export function pointsOfColumn({ rows, offsets, image, value, ctr }: Plotted, column: number): PlottedPoint[] {
  const points: PlottedPoint[] = [];
  if (column < 0 || column >= rows.length) return points;
  const { feature } = rows[column];
  for (let i = offsets[column]; i < offsets[column + 1]; i++) points.push({ column, feature, image: image[i], value: value[i] });
  return points.sort((a, b) => ctr[a.image] - ctr[b.image] || a.image - b.image);
}

/** The points of an image, from left to right. */
export function pointsOfImage({ rows, offsets, image, value }: Plotted, wanted: number): PlottedPoint[] {
  const points: PlottedPoint[] = [];
  rows.forEach(({ feature }, column) => {
    const i = find(image, offsets[column], offsets[column + 1], wanted);
    if (i >= 0) points.push({ column, feature, image: wanted, value: value[i] });
  });
  return points;
}
