// Images that have something in common.

/** Groups of two or more, in the order of their first members. */
export function groupBy<K>(images: number[], keyOf: (image: number) => K): number[][] {
  const groups = new Map<K, number[]>();
  for (const image of images) {
    const key = keyOf(image);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key)!.push(image);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
