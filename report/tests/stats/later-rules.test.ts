import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deltaOfImpacts } from '../../src/stats/bootstrap';
import { effectiveNumber, samePictureSpread } from '../../src/stats/clusters';
import { whatWouldDecide } from '../../src/stats/sample-size';
import { influentialUnits } from '../../src/stats/influence';
import { jointModel } from '../../src/stats/joint';
import { sideOf } from '../../src/stats/side';
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
  }>('decide');
  for (const { name, smallest, alpha, expected, ...sides } of cases) {
    const got = whatWouldDecide({ having: sideOf(sides.with), without: sideOf(sides.without) }, smallest, alpha);
    assert.equal(got.unitsWith, number(expected.units_with), name);
    assert.equal(got.unitsInAll, number(expected.units_in_all), name);
  }
});

test('influential units are those whose deletion flips the mark or the sign', () => {
  const { tolerance, cases } = vectors<{
    outcome: number[]; with_feature: number[]; alpha: number;
    expected: { unit: number; p: number; flips_mark: boolean; flips_sign: boolean }[];
  }>('influence');
  for (const { name, outcome, with_feature, alpha, expected } of cases) {
    const units = with_feature.flatMap((has, unit) => (has === 1 ? [unit] : []));
    const list = { units: Uint32Array.from(units), count: units.length };
    const got = influentialUnits(numbers(outcome), list, null, alpha);
    assert.deepEqual(got.map(({ unit }) => unit), expected.map(({ unit }) => unit), name);
    got.forEach((influence, i) => {
      assertClose(influence.withoutIt.p, expected[i].p, tolerance, name);
      assert.equal(influence.flipsMark, expected[i].flips_mark, name);
      assert.equal(influence.flipsSign, expected[i].flips_sign, name);
    });
  }
});

test('run deltas draw the same clusters as numpy and lib/stats', () => {
  const { tolerance, cases } = vectors<{
    units: Record<string, never>[]; resamples: number; seed: number;
    expected: { value: Maybe; low: Maybe; high: Maybe };
  }>('bootstrap');
  for (const { name, units, resamples, seed, expected } of cases) {
    const paired = units.map((unit) => ({
      inBefore: unit.in_before, inAfter: unit.in_after, hasBefore: unit.has_before, hasAfter: unit.has_after,
      ctrBefore: unit.ctr_before, ctrAfter: unit.ctr_after,
    }));
    const { value, interval } = deltaOfImpacts(paired, resamples, seed);
    assertClose(value, expected.value, tolerance, name);
    assertClose(interval.low, expected.low, tolerance, `${name}, low`);
    assertClose(interval.high, expected.high, tolerance, `${name}, high`);
  }
});
