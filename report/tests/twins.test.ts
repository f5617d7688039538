import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState } from '../src/core/state';
import { samePictures, severalSizes } from '../src/twins/twins';
import { madeUp, viewOf } from './made-up';

const named = (...names: string[]) => {
  const data = madeUp();
  return { ...data, images: { ...data.images, names } };
};

test('names of one image stand together, the highest CTR first', () => {
  const data = madeUp();
  const groups = samePictures(data, viewOf(data, initialState));
  assert.deepEqual(groups.map(({ images }) => images), [[1, 0]]);
  assert.ok(Math.abs(groups[0].range - 0.01) < 1e-12);
});

test('names that differ only in a size may be one creative, unless they are one image', () => {
  const data = named('a_300x250', 'a_728x90', 'b_300x250', 'b_160X600', 'c', 'd');
  assert.deepEqual(severalSizes(data, viewOf(data, initialState)), [[2, 3]]);
});

test('a size tells nothing about names that differ elsewhere', () => {
  const data = named('a_300x250', 'a_728x90', 'b1_300x250', 'b2_300x250', 'c', 'c ');
  assert.deepEqual(severalSizes(data, viewOf(data, initialState)), []);
});
