// 120 images with counts: "dog" in half of them, "red" as a share, a template of twelve levels.
import type { Data } from '../src/core/data';
import { kindNamed } from './kinds';
import { madeUp } from './made-up';

/** Numbers in 0..1 that look random and never change. */
function noise(i: number): number {
  const x = Math.sin(12.9898 * (i + 1)) * 43758.5453;
  return x - Math.floor(x);
}

/** CTR about 2 %, 1 point more with a dog; "cat" is in every third image; "bright" has no absence. */
export function manyImages(): Data {
  const n = 120;
  const impressions = Float64Array.from({ length: n }, (_, i) => 1000 + Math.floor(4000 * noise(i)));
  const hasDog = (i: number) => noise(i + 500) < 0.5;
  const clicks = impressions.map((shown, i) => Math.round(shown * (0.015 + 0.01 * noise(i + 900) + (hasDog(i) ? 0.01 : 0))));
  const all = Array.from({ length: n }, (_, i) => i);
  const columns: [number, number][][] = [
    all.filter(hasDog).map((i) => [i, 0.5 + 0.4 * noise(i + 50)]),
    all.filter((i) => i % 4 !== 0).map((i) => [i, noise(i + 70)]),
    all.filter((i) => i % 3 === 0).map((i) => [i, 0.9]),
    all.map((i) => [i, 1 + noise(i + 90)]),
  ];
  const offsets = new Uint32Array(columns.length + 1);
  columns.forEach((column, f) => (offsets[f + 1] = offsets[f] + column.length));
  const feature = (key: string, kind: number, threshold: number, measure: 'presence' | 'both' | 'rank') =>
    ({ ...madeUp().features[0], key, name: key, shown: key, distinct: key, noun: key, kind, threshold, measure, confidence: kind === 0, missing: null });
  return {
    ...madeUp(),
    images: {
      names: all.map((i) => `image ${i}`), ctr: clicks.map((c, i) => c / impressions[i]), clicks, impressions, cluster: all, family: all,
    },
    factors: [{ name: 'template', shown: 'template', from: 'name', offered: true, use: 'offered', levels: Array.from({ length: 12 }, (_, i) => `t${i}`), ofImage: all.map((i) => i % 12), ofRow: null }],
    kinds: [kindNamed('object'), kindNamed('colour'), kindNamed('quality')],
    features: [feature('dog', 0, 0.25, 'presence'), feature('red', 1, 0.01, 'both'), feature('cat', 0, 0.25, 'presence'), feature('bright', 2, 0, 'rank')],
    points: {
      offsets,
      image: Uint32Array.from(columns.flat(), ([image]) => image),
      value: Float64Array.from(columns.flat(), ([, value]) => value),
    },
  };
}
