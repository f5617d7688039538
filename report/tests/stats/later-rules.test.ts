import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../src/stats/analysis';
import { effectiveNumber, samePictureSpread } from '../../src/stats/clusters';
import { requiredSampleSize } from '../../src/stats/sample-size';
import type { Estimate } from '../../src/stats/estimate';
import { influentialFamilies } from '../../src/stats/influence';
import { jointModel } from '../../src/stats/joint';
import { sideOf } from '../../src/stats/side';
import { checkThreshold } from '../../src/stats/threshold';
import { eachItsOwn, smallRun } from './small-run';
import { assertClose, number, numbers, vectors } from './vectors';

type Maybe = number | null;

test('same-picture spread agrees with Pearson’s chi-squared', () => {
  const { tolerance, cases } = vectors<{
    clicks: number[]; impressions: number[]; cluster: number[];
    expected: { kish: number; spread: { groups: number; rows: number; overdispersion: number; standard_deviation: Maybe } };
  }>('clusters');
  for (const { name, clicks, impressions, cluster, expected } of cases) {
    const got = samePictureSpread(clicks, impressions, cluster);
    assert.equal(got.groups, expected.spread.groups);
    assert.equal(got.rows, expected.spread.rows);
    assertClose(got.overdispersion, expected.spread.overdispersion, tolerance, name);
    assertClose(got.standardDeviation, expected.spread.standard_deviation, tolerance, name);
    assertClose(effectiveNumber(impressions), expected.kish, tolerance, `${name}, Kish`);
  }
});

test('the joint model agrees with statsmodels', () => {
  const { tolerance, cases } = vectors<{
    outcome: number[]; present: number[][];
    expected: {
      is_singular: boolean; intercept: Maybe; values: number[]; errors: number[]; p: Maybe[]; inflation: number[];
    };
  }>('joint');
  for (const { name, outcome, present, expected } of cases) {
    const got = jointModel(numbers(outcome), present.map(numbers));
    assertClose(got.intercept, expected.intercept, tolerance, name);
    assert.equal(got.isSingular, expected.is_singular, name);
    got.features.forEach((feature, j) => {
      assertClose(feature.value, expected.values[j], tolerance, `${name}, value ${j}`);
      assertClose(feature.standardError, expected.errors[j], tolerance, `${name}, error ${j}`);
      assertClose(feature.p, expected.p[j], tolerance, `${name}, p ${j}`);
      assertClose(got.inflation[j], expected.inflation[j], tolerance, `${name}, VIF ${j}`);
    });
    assert.equal(got.features.length, expected.values.length);
  }
});

test('what would decide it is the first number with 80 % power', () => {
  const { cases } = vectors<{
    with: number[]; without: number[]; smallest: number; alpha: number;
    expected: { units_with: Maybe; units_in_all: Maybe };
  }>('sample_size');
  for (const { name, smallest, alpha, expected, ...sides } of cases) {
    const got = requiredSampleSize({ having: sideOf(sides.with), without: sideOf(sides.without) }, smallest, alpha);
    assert.equal(got.rowsWith, number(expected.units_with), name);
    assert.equal(got.rowsInAll, number(expected.units_in_all), name);
  }
});

test('influential families are those whose deletion flips the mark or the sign', () => {
  const { tolerance, cases } = vectors<{
    outcome: number[]; with_feature: number[]; missing?: number[]; alpha: number;
    expected: { unit: number; p: number; flips_mark: boolean; flips_sign: boolean }[];
  }>('influence');
  for (const { name, outcome, with_feature, missing, alpha, expected } of cases) {
    const units = with_feature.flatMap((has, unit) => (has === 1 ? [unit] : []));
    if (units.length < 3) continue; // without one of two families a side has no variance (S21)
    const list = { rows: Uint32Array.from(units), count: units.length };
    const got = influentialFamilies(eachItsOwn(outcome), list, missing === undefined ? null : Uint8Array.from(missing), alpha);
    assert.deepEqual(got.map(({ family }) => family), expected.map(({ unit }) => unit), name);
    got.forEach((influence, i) => {
      assertClose(influence.withoutIt.p, expected[i].p, tolerance, name);
      assert.equal(influence.flipsMark, expected[i].flips_mark, name);
      assert.equal(influence.flipsSign, expected[i].flips_sign, name);
    });
  }
});

test('what a threshold decides agrees with counting anew at half and at one and a half', () => {
  const { tolerance, cases } = vectors<{
    values: Maybe[]; threshold: number; alpha: number; least_units: number; pooled: boolean; clicks: number[]; impressions: number[];
    expected: { at_half: DumpedEstimate; at_one_and_a_half: DumpedEstimate; flips: boolean };
  }>('threshold');
  for (const { name, values, threshold, alpha, least_units: leastFamilies, pooled, clicks, impressions, expected } of cases) {
    const ctr = clicks.map((n, i) => n / impressions[i]);
    const run = smallRun([{ values: Array.from(numbers(values)), least: threshold }], ctr);
    const outcomes = { ...run.outcomes, clicks, impressions };
    const options = { ...run.options, leastFamilies, groupCtr: pooled ? 'pooled' as const : 'unweighted' as const };
    const analysis = { ...analyse(run.engine, outcomes, options), alpha };
    const got = checkThreshold(run.engine, outcomes, options, analysis, 0);
    checkEstimate(got.atHalf, expected.at_half, tolerance, `${name}, at half`);
    checkEstimate(got.atOneAndAHalf, expected.at_one_and_a_half, tolerance, `${name}, at one and a half`);
    assert.equal(got.flips, expected.flips, name);
  }
});

interface DumpedEstimate { value: Maybe; standard_error: Maybe; degrees_of_freedom: Maybe; p: Maybe }

function checkEstimate(got: Estimate, expected: DumpedEstimate, tolerance: number, what: string): void {
  assertClose(got.value, expected.value, tolerance, `${what}, value`);
  assertClose(got.standardError, expected.standard_error, tolerance, `${what}, error`);
  assertClose(got.degreesOfFreedom, expected.degrees_of_freedom, tolerance, `${what}, degrees of freedom`);
  assertClose(got.p, expected.p, tolerance, `${what}, p`);
}
