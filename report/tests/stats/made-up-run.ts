// A run drawn from a seed: skewed CTRs, sparse features of all three measures, images that are
// twins, a factor that goes with both.
import type { Factor, Measure, Outcomes, Options, Table } from '../../src/stats/analysis';
import { Engine } from '../../src/stats/engine';

/** Marsaglia's xorshift, 0..1. */
export function dice(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

export interface Run {
  table: Table;
  engine: Engine;
  outcomes: Outcomes;
  options: Options;
}

export interface Size {
  images: number;
  features: number;
  /** share of images that have a feature */
  density: number;
  seed?: number;
}

function normal(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

function measureOf(f: number): Measure {
  if (f < 4) return 'rank';
  return f < 143 ? 'both' : 'presence';
}

export function madeUpRun({ images, features, density, seed = 20260101 }: Size): Run {
  const uniform = dice(seed);
  const offsets = new Uint32Array(features + 1);
  const image: number[] = [];
  const value: number[] = [];
  const measure = Array.from({ length: features }, (_, f) => measureOf(f));
  for (let f = 0; f < features; f++) {
    const share = measure[f] === 'rank' ? 1 : density * (0.2 + 1.6 * uniform());
    for (let i = 0; i < images; i++) {
      if (uniform() >= share) continue;
      image.push(i);
      value.push(0.001 + Math.floor(999 * uniform()) / 1000);
    }
    offsets[f + 1] = image.length;
  }
  const missing = Uint8Array.from({ length: images }, () => (uniform() < 0.02 ? 1 : 0));
  const impressions = Float64Array.from({ length: images }, () => Math.floor(Math.exp(7 + 1.2 * normal(uniform))) + 1);
  const rate = Float64Array.from(impressions, () => Math.min(0.9, 0.02 * Math.exp(0.7 * normal(uniform))));
  const clicks = impressions.map((n, i) => Math.round(n * rate[i]));
  const template: Factor = {
    name: 'template', levels: Array.from({ length: 40 }, (_, l) => `t${l}`),
    ofRow: Int32Array.from(rate, () => Math.floor(40 * uniform())),
  };
  const table: Table = {
    rows: images, features, offsets, image: Uint32Array.from(image), value: Float64Array.from(value), measure,
    missing: measure.map((m, f) => (m === 'presence' && f % 2 === 0 ? missing : null)),
  };
  return {
    table, engine: new Engine(table),
    outcomes: {
      ctr: clicks.map((c, i) => c / impressions[i]), clicks, impressions,
      family: Uint32Array.from(rate, (_, i) => (i % 10 === 1 ? i - 1 : i)), factors: [template],
    },
    options: {
      least: new Float64Array(features).fill(0.01), greatest: new Float64Array(features).fill(Infinity),
      inFamily: new Uint8Array(features).fill(1), leastFamilies: 5, leastPrevalence: 0, mostPrevalence: 1,
      groupCtr: 'weighted', rate: 0.05,
    },
  };
}
