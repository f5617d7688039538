import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, eligibilities, type Analysis, type Options, type Outcomes } from '../../src/stats/analysis';
import { Engine } from '../../src/stats/engine';
import { findingsOf } from '../../src/stats/findings';
import { levelsOf } from '../../src/stats/levels';
import { isHardlySeparable, namesOf, type Naming } from '../../src/stats/naming';
import { withinFactors, type Within } from '../../src/stats/within';
import { kindOf, tableOf } from './columns';
import { assertClose, numbers, vectors } from './vectors';

type Maybe = number | null;
interface Estimate { value: Maybe; standard_error: Maybe; p: Maybe }
interface Feature {
  eligibility: string; rows_with: number; rows_without: number; status: string; under: string | null; phi: Maybe; or?: boolean;
  difference: Estimate; held_fixed?: Estimate; flag?: string; p?: number; q?: number; marked?: boolean; hypothesis?: number;
  p_within?: number; q_within?: number;
}
interface Level {
  factor: string; level: number; enough: boolean; hypothesis: Maybe; p: Maybe; q: Maybe; named: boolean; difference: Estimate;
  held_fixed: Estimate | null;
}
interface Case {
  clicks?: number[]; impressions?: number[]; ctr?: number[]; family: number[]; factors: Record<string, number[]>;
  columns: Record<string, Maybe[]>;
  expected: {
    between_variance: Maybe; offered: Record<string, string>; hypotheses: number; rejected: number; candidates: string[];
    removed: string[]; joint: { feature: string; p: number }[]; cut: string[]; names: string[];
    more: string[]; fewer: string[]; false_lead: { feature: string; status: string } | null;
    features: Record<string, Feature>; levels: Level[];
  };
}

function runOf({ clicks, impressions, ctr, family, factors, columns }: Case) {
  const table = tableOf(columns);
  const outcomes: Outcomes = {
    ctr: ctr ? numbers(ctr) : Float64Array.from(clicks!, (own, i) => own / impressions![i]),
    clicks: clicks ?? null, impressions: impressions ?? null, family,
    factors: Object.entries(factors).map(([name, ofRow]) => ({
      name, ofRow, levels: Array.from({ length: Math.max(...ofRow) + 1 }, (_, level) => String(level)),
    })),
  };
  const options: Options = {
    least: Float64Array.from(table.keys!, (key) => kindOf(key).threshold ?? 0),
    greatest: new Float64Array(table.features).fill(Infinity), inFamily: new Uint8Array(table.features).fill(1),
    leastFamilies: 5, leastPrevalence: 0, mostPrevalence: 1, groupCtr: 'weighted', rate: 0.05,
  };
  return { engine: new Engine(table), outcomes, options };
}

const { tolerance, cases } = vectors<Case>('naming');

function close(got: { value: number; standardError: number; p: number }, expected: Estimate, what: string): void {
  assertClose(got.value, expected.value, tolerance, `${what} value`);
  assertClose(got.standardError, expected.standard_error, tolerance, `${what} error`);
  assertClose(got.p, expected.p, tolerance, `${what} p`);
}

function checkFeature(analysis: Analysis, within: Within, naming: Naming, f: number, expected: Feature, key: string, keys: readonly string[], isOffered: boolean): void {
  const { impact, impactSe, impactP } = analysis;
  assert.equal(eligibilities[analysis.eligibility[f]], expected.eligibility, key);
  assert.deepEqual([analysis.with[f], analysis.without[f]], [expected.rows_with, expected.rows_without], key);
  close({ value: impact[f], standardError: impactSe[f], p: impactP[f] }, expected.difference, `${key} difference`);
  if (expected.eligibility !== 'tested') return;
  assert.equal(analysis.marked[f] === 1, expected.marked, key);
  assert.equal(within.hypothesis[f], expected.hypothesis, key);
  if (isOffered) close(within.heldFixed[f]!.estimate, expected.held_fixed!, `${key} held fixed`);
  if (isOffered) assert.equal(within.heldFixed[f]!.adjustment, expected.flag, key);
  for (const [name, got, wanted] of [
    ['p', analysis.p[f], expected.p], ['q', analysis.q[f], expected.q], ['p*', within.p[f], expected.p_within], ['q*', within.q[f], expected.q_within],
  ] as const) assertClose(got, wanted!, tolerance, `${key} ${name}`);
  assert.equal(naming.status, expected.status, `${key} status`);
  assert.equal(naming.under < 0 ? null : keys[naming.under], expected.under, `${key} under`);
  if (expected.status !== 'folded') return;
  assertClose(naming.phi, expected.phi, tolerance, `${key} phi`);
  assert.equal(isHardlySeparable(naming), expected.or, key);
}

for (const entry of cases) {
  const { name, expected } = entry;
  test(`a run's answer agrees with a dense one: ${name}`, () => {
    const { engine, outcomes, options } = runOf(entry);
    const analysis = analyse(engine, outcomes, options);
    const within = withinFactors(engine, outcomes, options, analysis, 1);
    const keys = engine.table.keys!;
    const keyOf = (f: number) => keys[f];
    assertClose(analysis.weights.betweenVariance, expected.between_variance, tolerance, 'tau^2');
    outcomes.factors.forEach((factor, i) => assert.equal(within.uses[i], expected.offered[factor.name], factor.name));
    assert.equal(within.hypotheses, expected.hypotheses);
    assert.equal(within.rejected.length, expected.rejected);
    const names = namesOf(engine, outcomes, options, analysis, within);
    for (const list of ['candidates', 'removed', 'cut', 'names'] as const) assert.deepEqual(names[list].map(keyOf), expected[list], list);
    for (const { feature, p } of expected.joint) assertClose(names.of[keys.indexOf(feature)].jointP, p, tolerance, `joint p of ${feature}`);
    keys.forEach((key, f) => checkFeature(analysis, within, names.of[f], f, expected.features[key], key, keys, within.factors.length > 0));
    const levels = levelsOf(engine, outcomes, options, within.factors);
    const enough = expected.levels.filter((level) => level.enough);
    assert.equal(levels.results.length, enough.length);
    levels.results.forEach((got, i) => {
      const wanted = enough[i];
      const what = `${wanted.factor} ${wanted.level}`;
      assert.deepEqual([within.factors[got.factor].name, got.level, got.hypothesis], [wanted.factor, wanted.level, wanted.hypothesis], what);
      close(got.difference, wanted.difference, what);
      if (wanted.held_fixed && got.heldFixed) close(got.heldFixed.estimate, wanted.held_fixed, `${what} held fixed`);
      if (wanted.p !== null) assertClose(got.p, wanted.p, tolerance, `${what} p`);
      if (wanted.q !== null) assertClose(got.q, wanted.q, tolerance, `${what} q`);
      assert.equal(got.isNamed, wanted.named, `${what} named`);
    });
    const findings = findingsOf(analysis, within, names, levels);
    for (const side of ['more', 'fewer'] as const) assert.deepEqual(findings[side].map(keyOf), expected[side], side);
    const lead = findings.falseLead;
    assert.deepEqual(lead && { feature: keyOf(lead.feature), status: lead.status }, expected.false_lead && { feature: expected.false_lead.feature, status: expected.false_lead.status });
    const fast = withinFactors(engine, outcomes, options, analysis);
    assert.deepEqual(fast.rejected, within.rejected);
    assert.deepEqual(namesOf(engine, outcomes, options, analysis, fast), names);
  });
}
