// The points of a view, feature by feature.
import type { Data } from '../../core/data';
import type { View } from '../../core/model';

/** A point: an image's value of a feature. */
export interface Point {
  feature: number;
  image: number;
  value: number;
}

/** Calls back for every point of the feature at one place of the view. */
export function eachPointOf(data: Data, view: View, place: number, callback: (image: number, value: number) => void): void {
  eachImageWith(data, view, view.rows[place].feature, callback);
}

/** Calls back for every shown image that has a feature at the view's thresholds, and a CTR. */
export function eachImageWith({ points }: Data, view: View, feature: number, callback: (image: number, value: number) => void): void {
  const { least, greatest } = view.ranges[feature];
  for (let i = points.offsets[feature]; i < points.offsets[feature + 1]; i++) {
    const value = points.value[i];
    const image = points.image[i];
    if (value >= least && value <= greatest && !Number.isNaN(view.images.ctr[image])) callback(image, value);
  }
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
