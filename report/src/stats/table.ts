// What the statistics are about: features by image, and the clicks of each. Arrays that were handed
// over must not be changed afterwards: what follows from them is remembered.
import type { Measure } from '../core/document';

export type { Measure };

/** All features of a run, by image; lib/stats/feature_table.h. */
export interface Table {
  /** images */
  rows: number;
  features: number;
  /** points of feature f stand at offsets[f] .. offsets[f + 1] - 1, by ascending image */
  offsets: Uint32Array;
  image: Uint32Array;
  /** finite; an image that is neither listed nor missing has the value 0 */
  value: Float64Array;
  measure: Measure[];
  /** by feature: 1 where a model failed or was off (rule S2); features may share an array */
  missing: (Uint8Array | null)[];
  /** by feature; decide the order of ties in the ranking, which else is the table's */
  keys?: readonly string[];
}

/** Something read from an image's name or a metrics column, such as its template. */
export interface Factor {
  name: string;
  levels: string[];
  /** index into levels by image; -1 (or any that is none) for no level */
  ofRow: ArrayLike<number>;
  /** the same by row of clicks, where it varies within images; else undefined */
  ofClickRow?: ArrayLike<number> | null;
  /** it is the unit of error only (S20), and never held fixed */
  same?: boolean;
}

/** Clicks of the images as far as the metrics tell them apart. */
export interface ClickRows {
  image: ArrayLike<number>;
  /** 0 where the row does not count */
  clicks: ArrayLike<number>;
  impressions: ArrayLike<number>;
}

/** What is known about the clicks of each image. */
export interface Outcomes {
  /** 0..1; NaN: the image is left out */
  ctr: Float64Array;
  clicks: ArrayLike<number> | null;
  impressions: ArrayLike<number> | null;
  /** images with equal numbers are one creative family (S20); null: each is its own */
  family: ArrayLike<number> | null;
  /** needed only where a factor varies within images */
  clickRows?: ClickRows | null;
  factors: Factor[];
}
