// What tests/unit/stats/dump_analysis.cc writes, and its runs as the browser's tables.
import type { ClickRows, Factor, Measure, Options, Outcomes, Table } from '../../src/stats/analysis';
import { Engine } from '../../src/stats/engine';
import { numbers } from './vectors';

/** null: undefined */
export type Numbers = (number | null)[];

export interface DumpedAdjusted {
  adjustment: string; estimate: Numbers; raw: number | null; rows: number; families: number; effective_n: number | null;
  between_levels: Numbers; informative_levels: number;
}

export interface DumpedFeature {
  eligibility: string; hypothesis?: number; marked: boolean; signs_disagree: boolean; missing: number; threshold: number;
  sides: Numbers; effective_n: Numbers; correlation: number | null; impact: Numbers; pooled: Numbers; pooled_sides?: Numbers;
  lift: Numbers; lift_interval: Numbers; rank: Numbers; rank_interval: Numbers; p: number | null; q: number | null;
  shrunk: number | null; interval: Numbers; interval_95: Numbers; impact_interval: Numbers; noun: string; verdict: string;
  held_fixed: DumpedAdjusted; adjusted: DumpedAdjusted[]; p_within: number | null; q_within: number | null;
  naming: { status: string; under: number; phi: number | null; joint_p: number | null };
}

export interface DumpedLevel {
  factor: number; level: number; difference: Numbers; decides: Numbers; hypothesis: number; stands_for_it: boolean;
  p: number | null; q: number | null; named: boolean;
}

interface Input {
  rows: number;
  columns: {
    kind: string; name: string; key: string; measure: number; least: number; missing: number; rows: number[];
    values: number[];
  }[];
  missing: number[][];
  ctr: Numbers; clicks: Numbers; impressions: Numbers; family: number[];
  click_rows?: { row: number[]; clicks: number[]; impressions: number[] };
  factors: { name: string; levels: number; of_row: number[]; of_click_row?: number[]; same?: boolean }[];
  group_ctr: Options['groupCtr']; least_families: number; least_prevalence: number; most_prevalence: number; rate: number;
}

export interface Dumped {
  name: string;
  input: Input;
  expected: {
    rows: number; families: number; weighting: string; weights_variance: number | null;
    mean_ctr: number | null; plain_ctr: number | null; pooled_ctr: number | null; hypotheses: number; rejected: number;
    alpha: number; between_variance: number; factors: string[]; features: DumpedFeature[]; ranking: number[];
    hypotheses_within: number; rejected_within: number; names: number[]; levels: DumpedLevel[];
    answer: {
      more: number[]; fewer: number[]; further: number[]; warned: number[]; levels_more: number[]; levels_fewer: number[];
      further_levels: number[]; false_lead: { feature: number; status: string; adjustment: string } | null;
    };
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
  const clickRows: ClickRows | null = input.click_rows === undefined ? null : {
    image: input.click_rows.row, clicks: input.click_rows.clicks, impressions: input.click_rows.impressions,
  };
  return {
    ctr: numbers(input.ctr),
    clicks: counted ? numbers(input.clicks) : null,
    impressions: counted ? numbers(input.impressions) : null,
    family: input.family.length > 0 ? input.family : null,
    clickRows,
    factors: input.factors.map(({ name, levels, of_row, of_click_row, same }): Factor => ({
      name, levels: Array.from({ length: levels }, (_, level) => String(level)), ofRow: of_row,
      ofClickRow: of_click_row === undefined || of_click_row.length === 0 ? null : of_click_row, same,
    })),
  };
}

export function runOf(input: Input): RunOfDump {
  const { columns } = input;
  const options: Options = {
    least: Float64Array.from(columns, (column) => column.least),
    greatest: new Float64Array(columns.length).fill(Infinity),
    inFamily: new Uint8Array(columns.length).fill(1),
    leastFamilies: input.least_families, leastPrevalence: input.least_prevalence, mostPrevalence: input.most_prevalence,
    groupCtr: input.group_ctr, rate: input.rate,
  };
  const table = tableOf(input);
  return { table, engine: new Engine(table), outcomes: outcomesOf(input), options };
}
