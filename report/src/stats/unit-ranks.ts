// Ranks of sparse features by unit. Since centred ranks of an outcome sum to 0, a feature's ranks
// may be taken relative to that of its zeros, which then need no visit.

import { endOfTies, firstAtOrAbove } from './ties';

export interface FeatureRanks {
  /** by point: midrank minus the midrank of the units without a point */
  relative: Float64Array;
  /** sum (rank - mean rank)^2 over all known units, zeros too */
  squares: number;
  /** of all known units' values; the mean of the middle two for an even number */
  median: number;
}

/** `values`: those that are not 0, in the order of the points; `known`: units with the zeros. */
export function ranksOf(values: Float64Array, known: number): FeatureRanks {
  const sorted = values.slice().sort();
  const zeros = known - sorted.length;
  const negative = firstAtOrAbove(sorted, 0);
  const rankOfZero = negative + (zeros + 1) / 2;
  const rankAt = new Float64Array(sorted.length);
  let ties = zeros * zeros * zeros - zeros;
  for (let first = 0; first < sorted.length; ) {
    const end = endOfTies(sorted, first);
    const t = end - first;
    ties += t * t * t - t;
    rankAt.fill((first + 1 + end) / 2 + (first < negative ? 0 : zeros) - rankOfZero, first, end);
    first = end;
  }
  const at = (rank: number) =>
    rank < negative ? sorted[rank] : rank < negative + zeros ? 0 : sorted[rank - zeros];
  const relative = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) relative[i] = rankAt[firstAtOrAbove(sorted, values[i])];
  return {
    relative,
    squares: (known * known * known - known - ties) / 12,
    median: known === 0 ? 0 : (at(Math.floor((known - 1) / 2)) + at(Math.floor(known / 2))) / 2,
  };
}
