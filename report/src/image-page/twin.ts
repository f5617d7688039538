// The better-performing twin: what most resembles an image and has a higher CTR.
import type { Data } from '../core/data';
import type { LookAlike } from '../core/details';
import { featuresOfImage } from '../core/image-index';
import type { View } from '../core/model';

/** From this cosine of two embeddings on, images count as look-alikes here. */
export const alikeFrom = 0.75;

export interface Twin {
  image: number;
  /** of the embeddings; 1: the same picture under another name */
  cosine: number;
  isSame: boolean;
  /** features that only the twin has, and that only the image has: marked ones first */
  gains: number[];
  lacks: number[];
}

/** Among the same picture's other names and the given look-alikes; null where none has more. */
export function betterTwin(data: Data, view: View, image: number, alikes: readonly LookAlike[]): Twin | null {
  const { ctr } = view.images;
  const isBetter = (other: number) => other !== image && ctr[other] > ctr[image];
  const same = samePicture(data, image).filter(isBetter).sort((a, b) => ctr[b] - ctr[a] || a - b)[0];
  const alike = alikes.find((each) => each.cosine >= alikeFrom && isBetter(each.image));
  if (same !== undefined) return { image: same, cosine: 1, isSame: true, gains: [], lacks: [] };
  if (alike === undefined) return null;
  const [own, others] = [image, alike.image].map((i) => presenceOf(data, view, i));
  const only = (a: Set<number>, b: Set<number>) => clearestFirst(view, [...a].filter((f) => !b.has(f)));
  return { ...alike, isSame: false, gains: only(others, own), lacks: only(own, others) };
}

/** The image itself is not among them. */
export function samePicture({ images: { cluster } }: Data, image: number): number[] {
  return Array.from(cluster, (_, i) => i).filter((i) => i !== image && cluster[i] === cluster[image]);
}

/** Features that an image has or has not; measures that each image has a value of say nothing. */
function presenceOf(data: Data, view: View, image: number): Set<number> {
  return new Set(featuresOfImage(view, image)
    .filter(({ feature }) => data.features[feature].measure !== 'rank' && view.rowOf[feature] !== null)
    .map(({ feature }) => feature));
}

function clearestFirst(view: View, features: number[]): number[] {
  const q = (f: number) => { const value = view.rowOf[f]!.q; return Number.isNaN(value) ? 2 : value; };
  return features.sort((a, b) => q(a) - q(b) || a - b);
}
