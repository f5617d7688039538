// Points by image: what each image has, where the document lists who has each feature.
import type { Data } from './data';
import type { View } from './model';

/** The features of image i stand at offsets[i] .. offsets[i + 1] - 1, by ascending feature. */
export interface PointsByImage {
  offsets: Uint32Array;
  feature: Uint32Array;
  value: Float64Array;
}

const remembered = new WeakMap<Data['points'], PointsByImage>();

/** The same points as `data.points`, sorted once by image. */
export function pointsByImage({ points, images }: Data): PointsByImage {
  const known = remembered.get(points);
  if (known !== undefined) return known;
  const sorted = sortByImage(points, images.names.length);
  remembered.set(points, sorted);
  return sorted;
}

function sortByImage({ offsets, image, value }: Data['points'], count: number): PointsByImage {
  const starts = new Uint32Array(count + 1);
  for (const i of image) starts[i + 1]++;
  for (let i = 0; i < count; i++) starts[i + 1] += starts[i];
  const next = starts.slice();
  const sorted = { offsets: starts, feature: new Uint32Array(image.length), value: new Float64Array(image.length) };
  for (let f = 0; f + 1 < offsets.length; f++) {
    for (let at = offsets[f]; at < offsets[f + 1]; at++) {
      const to = next[image[at]]++;
      sorted.feature[to] = f;
      sorted.value[to] = value[at];
    }
  }
  return sorted;
}

/** A feature with its value in one image. */
export interface Present {
  feature: number;
  value: number;
}

/** What an image has at the view's thresholds, whether a filter hides the feature or not. */
export function featuresOfImage(data: Data, { ranges }: View, image: number): Present[] {
  const { offsets, feature, value } = pointsByImage(data);
  const found: Present[] = [];
  for (let at = offsets[image]; at < offsets[image + 1]; at++) {
    const { least, greatest } = ranges[feature[at]];
    if (value[at] >= least && value[at] <= greatest) found.push({ feature: feature[at], value: value[at] });
  }
  return found;
}
