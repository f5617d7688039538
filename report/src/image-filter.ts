// Which images a view shows, and with which clicks: the filters by factor and by date.
import type { Data } from './data';
import type { ViewState } from './state';

export interface ShownImages {
  /** 1: the image passes the filters */
  shown: Uint8Array;
  /** 0..1, of the clicks that pass; NaN: not shown, or no CTR is known */
  ctr: Float64Array;
  /** 0 where an image is not shown; null where only CTRs are known */
  clicks: ArrayLike<number> | null;
  impressions: ArrayLike<number> | null;
  /** how many are shown, and how many of these have a CTR */
  count: number;
  withCtr: number;
}

/** All images with all their clicks. */
export function shownImages({ images }: Data, _state: ViewState): ShownImages {
  const shown = new Uint8Array(images.names.length).fill(1);
  const withCtr = images.ctr.reduce((n, ctr) => (Number.isNaN(ctr) ? n : n + 1), 0);
  const { ctr, clicks, impressions } = images;
  return { shown, ctr, clicks, impressions, count: shown.length, withCtr };
}
