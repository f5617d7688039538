import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scaleLinear } from '../src/charts/scales';

test('the ends of the domain go to the ends of the range, and back', () => {
  const scale = scaleLinear([0, 0.05], [300, 100]);
  assert.deepEqual([scale(0), scale(0.05), scale(0.025)], [300, 100, 200]);
  assert.equal(scale.invert(200), 0.025);
});

test('a nice domain ends at ticks', () => {
  const scale = scaleLinear([0.0013, 0.0487], [0, 1]).nice(5);
  assert.deepEqual(scale.domain(), [0, 0.05]);
  assert.deepEqual(scale.ticks(5), [0, 0.01, 0.02, 0.03, 0.04, 0.05]);
});

test('an empty domain does not divide by zero', () => {
  assert.equal(scaleLinear([1, 1], [0, 100])(1), 0);
});
