import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pooledDifference, pooledSide, type PooledSide } from '../../src/stats/pooled';
import { PooledSplitter } from '../../src/stats/pooled-splitter';
import { SideSplitter } from '../../src/stats/side';
import { dice } from './made-up-run';
import { eachItsOwn } from './small-run';
import { assertClose, vectors } from './vectors';

type Maybe = number | null;
interface Side { n: number; clicks: number; impressions: number; ctr: Maybe; variance: Maybe; effective_n: number }
interface Case {
  with_clicks: number[]; with_impressions: number[]; without_clicks: number[]; without_impressions: number[];
  expected: {
    with: Side; without: Side;
    difference: { value: Maybe; standard_error: Maybe; degrees_of_freedom: Maybe; p: Maybe };
  };
}

function check(got: PooledSide, expected: Side, tolerance: number, what: string): void {
  assert.equal(got.n, expected.n);
  assert.equal(got.clicks, expected.clicks);
  assert.equal(got.impressions, expected.impressions);
  assertClose(got.ctr, expected.ctr, tolerance, `${what} CTR`);
  assertClose(got.effectiveN, expected.effective_n, tolerance, `${what} Kish`);
  // Where every family has the same CTR, numpy leaves its rounding.
  if (expected.variance === null || expected.variance > 1e-30) {
    assertClose(got.variance, expected.variance, tolerance, `${what} variance`);
  } else {
    assert.ok(got.variance < 1e-30);
  }
}

const { tolerance, cases } = vectors<Case>('pooled');

for (const { name, expected, ...given } of cases) {
  test(`pooled sides agree with leaving each family out: ${name}`, () => {
    const having = pooledSide(given.with_clicks, given.with_impressions);
    const without = pooledSide(given.without_clicks, given.without_impressions);
    check(having, expected.with, tolerance, 'with');
    check(without, expected.without, tolerance, 'without');
    const difference = pooledDifference(having, without);
    assertClose(difference.value, expected.difference.value, tolerance, 'value');
    assertClose(difference.standardError, expected.difference.standard_error, tolerance, 'error');
    assertClose(difference.degreesOfFreedom, expected.difference.degrees_of_freedom, tolerance, 'freedom');
    assertClose(difference.p, expected.difference.p, tolerance, 'p');
  });
}

function checkSplit(clicks: Float64Array, impressions: Float64Array, missing: Uint8Array | null, share: number, each = 1): void {
  const uniform = dice(5);
  const known = Array.from(clicks.keys()).filter((row) => missing?.[row] !== 1);
  const rows = known.filter(() => uniform() < share);
  const family = Uint32Array.from(clicks, (_, row) => Math.floor(row / each));
  const families = Math.ceil(clicks.length / each);
  const ctr = clicks.map((c, row) => c / impressions[row]);
  const smaller = new SideSplitter(eachItsOwn(ctr), missing).smallerOf({ rows: Uint32Array.from(rows), count: rows.length });
  const { having, without } = new PooledSplitter({ clicks, impressions, family, families }, missing).split(smaller);
  const sumsOf = (column: Float64Array, own: number[]) =>
    [...new Set(own.map((row) => family[row]))].map((g) => own.reduce((sum, row) => (family[row] === g ? sum + column[row] : sum), 0));
  const sideOf = (own: number[]) => pooledSide(sumsOf(clicks, own), sumsOf(impressions, own));
  const rest = known.filter((row) => !rows.includes(row));
  for (const [got, expected, own] of [[having, sideOf(rows), rows], [without, sideOf(rest), rest]] as const) {
    assert.equal(got.n, own.length);
    assert.equal(got.families, expected.families);
    assertClose(got.ctr, expected.ctr, 1e-12, `CTR at ${share}`);
    assertClose(got.effectiveN, expected.effectiveN, 1e-10, `Kish at ${share}`);
    assertClose(got.variance, expected.variance, 1e-10, `variance at ${share}`);
  }
}

test('splitting by the smaller side is the same as going through both', () => {
  const uniform = dice(11);
  const n = 400;
  const skewed = Float64Array.from({ length: n }, () => Math.ceil(Math.exp(14 * uniform())));
  const clicks = skewed.map((i) => Math.floor(i * 0.05 * uniform()));
  const missing = Uint8Array.from({ length: n }, () => (uniform() < 0.1 ? 1 : 0));
  for (const share of [0.01, 0.05, 0.2, 0.45, 0.6, 0.97]) {
    checkSplit(clicks, skewed, null, share);
    checkSplit(clicks, skewed, missing, share);
    checkSplit(clicks, skewed, missing, share, 3);
  }
});

test('one image with nearly all impressions does not spoil the other side', () => {
  const impressions = Float64Array.from({ length: 60 }, (_, i) => (i === 0 ? 1e9 : 1000 + i));
  const clicks = impressions.map((n, i) => Math.floor(n * (0.01 + (i % 7) / 500)));
  for (const share of [0.05, 0.3, 0.5]) checkSplit(clicks, impressions, null, share);
});
