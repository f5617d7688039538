// The points of a view, column by column, and by image.
import type { Data } from '../data';
import type { View } from '../model';

/** A point: the place of its column, the feature there, and its image. */
export interface Spot {
  place: number;
  feature: number;
  image: number;
  value: number;
}

/** Calls back for every point of one column. */
export function eachPointOf(
  { points }: Data,
  view: View,
  place: number,
  callback: (image: number, value: number) => void,
): void {
  const f = view.rows[place].feature;
  const { least, greatest } = view.ranges[f];
  for (let i = points.offsets[f]; i < points.offsets[f + 1]; i++) {
    const value = points.value[i];
    const image = points.image[i];
    if (value < least || value > greatest || Number.isNaN(view.images.ctr[image])) continue;
    callback(image, value);
  }
}

/** All points of one image, from left to right. */
export function pointsOfImage({ points }: Data, view: View, wanted: number): Spot[] {
  if (Number.isNaN(view.images.ctr[wanted])) return [];
  const spots: Spot[] = [];
  view.rows.forEach(({ feature: f }, place) => {
    const i = find(points.image, points.offsets[f], points.offsets[f + 1], wanted);
    if (i < 0) return;
    const value = points.value[i];
    const { least, greatest } = view.ranges[f];
    if (value >= least && value <= greatest) spots.push({ place, feature: f, image: wanted, value });
  });
  return spots;
}

/** Position of `wanted` in ascending list[from..to), or -1. */
function find(list: Uint32Array, from: number, to: number, wanted: number): number {
  while (from < to) {
    const middle = (from + to) >> 1;
    if (list[middle] < wanted) from = middle + 1;
    else if (list[middle] > wanted) to = middle;
    else return middle;
  }
  return -1;
}

/** How strongly a value is drawn, 0..1: the surer the model, the stronger. */
export function strengthOf(value: number, confidence: boolean): number {
  return confidence ? 0.3 + 0.7 * Math.min(1, value) : 0.75;
}
