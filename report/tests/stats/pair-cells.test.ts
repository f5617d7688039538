import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairCells } from '../../src/stats/groups';
import { smallRun } from './small-run';
import { assertClose } from './vectors';

test('four cells hold the rows of which both features are known; a family is one unit of error', () => {
  const run = smallRun(
    [{ values: [1, 1, 1, 0, 0, 0, 0.2, 1] }, { values: [1, 1, 0, 1, 0, 0, 1, NaN] }],
    [0.1, 0.3, 0.2, 0.4, 0.5, 0.7, 0.6, 0.9],
    [0, 0, 1, 2, 3, 4, 5, 6],
  );
  const { both, one, other, none } = pairCells(run.engine, run.outcomes, run.options, 0, 1);
  assert.deepEqual([both.n, one.n, other.n, none.n], [2, 1, 2, 2]);
  assertClose(both.ctr, 0.2, 1e-12, 'both');
  assertClose(one.ctr, 0.2, 1e-12, 'one');
  assertClose(other.ctr, 0.5, 1e-12, 'other');
  assertClose(none.ctr, 0.6, 1e-12, 'none');
  assert.ok(Number.isNaN(both.low));
  // t with one degree of freedom: 12.706 times 0.1.
  assertClose(none.high, 0.6 + 1.2706204736174704, 1e-9, 'interval');
});

test('an empty cell has no CTR, and impressions give the pooled one', () => {
  const run = smallRun([{ values: [1, 1, 0] }, { values: [1, 1, 0] }], [0.1, 0.2, 0.3]);
  const outcomes = { ...run.outcomes, clicks: [10, 2, 3], impressions: [100, 10, 10] };
  const cells = pairCells(run.engine, outcomes, run.options, 0, 1);
  assert.equal(cells.one.n, 0);
  assert.ok(Number.isNaN(cells.one.ctr) && Number.isNaN(cells.one.pooledCtr));
  assertClose(cells.both.pooledCtr, 12 / 110, 1e-12, 'pooled');
});
