import assert from 'node:assert/strict';
import { test } from 'node:test';
import { criticalCurve } from '../../src/stats/critical-curve';
import { normalCritical, normalTwoSidedP, studentCritical, studentTwoSidedP } from '../../src/stats/distributions';
import { assertClose } from './vectors';

// Expected values: mpmath 1.3, 40 digits, from the series of the incomplete beta function.
test('tails keep eleven digits down to 1e-300', () => {
  assertClose(studentTwoSidedP(5, 3.5), 0.01055017899186778, 1e-11, 't');
  assertClose(studentTwoSidedP(37, 1234.5), 2.9196307197082839e-202, 1e-11, 't far out');
  assertClose(studentTwoSidedP(37, 1e5), 1.197462824342466e-297, 1e-11, 't nearly normal');
  assertClose(normalTwoSidedP(37), 1.1451142445049154e-299, 1e-11, 'normal');
});

test('near 0 p is near 1', () => {
  assertClose(1 - studentTwoSidedP(1e-6, 1), 2e-6 / Math.PI, 1e-9, 'Cauchy');
  assert.equal(studentTwoSidedP(0, 7), 1);
});

test('critical values invert tails', () => {
  for (const freedom of [1, 3.5, 11, 250, 1e5]) {
    for (const alpha of [0.9, 0.05, 1e-4, 1e-20]) {
      const t = studentCritical(alpha, freedom);
      assertClose(studentTwoSidedP(t, freedom), alpha, 1e-10, `t of ${alpha} with ${freedom}`);
    }
  }
  assertClose(normalCritical(0.05), 1.9599639845400545, 1e-14, 'z of 0.05');
});

test('the curve through critical values is as right as they are', () => {
  for (const alpha of [0.1, 0.05, 0.05 / 1300, 1e-10]) {
    const curve = criticalCurve(alpha);
    for (let freedom = 0.5; freedom < 20000; freedom *= 1.17) {
      assertClose(curve(freedom), studentCritical(alpha, freedom), 2e-11, `${alpha} with ${freedom}`);
    }
  }
});

test('infinitely many degrees of freedom give the normal', () => {
  assert.equal(studentTwoSidedP(2, Infinity), normalTwoSidedP(2));
  assert.equal(studentCritical(0.05, Infinity), normalCritical(0.05));
});

test('undefined stays undefined and infinity is certain', () => {
  assert.ok(Number.isNaN(studentTwoSidedP(NaN, 5)));
  assert.ok(Number.isNaN(studentTwoSidedP(2, 0)));
  assert.ok(Number.isNaN(studentCritical(0, 5)));
  assert.ok(Number.isNaN(normalCritical(0)));
  assert.equal(studentTwoSidedP(Infinity, 5), 0);
  assert.equal(studentTwoSidedP(-Infinity, 5), 0);
});
