import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doseBins } from '../../src/stats/groups';
import { smallRun } from './small-run';

function bins(values: number[], ctr = values.map((_, row) => row / 100)) {
  const { engine, outcomes, options } = smallRun([{ values, measure: 'both' }], ctr);
  return doseBins(engine, outcomes, options, 0).map(({ from, to, n }) => [from, to, n]);
}

test('different values make quartiles', () => {
  assert.deepEqual(bins([8, 7, 6, 5, 4, 3, 2, 1]), [[1, 2, 2], [3, 4, 2], [5, 6, 2], [7, 8, 2]]);
});

test('equal values stay together, so that there may be fewer bins', () => {
  assert.deepEqual(bins([0, 0, 0, 0, 0, 0, 1, 2]), [[0, 0, 6], [1, 2, 2]]);
  assert.deepEqual(bins([3, 3, 3]), [[3, 3, 3]]);
});

test('rows that do not know the feature are in no bin', () => {
  assert.deepEqual(bins([NaN, 1, 2, NaN]), [[1, 1, 1], [2, 2, 1]]);
  assert.deepEqual(bins([1, 2, 3, 4], [0.1, NaN, 0.2, 0.3]), [[1, 1, 1], [3, 3, 1], [4, 4, 1]]);
});

test('each bin has the mean of its rows', () => {
  const { engine, outcomes, options } = smallRun([{ values: [1, 1, 2, 2], measure: 'both' }], [0.1, 0.3, 0.5, 0.5]);
  const [low, high] = doseBins(engine, outcomes, options, 0);
  assert.equal(low.ctr, 0.2);
  assert.equal(high.ctr, 0.5);
  assert.ok(low.low < 0.2 && low.high > 0.2);
  assert.ok(Number.isNaN(high.low), 'equal CTRs cannot say how sure they are');
});
