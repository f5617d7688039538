// The place of one image among all that the filters show, by CTR.
export interface Rank {
  /** 1: the highest CTR */
  place: number;
  /** images with a CTR */
  of: number;
  /** other images with exactly this CTR */
  ties: number;
}

/** Null where the image has no CTR. */
export function rankOf(ctr: Float64Array, image: number): Rank | null {
  const own = ctr[image];
  if (!(own >= 0)) return null;
  const rank = { place: 1, of: 0, ties: -1 };
  for (const other of ctr) {
    if (Number.isNaN(other)) continue;
    rank.of++;
    if (other > own) rank.place++;
    if (other === own) rank.ties++;
  }
  return rank;
}
