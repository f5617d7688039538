import assert from 'node:assert/strict';
import { test } from 'node:test';
import { undilutedDifference } from '../../src/stats/threshold';
import { fixed, points, qValue } from '../../src/stats/wording';

test('numbers round as in C++: exact ties to the even digit', () => {
  assert.equal(fixed(0.125, 2), '0.12');
  assert.equal(fixed(0.375, 2), '0.38');
  assert.equal(fixed(2.5, 0), '2');
  assert.equal(fixed(3.5, 0), '4');
  assert.equal(fixed(0.15, 1), '0.1'); // just below the tie
  assert.equal(fixed(1.005, 2), '1.00');
  assert.equal(fixed(-0.125, 2), '-0.12');
});

test('nothing is minus zero', () => {
  assert.equal(fixed(-0.001, 2), '0.00');
  assert.equal(fixed(-0, 2), '0.00');
});

test('an interval of fewer clicks is turned round', () => {
  assert.equal(points(-0.0021, { low: -0.0037, high: -0.0005 }, '95 %'), 'lower by 0.21 points (95 % 0.05 to 0.37)');
  assert.equal(points(0.01, { low: NaN, high: NaN }, '95 %'), 'higher by 1.00 points (no interval)');
});

test('q-values show two digits, and no more zeros than three', () => {
  assert.deepEqual([qValue(0.0004), qValue(0.0042), qValue(0.031)], ['q\u00a0<\u00a00.001', 'q\u00a00.004', 'q\u00a00.03']);
});

test('a difference watered down by wrong detections is larger in truth', () => {
  assert.equal(undilutedDifference(0.01, 0.9, 0.6), 0.01 / (0.9 + 0.6 - 1));
  assert.ok(Number.isNaN(undilutedDifference(0.01, 0.5, 0.5)));
});
