// The points of a view, feature by feature, and by image.
import type { Data } from '../data';
import type { View } from '../model';

/** A point: an image's value of a feature. */
export interface Spot {
  feature: number;
  image: number;
  value: number;
}

/** All points of one image, in the order of the view's features. */
export function pointsOfImage({ points }: Data, view: View, image: number): Spot[] {
  if (Number.isNaN(view.images.ctr[image])) return [];
  const spots: Spot[] = [];
  for (const { feature } of view.rows) {
    const i = find(points.image, points.offsets[feature], points.offsets[feature + 1], image);
    if (i < 0) continue;
    const value = points.value[i];
    const { least, greatest } = view.ranges[feature];
    if (value >= least && value <= greatest) spots.push({ feature, image, value });
  }
  return spots;
}

/** Position of `wanted` in ascending list[from..to), or -1. */
export function find(list: ArrayLike<number>, from: number, to: number, wanted: number): number {
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
