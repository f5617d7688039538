import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Points } from '../src/core/columns';
import { withRollUps } from '../src/core/roll-ups';

/** Two labels of four images, and room for one group at the end. */
const points = (): Points => ({
  offsets: Uint32Array.of(0, 2, 4, 4),
  image: Uint32Array.of(0, 2, 2, 3),
  value: Float64Array.of(0.3, 0.2, 0.5, 0.1),
});

const group = (combine: 'sum' | 'max', least: number[]) => ({ 2: { features: [0, 1], combine, least } });
const ofGroup = ({ offsets, image, value }: Points) =>
  [...image.subarray(offsets[2], offsets[3])].map((at, i) => [at, value[offsets[2] + i]]);

test('the probabilities of one model add up', () => {
  assert.deepEqual(ofGroup(withRollUps(points(), group('sum', [0, 0]), 4)), [[0, 0.3], [2, 0.7], [3, 0.1]]);
});

test('of detections the surest counts, each from its own threshold on', () => {
  assert.deepEqual(ofGroup(withRollUps(points(), group('max', [0.25, 0.2]), 4)), [[0, 0.3], [2, 0.5]]);
});

test('the members keep their points', () => {
  const { offsets, image, value } = withRollUps(points(), group('sum', [0, 0]), 4);
  assert.deepEqual([...offsets.subarray(0, 3)], [0, 2, 4]);
  assert.deepEqual([...image.subarray(0, 4)], [0, 2, 2, 3]);
  assert.deepEqual([...value.subarray(0, 4)], [0.3, 0.2, 0.5, 0.1]);
});

test('a group with points of its own keeps them', () => {
  const own = { ...points(), offsets: Uint32Array.of(0, 1, 2, 4) };
  assert.equal(withRollUps(own, group('sum', [0, 0]), 4), own);
});
