/** One family of hypotheses after Benjamini & Hochberg (1995, JRSS B 57:289). */
export interface FalseDiscovery {
  /** of each p given, 0..1 */
  q: Float64Array;
  /** R, those with q <= the rate */
  rejected: number;
  /**
   * Every interval of the family is drawn at level 1 - alpha, alpha = max(R, 1) rate / m; it
   * excludes 0 if and only if q <= rate (Benjamini & Yekutieli 2005, JASA 100:71). The rate itself
   * for an empty family.
   */
  alpha: number;
}

/** `p`: one per hypothesis, 0..1 each, none undefined; `rate`: the false discovery rate. */
export function falseDiscovery(p: ArrayLike<number>, rate = 0.05): FalseDiscovery {
  const m = p.length;
  const q = new Float64Array(m);
  if (m === 0) return { q, rejected: 0, alpha: rate };
  const order = Uint32Array.from(q, (_, i) => i).sort((a, b) => p[a] - p[b]);
  let least = 1;
  let rejected = 0;
  for (let rank = m; rank > 0; rank--) {
    least = Math.min(least, (p[order[rank - 1]] * m) / rank);
    q[order[rank - 1]] = least;
    if (least <= rate) rejected = Math.max(rejected, rank);
  }
  return { q, rejected, alpha: (Math.max(rejected, 1) * rate) / m };
}
