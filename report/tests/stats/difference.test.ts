import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liftInterval, liftOf, moderatedDifference, welchDifference } from '../../src/stats/difference';
import { criticalCurve } from '../../src/stats/critical-curve';
import { intervalOf, type Estimate } from '../../src/stats/estimate';
import { sideOf } from '../../src/stats/side';
import { assertClose, vectors } from './vectors';

type Maybe = number | null;
interface Student { value: Maybe; standard_error: Maybe; degrees_of_freedom: Maybe; p: Maybe; intervals: [number, Maybe, Maybe][] }
interface Case {
  with: number[]; without: number[];
  expected: { moderated: Student; welch: Student; lift: { value: Maybe; low: Maybe; high: Maybe } };
}

function check(got: Estimate, expected: Student, tolerance: number, what: string): void {
  assertClose(got.value, expected.value, tolerance, `${what} value`);
  assertClose(got.standardError, expected.standard_error, tolerance, `${what} error`);
  assertClose(got.degreesOfFreedom, expected.degrees_of_freedom, tolerance, `${what} degrees of freedom`);
  assertClose(got.p, expected.p, tolerance, `${what} p`);
  for (const [alpha, low, high] of expected.intervals) {
    assertClose(intervalOf(got, alpha).low, low, tolerance, `${what} low at ${alpha}`);
    assertClose(intervalOf(got, alpha).high, high, tolerance, `${what} high at ${alpha}`);
  }
}

const { tolerance, cases } = vectors<Case>('difference');

for (const { name, expected, ...sides } of cases) {
  test(`differences and lift agree with scipy: ${name}`, () => {
    const having = sideOf(sides.with);
    const without = sideOf(sides.without);
    const moderated = moderatedDifference({ having, without, correlation: 0 });
    check(moderated, expected.moderated, tolerance, 'moderated');
    check(welchDifference(having, without), expected.welch, tolerance, 'Welch');
    const lift = liftOf({ having, without, correlation: 0 }, moderated);
    assertClose(lift.value, expected.lift.value, tolerance, 'lift');
    const interval = liftInterval(lift, criticalCurve(0.05));
    assertClose(interval.low, expected.lift.low, tolerance, 'lift low');
    assertClose(interval.high, expected.lift.high, tolerance, 'lift high');
  });
}

test('two tied images do not look certain, as they do by plain Welch', () => {
  const tied = { n: 2, families: 2, weight: 2, effectiveN: 2, mean: 0.25, variance: 0 };
  const others = { n: 600, families: 600, weight: 600, effectiveN: 600, mean: 0.023, variance: 3e-4 };
  assert.ok(welchDifference(tied, others).p < 1e-100);
  assert.ok(moderatedDifference({ having: tied, without: others, correlation: 0 }).p > 1e-30);
});
