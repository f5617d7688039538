// Compares every number of src/stats with lib/stats on the runs that tests/unit/stats/dump_analysis
// wrote to $IMAGELIFT_STATS_DUMP: relative 1e-9, joint models 1e-7; words and order exactly.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { adjust } from '../../src/stats/by-factor';
import { analyse, eligibilities, type Analysis } from '../../src/stats/analysis';
import { findingsOf } from '../../src/stats/findings';
import type { AdjustedDifference } from '../../src/stats/adjusted';
import type { Estimate } from '../../src/stats/estimate';
import { influentialUnits } from '../../src/stats/influence';
import { jointModel } from '../../src/stats/joint';
import { defaultJointFeatures } from '../../src/stats/joint-features';
import { unitsHaving } from '../../src/stats/units';
import { checkThreshold } from '../../src/stats/threshold';
import { kindNamed } from '../kinds';
import { verdict } from '../../src/stats/verdict';
import { runOf, type Dumped, type DumpedFeature, type Numbers, type RunOfDump } from './dumped-run';
import { assertClose } from './vectors';

const kTolerance = 1e-9;
const kJointTolerance = 1e-7;

/** Numbers in the order of `expected`. */
function closeAll(got: number[], expected: Numbers, what: string, tolerance = kTolerance): void {
  assert.equal(got.length, expected.length, what);
  got.forEach((number, i) => assertClose(number, expected[i], tolerance, `${what} [${i}]`));
}

function numbersOf({ value, standardError, degreesOfFreedom, p }: Estimate): number[] {
  return [value, standardError, degreesOfFreedom, p];
}

function checkTotals(got: Analysis, { expected }: Dumped): void {
  for (const name of ['rows', 'units', 'hypotheses', 'rejected'] as const) assert.equal(got[name], expected[name], name);
  assert.deepEqual(Array.from(got.ranking), expected.ranking);
  closeAll(
    [got.meanCtr, got.pooledCtr, got.alpha, got.betweenVariance],
    [expected.mean_ctr, expected.pooled_ctr, expected.alpha, expected.between_variance],
    'totals',
  );
}

function checkFeature(a: Analysis, f: number, expected: DumpedFeature, what: string): void {
  assert.equal(eligibilities[a.eligibility[f]], expected.eligibility, what);
  assert.equal(a.hypothesis[f], expected.hypothesis ?? -1, `${what} hypothesis`);
  assert.equal(a.marked[f] === 1, expected.marked, `${what} mark`);
  assert.equal(a.signsDisagree[f] === 1, expected.signs_disagree, `${what} signs`);
  const close = (got: number[], wanted: Numbers, name: string) => closeAll(got, wanted, `${what} ${name}`);
  close([a.missing[f], a.threshold[f]], [expected.missing, expected.threshold], 'threshold');
  close(
    [a.with[f], a.ctrWith[f], a.varianceWith[f], a.without[f], a.ctrWithout[f], a.varianceWithout[f]],
    expected.sides, 'sides',
  );
  close([a.impact[f], a.impactSe[f], a.impactDf[f], a.impactP[f]], expected.impact, 'impact');
  close([a.pooled[f], a.pooledSe[f], a.pooledDf[f], a.pooledP[f]], expected.pooled, 'pooled');
  if (expected.pooled_sides) {
    close([a.pooledWith[f], a.kishWith[f], a.pooledWithout[f], a.kishWithout[f]], expected.pooled_sides, 'pooled sides');
  }
  close([a.lift[f], a.liftSe[f], a.liftDf[f]], expected.lift, 'lift');
  close([a.liftLow[f], a.liftHigh[f]], expected.lift_interval, 'lift interval');
  close([a.rho[f], a.rhoP[f]], expected.rank, 'rank');
  close([a.rhoLow[f], a.rhoHigh[f]], expected.rank_interval, 'rank interval');
  close([a.p[f], a.q[f], a.shrunk[f]], [expected.p, expected.q, expected.shrunk], 'p, q, shrunk');
  close([a.low[f], a.high[f]], expected.interval, 'interval');
  close([a.low95[f], a.high95[f]], expected.interval_95, '95 % interval');
  close([a.barLow[f], a.barHigh[f]], expected.impact_interval, 'bar');
}

/** By offered factor, then by feature. */
function adjustedOf({ engine, outcomes, options }: RunOfDump): Map<string, AdjustedDifference[]> {
  const all = Array.from({ length: engine.table.features }, (_, f) => f);
  const byFactor = outcomes.factors.map(({ name }, i) => [name, adjust(engine, outcomes, options, i, all)] as const);
  return new Map(byFactor.filter((entry): entry is [string, AdjustedDifference[]] => entry[1] !== null));
}

function checkAdjusted(adjusted: Map<string, AdjustedDifference[]>, { expected }: Dumped): void {
  assert.deepEqual([...adjusted.keys()], expected.factors);
  expected.features.forEach((feature, f) => {
    feature.adjusted.forEach((wanted, i) => {
      const got = adjusted.get(expected.factors[i])![f];
      const what = `feature ${f} by ${expected.factors[i]}`;
      assert.equal(got.adjustment, wanted.adjustment, what);
      closeAll([got.units, got.informativeLevels], [wanted.units, wanted.informative_levels], what);
      closeAll([got.raw, ...numbersOf(got.estimate)], [wanted.raw, ...wanted.estimate], what);
    });
  });
}

function checkThresholdsOf({ engine, outcomes, options }: RunOfDump, analysis: Analysis, { expected }: Dumped): void {
  expected.thresholds.forEach(([half, more, flips], f) => {
    const got = checkThreshold(engine, outcomes, options, analysis, f);
    closeAll(numbersOf(got.atHalf), half, `feature ${f} at half its threshold`);
    closeAll(numbersOf(got.atOneAndAHalf), more, `feature ${f} at one and a half`);
    assert.equal(got.flips, flips, `feature ${f} depends on the threshold`);
  });
}

function checkInfluences(run: RunOfDump, analysis: Analysis, { expected }: Dumped): void {
  const { units, ctr } = run.engine.prepare(run.outcomes);
  expected.influences.forEach((wanted, f) => {
    if (analysis.eligibility[f] !== 0 || run.table.measure[f] === 'rank') return;
    const having = unitsHaving(units, f, run.options);
    const got = influentialUnits(ctr, having, units.missingOf(f).flags, analysis.alpha);
    assert.deepEqual(
      got.map(({ unit, flipsMark, flipsSign }) => [unit, flipsMark, flipsSign]),
      wanted.map(([unit, , flipsMark, flipsSign]) => [unit, flipsMark, flipsSign]),
      `influence on feature ${f}`,
    );
    got.forEach(({ withoutIt }, i) => assertClose(withoutIt.p, wanted[i][1], kTolerance, `influence on feature ${f}`));
  });
}

function checkJoint(run: RunOfDump, analysis: Analysis, { expected: { joint } }: Dumped): void {
  const { units, ctr } = run.engine.prepare(run.outcomes);
  const candidates = Array.from(analysis.eligibility.keys()).filter(
    (f) => analysis.eligibility[f] === 0 && run.table.measure[f] !== 'rank',
  );
  const presence = candidates.map((f) => unitsHaving(units, f, run.options));
  const chosen = defaultJointFeatures(presence, units.count);
  assert.deepEqual(chosen, joint.chosen);
  const columns = chosen.map((i) => {
    const column = new Float64Array(units.count);
    presence[i].units.subarray(0, presence[i].count).forEach((unit) => (column[unit] = 1));
    return column;
  });
  const got = jointModel(ctr, columns);
  assert.equal(got.isSingular, joint.is_singular);
  closeAll([got.intercept, ...got.inflation], [joint.intercept, ...joint.inflation], 'joint model', kJointTolerance);
  got.features.forEach((feature, j) => {
    closeAll(numbersOf(feature), joint.features[j], `joint feature ${j}`, kJointTolerance);
  });
}

function checkWords(run: RunOfDump, analysis: Analysis, adjusted: Map<string, AdjustedDifference[]>, dumped: Dumped): void {
  dumped.expected.features.forEach(({ verdict: sentence }, f) => {
    const { kind, name } = dumped.input.columns[f];
    const named = { phrase: kindNamed(kind).phrase, name, measure: run.table.measure[f] };
    const by = [...adjusted].map(([factor, differences]) => ({ factor, adjusted: differences[f] }));
    assert.equal(verdict(analysis, f, named, by), sentence);
  });
  const top = findingsOf(analysis, (f) => [...adjusted.values()].map((differences) => differences[f]));
  assert.deepEqual([top.more, top.fewer, top.warned], dumped.expected.findings);
}

const path = process.env.IMAGELIFT_STATS_DUMP;
assert.ok(path, 'IMAGELIFT_STATS_DUMP names no file');

for (const dumped of JSON.parse(readFileSync(path, 'utf8')) as Dumped[]) {
  test(`the browser says the same as lib/stats: ${dumped.name}`, () => {
    const run = runOf(dumped.input);
    const analysis = analyse(run.engine, run.outcomes, run.options);
    checkTotals(analysis, dumped);
    dumped.expected.features.forEach((feature, f) => {
      checkFeature(analysis, f, feature, `feature ${f} (${run.table.keys![f]})`);
    });
    const adjusted = adjustedOf(run);
    checkAdjusted(adjusted, dumped);
    checkThresholdsOf(run, analysis, dumped);
    checkInfluences(run, analysis, dumped);
    checkJoint(run, analysis, dumped);
    checkWords(run, analysis, adjusted, dumped);
  });
}
