// Compares every number of src/stats with lib/stats on the runs that tests/unit/stats/dump_analysis
// wrote to $IMAGELIFT_STATS_DUMP: relative 1e-9, held factors 1e-8, joint models 1e-7; words and order exactly.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ByFactors } from '../../src/stats/by-factor';
import { analyse, completePooled, eligibilities, type Analysis } from '../../src/stats/analysis';
import { allFindingsOf, type AllFindings } from '../../src/stats/findings';
import type { AdjustedDifference } from '../../src/stats/adjusted';
import type { Estimate } from '../../src/stats/estimate';
import { namesHeld } from '../../src/findings/reason';
import { influentialFamilies } from '../../src/stats/influence';
import { jointModel } from '../../src/stats/joint';
import { defaultJointFeatures } from '../../src/stats/joint-features';
import { rowsHaving } from '../../src/stats/rows';
import { checkThreshold } from '../../src/stats/threshold';
import { kindNamed } from '../kinds';
import { verdict, type AdjustedBy } from '../../src/stats/verdict';
import type { Within } from '../../src/stats/within';
import { runOf, type Dumped, type DumpedAdjusted, type DumpedFeature, type Numbers, type RunOfDump } from './dumped-run';
import { assertClose } from './vectors';

const kTolerance = 1e-9;
const kHeldTolerance = 1e-8;
const kJointTolerance = 1e-7;

/** Numbers in the order of `expected`. */
function closeAll(got: number[], expected: Numbers, what: string, tolerance = kTolerance): void {
  assert.equal(got.length, expected.length, what);
  got.forEach((number, i) => assertClose(number, expected[i], tolerance, `${what} [${i}]`));
}

/** What equal CTRs leave of a difference is rounding, and not the same in both. */
function unlessRounding(least: number): <T extends number | null>(value: T) => T | 0 {
  return (value) => (value !== null && Math.abs(value) < least ? 0 : value);
}

function numbersOf({ value, standardError, degreesOfFreedom, p }: Estimate): number[] {
  return [value, standardError, degreesOfFreedom, p];
}

function checkTotals(got: Analysis, { expected }: Dumped): void {
  for (const name of ['rows', 'families', 'hypotheses', 'rejected'] as const) assert.equal(got[name], expected[name], name);
  assert.deepEqual(Array.from(got.ranking), expected.ranking);
  assert.equal(got.weights.weighting, expected.weighting);
  closeAll(
    [got.meanCtr, got.plainCtr, got.pooledCtr, got.alpha, got.betweenVariance, got.weights.betweenVariance],
    [expected.mean_ctr, expected.plain_ctr, expected.pooled_ctr, expected.alpha, expected.between_variance, expected.weights_variance],
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
    [a.with[f], a.ctrWith[f], a.varianceWith[f], a.without[f], a.ctrWithout[f], a.varianceWithout[f]].map(unlessRounding(1e-30)),
    expected.sides.map(unlessRounding(1e-30)), 'sides',
  );
  close([a.effectiveWith[f], a.effectiveWithout[f]], expected.effective_n, 'Kish');
  close([unlessRounding(1e-15)(a.impact[f]), a.impactSe[f], a.impactDf[f], a.impactP[f]], [unlessRounding(1e-15)(expected.impact[0]), ...expected.impact.slice(1)], 'impact');
  close([a.pooled[f], a.pooledSe[f], a.pooledDf[f], a.pooledP[f]], expected.pooled, 'pooled');
  if (expected.pooled_sides) {
    close([a.pooledWith[f], a.kishWith[f], a.pooledWithout[f], a.kishWithout[f]], expected.pooled_sides, 'pooled sides');
  }
  close([unlessRounding(1e-12)(a.lift[f]), a.liftSe[f], a.liftDf[f]], [unlessRounding(1e-12)(expected.lift[0]), ...expected.lift.slice(1)], 'lift');
  close([a.liftLow[f], a.liftHigh[f]], expected.lift_interval, 'lift interval');
  close([a.rho[f], a.rhoP[f]], expected.rank, 'rank');
  close([a.rhoLow[f], a.rhoHigh[f]], expected.rank_interval, 'rank interval');
  close([a.p[f], a.q[f], a.shrunk[f]], [expected.p, expected.q, expected.shrunk], 'p, q, shrunk');
  close([a.low[f], a.high[f]], expected.interval, 'interval');
  close([a.low95[f], a.high95[f]], expected.interval_95, '95 % interval');
  close([a.barLow[f], a.barHigh[f]], expected.impact_interval, 'bar');
}

function checkAdjusted(got: AdjustedDifference, wanted: DumpedAdjusted, what: string): void {
  assert.equal(got.adjustment, wanted.adjustment, what);
  closeAll([got.rows, got.families, got.informativeLevels], [wanted.rows, wanted.families, wanted.informative_levels], what);
  closeAll([got.raw, got.effectiveN, ...numbersOf(got.estimate)], [wanted.raw, wanted.effective_n, ...wanted.estimate], what, kHeldTolerance);
}

/** By offered factor: of marked and named features. */
function adjustedOf({ engine, outcomes, options, table }: RunOfDump, within: Within, isTold: (f: number) => boolean): [string, Map<number, AdjustedDifference>][] {
  return within.factors.map((factor) => {
    const fits = new ByFactors(engine, outcomes, options, [factor]);
    const told = Array.from({ length: table.features }, (_, f) => f).filter(isTold);
    return [factor.name, new Map(told.map((f) => [f, fits.adjust(f)]))];
  });
}

function checkAnswer({ engine, outcomes, options }: RunOfDump, analysis: Analysis, { within, names, levels, findings }: AllFindings, { expected }: Dumped): void {
  assert.deepEqual(within.factors.map(({ name }) => name), expected.factors);
  assert.deepEqual([within.hypotheses, within.rejected.length], [expected.hypotheses_within, expected.rejected_within]);
  expected.features.forEach((wanted, f) => {
    const what = `feature ${f} within`;
    closeAll([within.p[f], within.q[f]], [wanted.p_within, wanted.q_within], what, kHeldTolerance);
    const held = within.heldFixed[f];
    if (held !== undefined) checkAdjusted(held, wanted.held_fixed, `feature ${f} held fixed`);
    const { status, under, phi, jointP } = names.of[f];
    assert.deepEqual([status, under], [wanted.naming.status, wanted.naming.under], what);
    closeAll([phi, jointP], [wanted.naming.phi, wanted.naming.joint_p], what, kHeldTolerance);
  });
  assert.deepEqual(names.names, expected.names);
  assert.equal(levels.results.length, expected.levels.length);
  expected.levels.forEach((wanted, i) => {
    const got = levels.results[i];
    const what = `level ${i}`;
    assert.deepEqual([got.factor, got.level, got.hypothesis, got.isFirst, got.isNamed],
      [wanted.factor, wanted.level, wanted.hypothesis, wanted.stands_for_it, wanted.named], what);
    closeAll(numbersOf(got.difference), wanted.difference, what);
    if (!got.isFirst) return;
    closeAll([...numbersOf(got.decides), got.p, got.q], [...wanted.decides, wanted.p, wanted.q], what, kHeldTolerance);
  });
  const { answer } = expected;
  const lead = findings.falseLead;
  for (const side of ['more', 'fewer', 'further', 'warned'] as const) assert.deepEqual(findings[side], answer[side], side);
  assert.deepEqual(lead && { ...lead, adjustment: lead.adjustment ?? 'cannot_be_separated' }, answer.false_lead);
  const fast = allFindingsOf(engine, outcomes, options, analysis);
  assert.deepEqual(fast.findings, findings, 'without what cannot matter');
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
  const prepared = run.engine.prepare(run.outcomes);
  const { rows } = prepared;
  expected.influences.forEach((wanted, f) => {
    if (analysis.eligibility[f] !== 0 || run.table.measure[f] === 'rank') return;
    const having = rowsHaving(rows, f, run.options);
    const got = influentialFamilies(prepared.weighted(run.options.groupCtr), having, rows.missingOf(f).flags, analysis.alpha);
    assert.deepEqual(
      got.map(({ family, flipsMark, flipsSign }) => [family, flipsMark, flipsSign]),
      wanted.map(([family, , flipsMark, flipsSign]) => [family, flipsMark, flipsSign]),
      `influence on feature ${f}`,
    );
    got.forEach(({ withoutIt }, i) => assertClose(withoutIt.p, wanted[i][1], kTolerance, `influence on feature ${f}`));
  });
}

function checkJoint(run: RunOfDump, analysis: Analysis, { expected: { joint } }: Dumped): void {
  const { rows, ctr } = run.engine.prepare(run.outcomes);
  const candidates = Array.from(analysis.eligibility.keys()).filter(
    (f) => analysis.eligibility[f] === 0 && run.table.measure[f] !== 'rank',
  );
  const presence = candidates.map((f) => rowsHaving(rows, f, run.options));
  const chosen = defaultJointFeatures(presence, rows.count, rows.families);
  assert.deepEqual(chosen, joint.chosen);
  const columns = chosen.map((i) => {
    const column = new Float64Array(rows.count);
    presence[i].rows.subarray(0, presence[i].count).forEach((row) => (column[row] = 1));
    return column;
  });
  const got = jointModel(ctr, columns);
  assert.equal(got.isSingular, joint.is_singular);
  closeAll([got.intercept, ...got.inflation], [joint.intercept, ...joint.inflation], 'joint model', kJointTolerance);
  got.features.forEach((feature, j) => {
    closeAll(numbersOf(feature), joint.features[j], `joint feature ${j}`, kJointTolerance);
  });
}

function checkWords(analysis: Analysis, { within }: AllFindings, told: Map<number, AdjustedBy[]>, { input, expected }: Dumped, run: RunOfDump): void {
  const factors = namesHeld(within.factors.map(({ name }) => name.replace(/_/g, ' '))); // as people read them
  expected.features.forEach(({ noun: name, verdict: sentence }, f) => {
    const { kind } = input.columns[f];
    const named = { phrase: kindNamed(kind).phrase, name, measure: run.table.measure[f] };
    const held = { factors, count: within.factors.length, adjusted: within.heldFixed[f], q: within.q[f] };
    assert.equal(verdict(analysis, f, named, told.get(f) ?? [], held), sentence);
  });
}

const path = process.env.IMAGELIFT_STATS_DUMP;
assert.ok(path, 'IMAGELIFT_STATS_DUMP names no file');

for (const dumped of JSON.parse(readFileSync(path, 'utf8')) as Dumped[]) {
  test(`the browser says the same as lib/stats: ${dumped.name}`, () => {
    const run = runOf(dumped.input);
    const analysis = analyse(run.engine, run.outcomes, run.options);
    for (let f = 0; f < analysis.features; f++) completePooled(run.engine, run.outcomes, run.options, analysis, f);
    checkTotals(analysis, dumped);
    dumped.expected.features.forEach((feature, f) => {
      checkFeature(analysis, f, feature, `feature ${f} (${run.table.keys![f]})`);
    });
    const answer = allFindingsOf(run.engine, run.outcomes, run.options, analysis, 1);
    checkAnswer(run, analysis, answer, dumped);
    const isTold = (f: number) => analysis.marked[f] === 1 || answer.names.of[f].status === 'named';
    const adjusted = adjustedOf(run, answer.within, isTold);
    dumped.expected.features.forEach((feature, f) => {
      feature.adjusted.forEach((wanted, i) => checkAdjusted(adjusted[i][1].get(f)!, wanted, `feature ${f} by ${adjusted[i][0]}`));
    });
    const told = new Map(dumped.expected.features.map((_, f): [number, AdjustedBy[]] =>
      [f, isTold(f) ? adjusted.map(([factor, all], index) => ({ factor, index, adjusted: all.get(f)! })) : []]));
    checkThresholdsOf(run, analysis, dumped);
    checkInfluences(run, analysis, dumped);
    checkJoint(run, analysis, dumped);
    checkWords(analysis, answer, told, dumped, run);
  });
}
