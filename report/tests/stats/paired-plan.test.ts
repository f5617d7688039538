import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairedPlan, pairsElsewhere } from '../../src/stats/sample-size';

/** Images that all count the same. */
const evenly = (outcome: Float64Array, family: Uint32Array) =>
  ({ outcome, weight: new Float64Array(outcome.length).fill(1), family, families: Math.max(...family) + 1 });

test('families of two rows and more tell the spread of a pair', () => {
  const ctr = Float64Array.from({ length: 12 }, (_, i) => 0.02 + 0.01 * (i >> 1) + (i % 2 ? 0.001 : -0.001));
  const family = Uint32Array.from(ctr, (_, i) => i >> 1);
  const plan = pairedPlan(evenly(ctr, family), new Float64Array(12).fill(4000), 0.001);
  assert.equal(plan.fromFamilies, true);
  assert.equal(plan.impressionsASide, 4000);
  // variance within is 12 (0.001)^2 / 6, of a pair twice that; (1.96 + 0.8416)^2 = 7.849
  assert.ok(Math.abs(plan.variance - 4e-6) < 1e-15);
  assert.equal(plan.pairs, Math.ceil(4 * 7.8489));
});

test('without families it is half of the spread between images, which is said', () => {
  const ctr = Float64Array.from([0.01, 0.02, 0.03, 0.04]);
  const plan = pairedPlan(evenly(ctr, Uint32Array.from([0, 1, 2, 3])), null, 0.01);
  assert.equal(plan.fromFamilies, false);
  assert.ok(Number.isNaN(plan.impressionsASide));
  assert.ok(Math.abs(plan.variance - 5e-4 / 3) < 1e-12);
});

test('data without rows to compare have no plan', () => {
  assert.ok(Number.isNaN(pairedPlan(evenly(Float64Array.from([0.01]), Uint32Array.from([0])), null, 0.01).pairs));
});

test('elsewhere a larger gain takes fewer pairs, and the same one as many', () => {
  const plan = { pairs: 32, fromFamilies: true, impressionsASide: 100_000, variance: 4e-6 };
  const here = 0.01;
  assert.equal(pairsElsewhere(plan, here, here, 0.1), Math.ceil(4 * 7.8489));
  assert.ok(pairsElsewhere(plan, here, here, 0.2) < pairsElsewhere(plan, here, here, 0.1));
});
