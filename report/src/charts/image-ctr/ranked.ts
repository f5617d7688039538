// All shown images in the reader's order, each with the interval of its own CTR. Pure.
import type { Intervals } from '../../core/shown-images';
import { sortImages } from '../../images/found';
import type { View } from '../../core/model';
import { extentOf, type Extent } from '../plot/extent';

export interface Ranked {
  /** from left to right; only those with a CTR */
  images: number[];
  /** by image: where it stands, or -1 */
  places: Int32Array;
  /** by image, 0..1 */
  ctr: Float64Array;
  intervals: Intervals;
  /** of the CTRs, as far as the axis shows them */
  extent: Extent;
}

export function rankedOf(view: View): Ranked {
  const { ctr, shown } = view.images;
  const images: number[] = [];
  for (let i = 0; i < shown.length; i++) if (shown[i] === 1 && !Number.isNaN(ctr[i])) images.push(i);
  sortImages(view, images);
  const places = new Int32Array(shown.length).fill(-1);
  images.forEach((image, place) => void (places[image] = place));
  const extent = extentOf(Float64Array.from(images, (image) => ctr[image]));
  return { images, places, ctr, intervals: view.images.intervals, extent };
}

/** Where a key leads from a place; null: it leads nowhere. */
export function placeAfter({ images, ctr }: Ranked, from: number | null, key: string): number | null {
  const last = images.length - 1;
  if (last < 0) return null;
  if (from === null) return key === 'End' ? last : 0;
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -images.length, End: images.length };
  if (key in steps) return Math.max(0, Math.min(last, from + steps[key]));
  if (key !== 'n' && key !== 'N') return null;
  const ties = images.map((_, place) => place).filter((place) => ctr[images[place]] === ctr[images[from]]);
  return ties[(ties.indexOf(from) + (key === 'n' ? 1 : ties.length - 1)) % ties.length];
}
