// What tests/unit/stats/dump_analysis.cc writes, and its runs as the browser's tables.
import type { Factor, Measure, Options, Outcomes, Table } from '../../src/stats/analysis';
import { Engine } from '../../src/stats/engine';
import { numbers } from './vectors';

/** null: undefined */
export type Numbers = (number | null)[];

export interface DumpedFeature {
  eligibility: string; hypothesis?: number; marked: boolean; signs_disagree: boolean; missing: number; threshold: number;
  sides: Numbers; impact: Numbers; pooled: Numbers; pooled_sides?: Numbers; lift: Numbers;
  lift_interval: Numbers; rank: Numbers; rank_interval: Numbers; p: number | null; q: number | null;
  shrunk: number | null; interval: Numbers; interval_95: Numbers; impact_interval: Numbers; verdict: string;
  adjusted: { adjustment: string; estimate: Numbers; raw: number; units: number; informative_levels: number }[];
}

interface Input {
  rows: number;
  columns: {
    kind: string; name: string; key: string; measure: number; least: number; missing: number; rows: number[];
    values: number[];
  }[];
  missing: number[][];
  ctr: Numbers; clicks: Numbers; impressions: Numbers; cluster: number[];
  factors: { name: string; levels: number; of_row: number[] }[];
  pooled: boolean; least_units: number; least_prevalence: number; most_prevalence: number; rate: number;
}

export interface Dumped {
  name: string;
  input: Input;
  expected: {
    rows: number; units: number;
    mean_ctr: number | null; pooled_ctr: number | null; hypotheses: number; rejected: number; alpha: number;
    between_variance: number; factors: string[]; features: DumpedFeature[]; ranking: number[]; findings: number[][];
    thresholds: [Numbers, Numbers, boolean][];
    influences: [number, number | null, boolean, boolean][][];
    joint: {
      chosen: number[]; intercept: number | null; features: Numbers[]; inflation: Numbers; is_singular: boolean;
    };
  };
}

export interface RunOfDump {
  table: Table;
  engine: Engine;
  outcomes: Outcomes;
  options: Options;
}

const measures: Measure[] = ['presence', 'rank', 'both'];

function tableOf({ rows, columns, missing }: Input): Table {
  const flags = missing.map((list) => {
    const set = new Uint8Array(rows);
    for (const row of list) set[row] = 1;
    return list.length === 0 ? null : set;
  });
  const offsets = new Uint32Array(columns.length + 1);
  columns.forEach((column, f) => (offsets[f + 1] = offsets[f] + column.rows.length));
  return {
    rows, features: columns.length, offsets,
    image: Uint32Array.from(columns.flatMap((column) => column.rows)),
    value: Float64Array.from(columns.flatMap((column) => column.values)),
    measure: columns.map((column) => measures[column.measure]),
    missing: columns.map((column) => flags[column.missing]),
    keys: columns.map((column) => column.key),
  };
}

function outcomesOf(input: Input): Outcomes {
  const counted = input.clicks.length > 0;
  return {
    ctr: numbers(input.ctr),
    clicks: counted ? numbers(input.clicks) : null,
    impressions: counted ? numbers(input.impressions) : null,
    cluster: input.cluster,
    factors: input.factors.map(({ name, levels, of_row }): Factor => ({
      name, levels: Array.from({ length: levels }, (_, level) => String(level)), ofRow: of_row,
    })),
  };
}

export function runOf(input: Input): RunOfDump {
  const { columns } = input;
  const options: Options = {
    least: Float64Array.from(columns, (column) => column.least),
    greatest: new Float64Array(columns.length).fill(Infinity),
    inFamily: new Uint8Array(columns.length).fill(1),
    leastUnits: input.least_units, leastPrevalence: input.least_prevalence, mostPrevalence: input.most_prevalence,
    groupCtr: input.pooled ? 'pooled' : 'unweighted', rate: input.rate,
  };
  const table = tableOf(input);
  return { table, engine: new Engine(table), outcomes: outcomesOf(input), options };
}
