import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowWeights } from '../../src/stats/weights';
import { assertClose, numbers, vectors } from './vectors';

type Maybe = number | null;
interface Case {
  ctr: number[]; clicks: Maybe[]; impressions: Maybe[];
  expected: { m: Maybe; between_variance: Maybe; weights: number[]; reason: string; rows_without_impressions: number };
}

const { tolerance, cases } = vectors<Case>('weights');

for (const { name, ctr, clicks, impressions, expected } of cases) {
  test(`weights agree with scipy's root: ${name}`, () => {
    const got = rowWeights(numbers(ctr), numbers(clicks), numbers(impressions));
    assert.equal(got.weighting, expected.reason);
    assert.equal(got.rowsWithoutImpressions, expected.rows_without_impressions);
    assertClose(got.ctr, expected.m, tolerance, 'm');
    assertClose(got.betweenVariance, expected.between_variance, tolerance, 'tau^2');
    assert.equal(got.ofRow.length, expected.weights.length);
    expected.weights.forEach((weight, i) => assertClose(got.ofRow[i], weight, tolerance, `weight ${i}`));
  });
}

test('where only CTRs are known all rows count the same', () => {
  assert.deepEqual(Array.from(rowWeights(Float64Array.of(0.1, 0.2), null, null).ofRow), [1, 1]);
});
