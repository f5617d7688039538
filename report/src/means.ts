// Mean CTR with and without a feature, by the rule of lib/stats: pictures that are equal (one
// cluster) count once, with the mean of their CTRs; where a model had no result, neither side.
import type { Data } from './data';
import type { Range } from './model';

export interface Means {
  with: number;
  without: number;
  ctrWith: number;
  ctrWithout: number;
}

/** Clusters by number: the mean CTR of their images, NaN without any. */
export function clusterCtr({ images }: Data): Float64Array {
  const clusters = images.names.length;
  const sum = new Float64Array(clusters);
  const n = new Uint32Array(clusters);
  for (let i = 0; i < images.names.length; i++) {
    if (Number.isNaN(images.ctr[i])) continue;
    sum[images.cluster[i]] += images.ctr[i];
    n[images.cluster[i]]++;
  }
  return sum.map((total, c) => (n[c] === 0 ? NaN : total / n[c]));
}

const remembered = new WeakMap<Data, Float64Array>();

function ctrOf(data: Data): Float64Array {
  let ctr = remembered.get(data);
  if (ctr === undefined) remembered.set(data, (ctr = clusterCtr(data)));
  return ctr;
}

export function groupMeans(data: Data, f: number, range: Range): Means {
  const { points, images, kinds, features } = data;
  const ctr = ctrOf(data);
  const missing = kinds[features[f].kind].missing;
  const side = new Uint8Array(ctr.length); // 0 without, 1 with, 2 neither
  if (missing !== null) missing.forEach((flag, i) => flag === 1 && (side[images.cluster[i]] = 2));
  for (let i = points.offsets[f]; i < points.offsets[f + 1]; i++) {
    const value = points.value[i];
    if (value >= range.least && value <= range.greatest) side[images.cluster[points.image[i]]] = 1;
  }
  const n = [0, 0];
  const sum = [0, 0];
  for (let c = 0; c < ctr.length; c++) {
    if (side[c] === 2 || Number.isNaN(ctr[c])) continue;
    n[side[c]]++;
    sum[side[c]] += ctr[c];
  }
  const mean = (s: number) => (n[s] === 0 ? NaN : sum[s] / n[s]);
  return { with: n[1], without: n[0], ctrWith: mean(1), ctrWithout: mean(0) };
}
