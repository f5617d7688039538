import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wilsonInterval } from '../../src/stats/wilson';
import { assertClose, vectors } from './vectors';

interface Case {
  clicks: number; impressions: number; alpha: number; overdispersion: number; expected: [number | null, number | null];
}

test('one image’s interval agrees with statsmodels', () => {
  const { tolerance, cases } = vectors<Case>('wilson');
  for (const { name, clicks, impressions, alpha, overdispersion, expected } of cases) {
    const { low, high } = wilsonInterval(clicks, impressions, alpha, overdispersion);
    // Near 0 the low end is a difference of nearly equal numbers: absolute there.
    if (expected[0] !== null && expected[0] <= 1e-12) assert.ok(Math.abs(low) < 1e-12);
    else assertClose(low, expected[0], tolerance, `${name} low`);
    assertClose(high, expected[1], tolerance, `${name} high`);
  }
});

test('the interval of no clicks starts at 0, that of all clicks ends at 1', () => {
  assert.equal(wilsonInterval(0, 17).low, 0);
  assert.equal(wilsonInterval(17, 17).high, 1);
});
