import assert from 'node:assert/strict';
import { test } from 'node:test';
import { falseDiscovery } from '../../src/stats/family';
import { shrink } from '../../src/stats/shrinkage';
import { assertClose, numbers, vectors } from './vectors';

interface Family { p: number[]; expected: { q: number[]; rejected: number; alpha: number } }
interface Shrunk {
  effects: number[]; standard_errors: (number | null)[]; expected: { between_variance: number; shrunk: number[] };
}

const families = vectors<Family>('false_discovery');

for (const { name, p, expected } of families.cases) {
  test(`q-values agree with statsmodels: ${name}`, () => {
    const got = falseDiscovery(p);
    assert.equal(got.rejected, expected.rejected);
    assertClose(got.alpha, expected.alpha, families.tolerance, 'alpha');
    expected.q.forEach((q, i) => assertClose(got.q[i], q, families.tolerance, `q of ${p[i]}`));
  });
}

const shrinkages = vectors<Shrunk>('shrinkage');

for (const { name, effects, standard_errors, expected } of shrinkages.cases) {
  test(`shrinkage agrees with bisection: ${name}`, () => {
    const got = shrink(effects, numbers(standard_errors));
    assertClose(got.betweenVariance, expected.between_variance, shrinkages.tolerance, 'tau^2');
    expected.shrunk.forEach((value, i) => assertClose(got.shrunk[i], value, shrinkages.tolerance, `difference ${i}`));
  });
}
