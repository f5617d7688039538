// The spread between names of the same picture, in a view.
import type { Data } from '../core/data';
import type { ShownImages } from '../core/image-filter';
import { samePictureSpread, type SamePictureSpread } from '../stats/clusters';
import type { View } from '../core/model';

const remembered = new WeakMap<ShownImages, SamePictureSpread>();

/** Null where clicks and impressions are not known: CTRs alone do not tell noise from spread. */
export function spreadOf({ images: { cluster } }: Data, { images }: View): SamePictureSpread | null {
  if (images.clicks === null || images.impressions === null) return null;
  let spread = remembered.get(images);
  if (spread === undefined) remembered.set(images, (spread = samePictureSpread(images.clicks, images.impressions, cluster)));
  return spread;
}
