import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heterogeneity } from '../../src/stats/heterogeneity';
import { intervalOf } from '../../src/stats/estimate';
import { HeldFixed } from '../../src/stats/held-fixed';
import { inFamilies, listOf, missingOf } from './families.test';
import { assertClose, numbers, vectors } from './vectors';

type Maybe = number | null;
interface Case {
  y: number[]; w: number[]; family: number[]; x: Maybe[]; factors: number[][]; columns: Maybe[][];
  expected: {
    rows: number; families: number; raw: Maybe; s: Maybe; kish: Maybe; flag: string; most_influential: [number, number][];
    difference: { value: Maybe; standard_error: Maybe; degrees_of_freedom: Maybe; p: Maybe; intervals: [number, Maybe, Maybe][] };
    heterogeneity: { q: Maybe; degrees_of_freedom: number; p: Maybe };
  };
}

const { tolerance, cases } = vectors<Case>('fixed_factors');

for (const { name, expected, ...given } of cases) {
  test(`differences with factors held fixed agree with leaving families out: ${name}`, () => {
    const { order, ...weighted } = inFamilies(given.y, given.w, given.family);
    const x = numbers(order.map((i) => given.x[i]));
    const columnsHeld = {
      factors: given.factors.map((level) => ({ ofRow: Int32Array.from(order, (i) => level[i]), levels: Math.max(0, ...level) + 1 })),
      columns: given.columns.map((column) => Uint8Array.from(order, (i) => column[i] ?? 2)),
    };
    for (const isForMany of [false, true]) {
      const held = new HeldFixed(weighted, columnsHeld, missingOf(x), isForMany);
      const got = held.adjust(listOf(x));
      assert.equal(got.rows, expected.rows);
      assert.equal(got.families, expected.families);
      assert.equal(got.adjustment, expected.flag);
      const close = (what: string, number: number, wanted: Maybe) => assertClose(number, wanted, tolerance, what);
      close('raw', got.raw, expected.raw);
      close('Kish', got.effectiveN, expected.kish);
      close('difference', got.estimate.value, expected.difference.value);
      close('error', got.estimate.standardError, expected.difference.standard_error);
      close('degrees of freedom', got.estimate.degreesOfFreedom, expected.difference.degrees_of_freedom);
      close('p', got.estimate.p, expected.difference.p);
      for (const [alpha, low, high] of expected.difference.intervals) {
        close(`low at ${alpha}`, intervalOf(got.estimate, alpha).low, low);
        close(`high at ${alpha}`, intervalOf(got.estimate, alpha).high, high);
      }
      const moved = held.moved(listOf(x)).map(({ moved: own }) => Math.abs(own)).sort((a, b) => b - a);
      expected.most_influential.forEach(([, d], i) => Math.abs(d) > 1e-12 && close(`d of the ${i}th`, moved[i], Math.abs(d)));
      if (expected.heterogeneity.p !== null) close('Q', heterogeneity(held, listOf(x), got.estimate), expected.heterogeneity.p);
    }
  });
}
