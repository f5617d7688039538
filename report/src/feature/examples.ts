// Which images show a feature best, and which of them were clicked most and least. Pure.
import type { Data } from '../core/data';
import type { View } from '../core/model';

/** An image that has a feature, with its value there. */
export interface Example {
  image: number;
  value: number;
}

export interface Examples {
  /** by value, the greatest first */
  surest: Example[];
  /** by CTR, the highest and the lowest first */
  best: Example[];
  worst: Example[];
}

/** Images that pass the filters, have a CTR and the feature at its threshold; of equal pictures
 * the first one. */
export function imagesWith({ points, images: { cluster } }: Data, { images, ranges }: View, f: number): Example[] {
  const { least, greatest } = ranges[f];
  const seen = new Set<number>();
  const found: Example[] = [];
  for (let i = points.offsets[f]; i < points.offsets[f + 1]; i++) {
    const image = points.image[i];
    const value = points.value[i];
    if (value < least || value > greatest || Number.isNaN(images.ctr[image]) || seen.has(cluster[image])) continue;
    seen.add(cluster[image]);
    found.push({ image, value });
  }
  return found;
}

/** Up to `most` of each; images that are among the best are not among the worst. */
export function examplesOf(data: Data, view: View, f: number, most: number): Examples {
  const all = imagesWith(data, view, f);
  const ctr = ({ image }: Example) => view.images.ctr[image];
  const surest = [...all].sort((a, b) => b.value - a.value || a.image - b.image).slice(0, most);
  const byCtr = [...all].sort((a, b) => ctr(b) - ctr(a) || a.image - b.image);
  const best = byCtr.slice(0, Math.min(most, Math.ceil(byCtr.length / 2)));
  const worst = byCtr.slice(best.length).slice(-most).reverse();
  return { surest, best, worst };
}
