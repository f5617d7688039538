// Which images are listed, and in which order.
import type { Data } from '../core/data';
import type { View } from '../core/model';
import type { ImageOrder } from '../core/state';
import { orderedBy } from '../measures/columns';

/** Images that pass all filters and the search, in the reader's order; those without a CTR last. */
export function imagesOf(data: Data, view: View): number[] {
  const { images, state } = view;
  const list = data.images.names;
  const wanted = state.images.trim().toLowerCase();
  const kept = having(data, view);
  const found: number[] = [];
  for (let i = 0; i < list.length; i++) {
    if (images.shown[i] === 1 && kept[i] === 1 && (wanted === '' || list[i].toLowerCase().includes(wanted))) found.push(i);
  }
  return sortByMeasure(data, view, found) ?? sortImages(view, found);
}

/** Those that the measure says nothing of come last; null where the reader orders by none. */
function sortByMeasure(data: Data, { state }: View, found: number[]): number[] | null {
  const by = orderedBy(data, state);
  if (by === null) return null;
  const { column: { values }, sign } = by;
  const last = (x: number) => (Number.isNaN(x) ? Infinity : sign * x);
  return found.sort((a, b) => last(values[a]) - last(values[b]) || a - b);
}

/** Sorts images in place by the reader's order; those without a CTR come last. */
export function sortImages({ images, state, byImage }: View, found: number[]): number[] {
  const last = (x: number) => (Number.isNaN(x) ? -Infinity : x);
  const by: Record<ImageOrder, (a: number, b: number) => number> = {
    high: (a, b) => last(images.ctr[b]) - last(images.ctr[a]) || 0,
    low: (a, b) => last(-images.ctr[b]) - last(-images.ctr[a]) || 0,
    impressions: (a, b) => (images.impressions?.[b] ?? 0) - (images.impressions?.[a] ?? 0),
    name: (a, b) => byImage.placesByName[a] - byImage.placesByName[b],
  };
  const compare = by[state.imageOrder];
  return found.sort((a, b) => compare(a, b) || a - b);
}

/** 1: the image has every wanted feature at the view's thresholds; unknown keys ask for nothing. */
function having({ features, images, points }: Data, { state, ranges }: View): Uint8Array {
  const kept = new Uint8Array(images.names.length).fill(1);
  for (const key of state.having) {
    const f = features.findIndex((feature) => feature.key === key);
    if (f < 0) continue;
    const has = new Uint8Array(kept.length);
    for (let at = points.offsets[f]; at < points.offsets[f + 1]; at++) {
      const value = points.value[at];
      if (value >= ranges[f].least && value <= ranges[f].greatest) has[points.image[at]] = 1;
    }
    for (let i = 0; i < kept.length; i++) kept[i] &= has[i];
  }
  return kept;
}
