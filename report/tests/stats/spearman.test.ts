import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correlationInterval, midranks, spearman } from '../../src/stats/spearman';
import { assertClose, vectors } from './vectors';

type Maybe = number | null;
interface Case { x: number[]; y: number[]; expected: { rho: Maybe; n: number; p: Maybe; low: Maybe; high: Maybe } }

const { tolerance, cases } = vectors<Case>('spearman');

for (const { name, x, y, expected } of cases) {
  test(`rank correlation agrees with scipy: ${name}`, () => {
    const got = spearman(x, y);
    const interval = correlationInterval(got, 0.05);
    assert.equal(got.n, expected.n);
    assertClose(got.rho, expected.rho, tolerance, 'rho');
    assertClose(got.p, expected.p, tolerance, 'p');
    assertClose(interval.low, expected.low, tolerance, 'low');
    assertClose(interval.high, expected.high, tolerance, 'high');
  });
}

test('ties share the mean of their ranks', () => {
  assert.deepEqual(Array.from(midranks([3, 1, 3, 0, 3])), [4, 2, 4, 1, 4]);
});
