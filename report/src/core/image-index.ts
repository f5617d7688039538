// What a document says image by image, where it lists who has each feature.
import type { Data } from './data';
import type { Range } from './analysed';

/** The features of image i stand at offsets[i] .. offsets[i + 1] - 1, by ascending feature. */
export interface PointsByImage {
  offsets: Uint32Array;
  feature: Uint32Array;
  value: Float64Array;
}

/** What a document says image by image, made when it is first asked for. */
export class ImageIndex {
  private knownPoints: PointsByImage | undefined;
  private knownPlaces: Uint32Array | undefined;

  constructor(private readonly data: Pick<Data, 'points' | 'images'>) {}

  /** The same points as the document's, sorted by image. */
  get points(): PointsByImage {
    const { points, images } = this.data;
    return (this.knownPoints ??= sortByImage(points, images.names.length));
  }

  /** By image: its place in the order of names. */
  get placesByName(): Uint32Array {
    return (this.knownPlaces ??= placesOfNames(this.data.images.names));
  }
}

function placesOfNames(names: string[]): Uint32Array {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const sorted = names.map((_, i) => i).sort((a, b) => compare(names[a], names[b]) || a - b);
  const places = new Uint32Array(names.length);
  for (let i = 0; i < sorted.length; i++) places[sorted[i]] = i;
  return places;
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
export function featuresOfImage({ byImage, ranges }: { byImage: ImageIndex; ranges: Range[] }, image: number): Present[] {
  const { offsets, feature, value } = byImage.points;
  const found: Present[] = [];
  for (let at = offsets[image]; at < offsets[image + 1]; at++) {
    const { least, greatest } = ranges[feature[at]];
    if (value[at] >= least && value[at] <= greatest) found.push({ feature: feature[at], value: value[at] });
  }
  return found;
}
