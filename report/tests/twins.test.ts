import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState } from '../src/core/state';
import { familyTable, photoFamilies } from '../src/twins/photo-families';
import { samePictures } from '../src/twins/twins';
import { madeUp, viewOf } from './made-up';

test('names of one image stand together, the highest CTR first', () => {
  const data = madeUp();
  const groups = samePictures(data, viewOf(data, initialState));
  assert.deepEqual(groups.map(({ images }) => images), [[1, 0]]);
  assert.ok(Math.abs(groups[0].range - 0.01) < 1e-12);
});

test('a photo in several pictures is a family to look at, one under several names is not', () => {
  const data = madeUp();
  const family = [0, 0, 1, 1, 2, 1];
  const made = { ...data, images: { ...data.images, family } };
  const view = viewOf(made, initialState);
  assert.deepEqual(photoFamilies(data, viewOf(data, initialState)), []);
  assert.deepEqual(photoFamilies(made, view), [[2, 3, 5].filter((image) => view.images.shown[image] === 1)]);
});

test('the table of families names every image with the number of its family', () => {
  const data = madeUp();
  const { columns, rows } = familyTable(data).table(viewOf(data, initialState))!;
  assert.deepEqual(columns.map(({ name }) => name), ['image', 'family']);
  assert.deepEqual(rows, data.images.names.map((name, i) => [name, data.images.family[i]]));
});
