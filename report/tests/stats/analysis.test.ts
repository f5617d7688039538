import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, completePooled, eligibilities, type Analysis, type Options } from '../../src/stats/analysis';
import { ByFactors } from '../../src/stats/by-factor';
import { plainWelch } from '../../src/stats/difference';
import { Engine } from '../../src/stats/engine';
import { factorUses } from '../../src/stats/factors';
import { kindOf, tableOf } from './columns';
import { assertClose, numbers, vectors } from './vectors';

interface Student { value: number | null; p: number | null }
interface Feature {
  n_with: number; n_without: number; missing: number; eligibility: string; threshold: number; lift: { value: number | null };
  impact: Student; welch: Student; pooled: Student; rank?: { p: number | null }; q?: number; shrunk?: number;
  adjusted?: { rows: number; raw: number | null; difference: Student; flag: string };
}
interface Case {
  group_ctr: Options['groupCtr']; least: number; clicks: number[]; impressions: number[]; family: number[]; template: number[];
  columns: Record<string, (number | null)[]>;
  expected: {
    rows: number; families: number; hypotheses: number; rejected: number; mean_ctr: number; plain_ctr: number; pooled_ctr: number;
    effective_rows: number; alpha: number; offered: string; between_variance: number; features: Record<string, Feature>;
  };
}

function runOf(entry: Case) {
  const table = tableOf(entry.columns);
  const clicks = numbers(entry.clicks);
  const impressions = numbers(entry.impressions);
  const options: Options = {
    least: Float64Array.from(table.keys!, (key) => kindOf(key).threshold ?? 0),
    greatest: new Float64Array(table.features).fill(Infinity), inFamily: new Uint8Array(table.features).fill(1),
    leastFamilies: entry.least, leastPrevalence: 0, mostPrevalence: 1, groupCtr: entry.group_ctr, rate: 0.05,
  };
  const ctr = clicks.map((c, i) => (impressions[i] > 0 ? c / impressions[i] : NaN));
  const levels = Array.from({ length: Math.max(...entry.template) + 1 }, (_, level) => String(level));
  const factors = [{ name: 'template', levels, ofRow: entry.template }];
  return { engine: new Engine(table), outcomes: { ctr, clicks, impressions, family: entry.family, factors }, options };
}

type Run = ReturnType<typeof runOf>;

function checkFeature({ engine, outcomes, options }: Run, got: Analysis, f: number, expected: Feature, tolerance: number, what: string): void {
  assert.equal(eligibilities[got.eligibility[f]], expected.eligibility, what);
  assert.deepEqual([got.with[f], got.without[f], got.missing[f]], [expected.n_with, expected.n_without, expected.missing], what);
  const close = (name: string, number: number, wanted: number | null | undefined) =>
    assertClose(number, wanted ?? null, tolerance, `${what}, ${name}`);
  close('threshold', got.threshold[f], expected.threshold);
  close('lift', got.lift[f], expected.lift.value);
  close('impact', got.impact[f], expected.impact.value);
  close('p', got.impactP[f], expected.impact.p);
  close('Welch’s p', plainWelch(engine, outcomes, options, f).p, expected.welch.p);
  completePooled(engine, outcomes, options, got, f);
  close('pooled p', got.pooledP[f], expected.pooled.p);
  if (expected.rank) close('rank’s p', got.rhoP[f], expected.rank.p);
  close('q', got.q[f], expected.q);
  close('shrunk', got.shrunk[f], expected.shrunk);
  if (expected.adjusted === undefined || !factorUses(engine.prepare(outcomes)).includes('offered')) return;
  const adjusted = new ByFactors(engine, outcomes, options, outcomes.factors).adjust(f);
  assert.deepEqual([adjusted.rows, adjusted.adjustment], [expected.adjusted.rows, expected.adjusted.flag], what);
  close('raw', adjusted.raw, expected.adjusted.raw);
  close('p with the factor held fixed', adjusted.estimate.p, expected.adjusted.difference.p);
}

const file = vectors<Case>('analysis');

for (const entry of file.cases) {
  test(`a run of ${entry.name} agrees with a dense analysis by scipy`, () => {
    const run = runOf(entry);
    const got = analyse(run.engine, run.outcomes, run.options);
    const { expected } = entry;
    for (const name of ['rows', 'families', 'hypotheses', 'rejected'] as const) assert.equal(got[name], expected[name], name);
    const close = (name: string, number: number, wanted: number) => assertClose(number, wanted, file.tolerance, name);
    close('mean CTR', got.meanCtr, expected.mean_ctr);
    close('plain CTR', got.plainCtr, expected.plain_ctr);
    close('pooled CTR', got.pooledCtr, expected.pooled_ctr);
    close('effective rows', got.effectiveRows, expected.effective_rows);
    assert.equal(got.rowsLeftOut, entry.impressions.length - expected.rows);
    close('alpha', got.alpha, expected.alpha);
    close('tau^2', got.betweenVariance, expected.between_variance);
    Object.keys(entry.columns).forEach((key, f) => checkFeature(run, got, f, expected.features[key], file.tolerance, key));
  });
}
