// Images that are one picture, and names that may be one creative in several sizes.
import type { Data } from '../core/data';
import type { View } from '../core/model';

export interface TwinGroup {
  /** the highest CTR first */
  images: number[];
  /** greatest CTR minus least */
  range: number;
}

/** Pictures that the view shows under two names or more with a CTR; the widest range first. */
export function samePictures({ images: { cluster } }: Data, { images: { ctr } }: View): TwinGroup[] {
  const groups = groupBy(Array.from(ctr, (_, i) => i).filter((i) => ctr[i] >= 0), (i) => cluster[i]);
  return groups
    .map((group) => group.sort((a, b) => ctr[b] - ctr[a] || a - b))
    .map((images) => ({ images, range: ctr[images[0]] - ctr[images[images.length - 1]] }))
    .sort((a, b) => b.range - a.range || a.images[0] - b.images[0]);
}

/**
 * Shown images whose names are equal without their `\d+x\d+`, in different pictures. Rule S3: it
 * looks at names only, never at clicks, and merges nothing.
 */
export function severalSizes({ images: { names, cluster } }: Data, { images: { shown } }: View): number[][] {
  const sized = names.map((_, i) => i).filter((i) => shown[i] === 1);
  return groupBy(sized, (i) => names[i].replace(/\d+x\d+/gi, '#'))
    .filter((group) => new Set(group.map((i) => cluster[i])).size > 1);
}

/** Groups of two or more, in the order of their first members. */
function groupBy<K>(images: number[], keyOf: (image: number) => K): number[][] {
  const groups = new Map<K, number[]>();
  for (const image of images) {
    const key = keyOf(image);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key)!.push(image);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
