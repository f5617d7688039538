import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, eligibilities, type Analysis, type Options, type Table } from '../../src/stats/analysis';
import { effectiveNumber } from '../../src/stats/clusters';
import { Engine } from '../../src/stats/engine';
import { kindNamed } from '../kinds';
import { assertClose, numbers, vectors } from './vectors';

interface Student { value: number | null; p: number | null }
interface Feature {
  n_with: number; n_without: number; missing: number; eligibility: string; threshold: number; lift: number | null;
  impact: Student; welch: Student; pooled: Student; rank?: { p: number | null }; q?: number; shrunk?: number;
}
interface Case {
  pooled: boolean; least_units: number; clicks: number[]; impressions: number[]; cluster: number[]; template: number[];
  columns: Record<string, (number | null)[]>;
  expected: {
    units: number; rows: number; hypotheses: number; rejected: number; mean_ctr: number; pooled_ctr: number;
    effective_rows: number; alpha: number; between_variance: number; features: Record<string, Feature>;
  };
}

const kindOf = (key: string) => kindNamed(key.split(' ')[0]);

function tableOf(columns: Case['columns']): Table {
  const keys = Object.keys(columns);
  const dense = keys.map((key) => numbers(columns[key]));
  const offsets = new Uint32Array(keys.length + 1);
  const image: number[] = [];
  const value: number[] = [];
  dense.forEach((column, f) => {
    column.forEach((v, row) => {
      if (Number.isNaN(v) || v === 0) return;
      image.push(row);
      value.push(v);
    });
    offsets[f + 1] = image.length;
  });
  const missing = dense.map((column) => Uint8Array.from(column, (v) => Number(Number.isNaN(v))));
  return {
    rows: dense[0].length, features: keys.length, offsets, keys,
    image: Uint32Array.from(image), value: Float64Array.from(value),
    measure: keys.map((key) => kindOf(key).measure),
    missing: missing.map((flags) => (flags.includes(1) ? flags : null)),
  };
}

function analysed(entry: Case): Analysis {
  const table = tableOf(entry.columns);
  const clicks = numbers(entry.clicks);
  const impressions = numbers(entry.impressions);
  const options: Options = {
    least: Float64Array.from(table.keys!, (key) => kindOf(key).threshold ?? 0),
    greatest: new Float64Array(table.features).fill(Infinity),
    inFamily: new Uint8Array(table.features).fill(1),
    leastUnits: entry.least_units, leastPrevalence: 0, mostPrevalence: 1,
    groupCtr: entry.pooled ? 'pooled' : 'unweighted', rate: 0.05,
  };
  const ctr = clicks.map((c, i) => (impressions[i] > 0 ? c / impressions[i] : NaN));
  return analyse(new Engine(table), { ctr, clicks, impressions, cluster: entry.cluster, factors: [] }, options);
}

function impressionsOfUnits({ impressions, cluster }: Case): number[] {
  const sums = new Map<number, number>();
  impressions.forEach((count, row) => {
    if (count > 0) sums.set(cluster[row], (sums.get(cluster[row]) ?? 0) + count);
  });
  return [...sums.values()];
}

function checkFeature(got: Analysis, f: number, expected: Feature, tolerance: number, what: string): void {
  assert.equal(eligibilities[got.eligibility[f]], expected.eligibility, what);
  assert.equal(got.with[f], expected.n_with, what);
  assert.equal(got.without[f], expected.n_without, what);
  assert.equal(got.missing[f], expected.missing, what);
  const close = (name: string, number: number, wanted: number | null | undefined) =>
    assertClose(number, wanted ?? null, tolerance, `${what}, ${name}`);
  close('threshold', got.threshold[f], expected.threshold);
  close('lift', got.lift[f], expected.lift);
  close('impact', got.impact[f], expected.impact.value);
  close('p', got.impactP[f], expected.impact.p);
  close('Welch’s p', got.welchP[f], expected.welch.p);
  close('pooled p', got.pooledP[f], expected.pooled.p);
  if (expected.rank) close('rank’s p', got.rhoP[f], expected.rank.p);
  close('q', got.q[f], expected.q);
  close('shrunk', got.shrunk[f], expected.shrunk);
}

const file = vectors<Case>('analysis');

for (const entry of file.cases) {
  test(`a run of ${entry.name} agrees with a dense analysis by scipy`, () => {
    const got = analysed(entry);
    const { expected } = entry;
    for (const name of ['units', 'rows', 'hypotheses', 'rejected'] as const) assert.equal(got[name], expected[name]);
    const close = (name: string, number: number, wanted: number) => assertClose(number, wanted, file.tolerance, name);
    close('mean CTR', got.meanCtr, expected.mean_ctr);
    close('pooled CTR', got.pooledCtr, expected.pooled_ctr);
    close('effective rows', got.effectiveRows, expected.effective_rows);
    close('effective impressions', got.effectiveImpressions, effectiveNumber(impressionsOfUnits(entry)));
    assert.equal(got.rowsLeftOut, entry.impressions.length - expected.rows);
    close('alpha', got.alpha, expected.alpha);
    close('tau^2', got.betweenVariance, expected.between_variance);
    Object.keys(entry.columns).forEach((key, f) => checkFeature(got, f, expected.features[key], file.tolerance, key));
  });
}
