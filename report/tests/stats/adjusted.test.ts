import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FactorAdjuster, namesImages } from '../../src/stats/adjusted';
import { intervalOf } from '../../src/stats/estimate';
import { assertClose, numbers, vectors } from './vectors';

type Maybe = number | null;
interface Case {
  outcome: number[]; with_feature: number[]; level: number[];
  expected: {
    units: number; informative_levels: number; raw: number; slope: Maybe; error: Maybe; p: Maybe; low: Maybe; high: Maybe;
    adjustment: string;
  };
}

const { tolerance, cases } = vectors<Case>('adjusted');

for (const { name, outcome, with_feature, level, expected } of cases) {
  test(`the adjusted difference agrees with statsmodels: ${name}`, () => {
    const levels = Math.max(...level) + 1;
    const units = with_feature.flatMap((has, unit) => (has === 1 ? [unit] : []));
    const adjuster = new FactorAdjuster(numbers(outcome), Int32Array.from(level), levels, null);
    const got = adjuster.adjust({ units: Uint32Array.from(units), count: units.length });
    const interval = intervalOf(got.estimate, 0.05);
    assert.equal(got.units, expected.units);
    assert.equal(got.informativeLevels, expected.informative_levels);
    assert.equal(got.adjustment, expected.adjustment);
    assertClose(got.raw, expected.raw, tolerance, 'raw');
    assertClose(got.estimate.p, expected.p, tolerance, 'p');
    assertClose(interval.low, expected.low, tolerance, 'low');
    assertClose(interval.high, expected.high, tolerance, 'high');
    assertClose(got.estimate.value, expected.slope, tolerance, 'slope');
    assertClose(got.estimate.standardError, expected.error, tolerance, 'error');
  });
}

test('a factor with mostly single-image levels names images', () => {
  assert.ok(namesImages(Int32Array.of(0, 1, 2, 3, 3), 4));
  assert.ok(!namesImages(Int32Array.of(0, 1, 2, 2, 3, 3), 4));
  assert.ok(namesImages(Int32Array.of(-1, -1), 4));
});
