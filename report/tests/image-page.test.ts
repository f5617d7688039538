import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeLabels } from '../src/image-page/labels';
import { rankOf } from '../src/image-page/facts';
import { betterTwin, samePicture } from '../src/image-page/twin';
import { initialState } from '../src/core/state';
import { madeUp, viewOf } from './made-up';

const data = madeUp();
const view = viewOf(data, initialState);
const size = { width: 200, height: 100 };

test('a label stands above its box, or inside where there is no room above', () => {
  assert.deepEqual(placeLabels([{ x: 20, y: 50, width: 60 }, { x: 120, y: 5, width: 60 }], 16, size), [{ x: 20, y: 34 }, { x: 120, y: 5 }]);
});

test('labels end inside the image and do not cover one another', () => {
  const width = 90;
  const labels = Array.from({ length: 5 }, () => ({ x: 180, y: 3, width }));
  const placed = placeLabels(labels, 16, size);
  for (const { x, y } of placed) assert.ok(x + width <= 200 && y + 16 <= 100);
  const tops = placed.map(({ y }) => y).sort((a, b) => a - b);
  for (let i = 1; i < tops.length; i++) assert.ok(tops[i] - tops[i - 1] >= 16, String(tops));
});

test('a label that is wider than the image begins at its left edge', () => {
  assert.equal(placeLabels([{ x: 50, y: 50, width: 300 }], 16, size)[0].x, 0);
});

test('the rank counts higher CTRs; ties share a place', () => {
  const ctr = Float64Array.of(0.03, 0.02, 0.02, NaN, 0.01);
  assert.deepEqual(rankOf(ctr, 1), { place: 2, of: 4, ties: 1 });
  assert.deepEqual(rankOf(ctr, 4), { place: 4, of: 4, ties: 0 });
  assert.equal(rankOf(ctr, 3), null);
});

test('the same picture under another name comes before any look-alike', () => {
  assert.deepEqual(samePicture(data, 0), [1]);
  assert.deepEqual(betterTwin(data, view, 0, [{ image: 4, cosine: 0.99 }]), { image: 1, cosine: 1, isSame: true, gains: [], lacks: [] });
});

test('a twin is the nearest look-alike with a higher CTR, with what only one of the two has', () => {
  const alikes = [{ image: 1, cosine: 0.95 }, { image: 3, cosine: 0.9 }, { image: 4, cosine: 0.85 }];
  assert.deepEqual(betterTwin(data, view, 2, alikes), { image: 3, cosine: 0.9, isSame: false, gains: [1], lacks: [0, 2] });
});

test('what is hardly alike, has no CTR or a lower one is no twin', () => {
  assert.equal(betterTwin(data, view, 2, [{ image: 3, cosine: 0.5 }, { image: 5, cosine: 0.99 }, { image: 0, cosine: 0.99 }]), null);
});
