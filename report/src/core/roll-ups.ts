// Groups of features (any dog breed, people) take their values from their members.
import type { Points } from './columns';
import type { Members } from './document';

/**
 * The points with those of groups that have none of their own; `members` by index of the group,
 * whose members stand before it. `images`: how many there are.
 */
export function withRollUps(points: Points, members: Record<string, Members>, images: number): Points {
  const empty = Object.keys(members).map(Number).filter((f) => points.offsets[f] === points.offsets[f + 1]);
  if (empty.length === 0) return points;
  const groups = new Map(empty.map((f) => [f, valuesOf(points, members[f], images)]));
  const counts = Array.from(points.offsets.subarray(1), (end, f) =>
    groups.get(f)?.reduce((n, value) => (value > 0 ? n + 1 : n), 0) ?? end - points.offsets[f]);
  const offsets = new Uint32Array(points.offsets.length);
  counts.forEach((n, f) => void (offsets[f + 1] = offsets[f] + n));
  const image = new Uint32Array(offsets[counts.length]);
  const value = new Float64Array(offsets[counts.length]);
  for (let f = 0; f < counts.length; f++) {
    const values = groups.get(f);
    if (values === undefined) {
      image.set(points.image.subarray(points.offsets[f], points.offsets[f + 1]), offsets[f]);
      value.set(points.value.subarray(points.offsets[f], points.offsets[f + 1]), offsets[f]);
    } else {
      writeValues(values, image, value, offsets[f]);
    }
  }
  return { offsets, image, value };
}

/** By image; in the order of the members, so that sums are those of C++ to the last bit. */
function valuesOf({ offsets, image, value }: Points, { features, combine, least }: Members, images: number): Float64Array {
  const values = new Float64Array(images);
  features.forEach((f, m) => {
    for (let i = offsets[f]; i < offsets[f + 1]; i++) {
      if (value[i] < least[m]) continue;
      const at = image[i];
      values[at] = combine === 'sum' ? values[at] + value[i] : Math.max(values[at], value[i]);
    }
  });
  return values;
}

function writeValues(values: Float64Array, image: Uint32Array, value: Float64Array, from: number): void {
  for (let i = 0; i < values.length; i++) {
    if (values[i] <= 0) continue;
    image[from] = i;
    value[from++] = values[i];
  }
}
