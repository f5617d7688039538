import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moderatedDifference, moderatedVariance, pooledVariance } from '../../src/stats/difference';
import { intervalOf } from '../../src/stats/estimate';
import { SideSplitter, type Side, type Weighted } from '../../src/stats/side';
import { assertClose, numbers, vectors } from './vectors';

type Maybe = number | null;
interface ExpectedSide {
  rows: number; families: number; weight: number; mean: Maybe; kish: number; variance: Maybe; moderated: Maybe; largest_family: number;
}
interface Case {
  y: number[]; w: number[]; family: number[]; x: Maybe[];
  expected: {
    with: ExpectedSide; without: ExpectedSide; rho: Maybe;
    difference: { value: Maybe; standard_error: Maybe; degrees_of_freedom: Maybe; p: Maybe; intervals: [number, Maybe, Maybe][] };
  };
}

/** Rows in the order of their families, as the splitter expects them; `order`: by row, its place in the case. */
export function inFamilies(y: number[], w: number[], family: number[]): Weighted & { order: number[] } {
  const order = y.map((_, i) => i).sort((a, b) => family[a] - family[b] || a - b);
  const numbersOf = [...new Set(order.map((i) => family[i]))];
  return {
    order,
    outcome: Float64Array.from(order, (i) => y[i]),
    weight: Float64Array.from(order, (i) => w[i]),
    family: Uint32Array.from(order, (i) => numbersOf.indexOf(family[i])),
    families: numbersOf.length,
  };
}

export function listOf(x: Float64Array) {
  const rows = Array.from(x.keys()).filter((row) => x[row] === 1);
  return { rows: Uint32Array.from(rows), count: rows.length };
}

export function missingOf(x: Float64Array): Uint8Array | null {
  const flags = Uint8Array.from(x, (value) => Number(Number.isNaN(value)));
  return flags.includes(1) ? flags : null;
}

const { tolerance, cases } = vectors<Case>('families');

function checkSide(got: Side, expected: ExpectedSide, pooled: number, what: string): void {
  assert.equal(got.n, expected.rows, what);
  assert.equal(got.families, expected.families, what);
  const close = (name: string, number: number, wanted: Maybe) => assertClose(number, wanted, tolerance, `${what} ${name}`);
  close('weight', got.weight, expected.weight);
  close('mean', got.mean, expected.mean);
  close('Kish', got.effectiveN, expected.kish);
  // Of data without spread rounding is left.
  if (got.variance > 1e-24) close('variance', got.variance, expected.variance);
  if (got.variance > 1e-24) close('moderated', moderatedVariance(got, pooled), expected.moderated);
}

for (const { name, expected, ...given } of cases) {
  test(`weighted differences of families agree with numpy: ${name}`, () => {
    const { order, ...weighted } = inFamilies(given.y, given.w, given.family);
    const x = numbers(order.map((i) => given.x[i]));
    const splitter = new SideSplitter(weighted, missingOf(x));
    const sides = splitter.split(splitter.smallerOf(listOf(x)));
    const pooled = pooledVariance(sides.having, sides.without);
    checkSide(sides.having, expected.with, pooled, 'with');
    checkSide(sides.without, expected.without, pooled, 'without');
    assert.ok(Math.abs(sides.correlation - (expected.rho ?? NaN)) < 1e-9 || Number.isNaN(sides.correlation) === (expected.rho === null), 'rho');
    const got = moderatedDifference(sides);
    assertClose(got.value, expected.difference.value, tolerance, 'difference');
    assertClose(got.standardError, expected.difference.standard_error, tolerance, 'error');
    assertClose(got.degreesOfFreedom, expected.difference.degrees_of_freedom, tolerance, 'degrees of freedom');
    assertClose(got.p, expected.difference.p, tolerance, 'p');
    for (const [alpha, low, high] of expected.difference.intervals) {
      const interval = intervalOf(got, alpha);
      assertClose(interval.low, low, tolerance, `low at ${alpha}`);
      assertClose(interval.high, high, tolerance, `high at ${alpha}`);
    }
  });
}
