// A few images, small enough to compute by hand.
import type { Measure, Options, Outcomes, Table } from '../../src/stats/analysis';
import { Engine } from '../../src/stats/engine';
import type { Weighted } from '../../src/stats/side';

export interface SmallFeature {
  /** by row; NaN: missing there */
  values: number[];
  measure?: Measure;
  least?: number;
}

export interface SmallRun {
  table: Table;
  engine: Engine;
  outcomes: Outcomes;
  options: Options;
}

/** Rows of equal weight, each its own family. */
export function eachItsOwn(outcome: ArrayLike<number>): Weighted {
  const family = Uint32Array.from(outcome, (_, row) => row);
  return { outcome: Float64Array.from(outcome), weight: new Float64Array(family.length).fill(1), family, families: family.length };
}

/** `family`: every row is one of its own where it is left out. */
export function smallRun(features: SmallFeature[], ctr: number[], family: number[] | null = null): SmallRun {
  const offsets = new Uint32Array(features.length + 1);
  const points: { row: number; value: number }[] = [];
  features.forEach(({ values }, f) => {
    values.forEach((value, row) => !Number.isNaN(value) && value !== 0 && points.push({ row, value }));
    offsets[f + 1] = points.length;
  });
  const table: Table = {
    rows: ctr.length, features: features.length, offsets,
    image: Uint32Array.from(points, ({ row }) => row), value: Float64Array.from(points, ({ value }) => value),
    measure: features.map(({ measure }) => measure ?? 'presence'),
    missing: features.map(({ values }) => Uint8Array.from(values, (value) => Number(Number.isNaN(value)))),
  };
  return {
    table, engine: new Engine(table),
    outcomes: { ctr: Float64Array.from(ctr), clicks: null, impressions: null, family, factors: [] },
    options: {
      least: Float64Array.from(features, ({ least }) => least ?? 0.5),
      greatest: new Float64Array(features.length).fill(Infinity), inFamily: new Uint8Array(features.length).fill(1),
      leastFamilies: 2, leastPrevalence: 0, mostPrevalence: 1, groupCtr: 'weighted', rate: 0.05,
    },
  };
}
