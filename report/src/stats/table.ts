// What the statistics are about: features by row, and the clicks of each row. Rows are images, in
// any fixed order. Arrays that were handed over must not be changed afterwards: what follows from
// them is remembered.
import type { Measure } from '../core/document';

export type { Measure };

/** All features of a run, by row; lib/stats/feature_table.h. */
export interface Table {
  rows: number;
  features: number;
  /** points of feature f stand at offsets[f] .. offsets[f + 1] - 1, by ascending image */
  offsets: Uint32Array;
  image: Uint32Array;
  /** finite; a row that is neither listed nor missing has the value 0 */
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
  /** index into levels; -1 (or any that is none) for no level */
  ofRow: ArrayLike<number>;
}

/** What is known about the clicks of each row. */
export interface Outcomes {
  /** 0..1; NaN: the row is left out */
  ctr: Float64Array;
  clicks: ArrayLike<number> | null;
  impressions: ArrayLike<number> | null;
  /** rows with equal numbers are the same picture; -1: the row is left out */
  cluster: ArrayLike<number>;
  factors: Factor[];
}
