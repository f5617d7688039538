import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differenceScale } from '../src/charts/scales';
import { initialState } from '../src/core/state';
import { madeUp, viewOf } from './made-up';

test('all differences fit on their axis, 0 in the middle', () => {
  const { rows } = viewOf(madeUp(), initialState);
  const { at: scale, reach } = differenceScale(rows);
  assert.equal(scale(0), 50);
  for (const { difference } of rows) {
    if (!Number.isNaN(difference)) assert.ok(scale(difference) > 0 && scale(difference) < 100);
  }
  assert.equal(scale(1e9), 100);
  assert.ok(scale(0.999 * reach) < 100);
  assert.equal(scale(1.001 * reach), 100);
  assert.equal(scale(-1.001 * reach), 0);
});
