// Places in ascending numbers.

/** The first place whose value is at least so much. */
export function firstAtOrAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place after the last one that equals the value at `first`. */
export function endOfTies(sorted: Float64Array, first: number): number {
  let end = first + 1;
  while (end < sorted.length && sorted[end] === sorted[first]) end++;
  return end;
}
