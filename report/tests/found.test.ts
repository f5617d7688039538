import assert from 'node:assert/strict';
import { test } from 'node:test';
import { featuresOfImage } from '../src/core/image-index';
import { imagesOf } from '../src/images/found';
import { keyOf } from '../src/images/having';
import { initialState, type ViewState } from '../src/core/state';
import { madeUp, viewOf } from './made-up';

const data = madeUp();
const view = (state: Partial<ViewState> = {}) => viewOf(data, { ...initialState, ...state });
const listed = (state: Partial<ViewState>) => imagesOf(data, view(state));

test('images without a CTR stand last, whichever end comes first', () => {
  assert.deepEqual(listed({ imageOrder: 'high' }), [4, 3, 2, 1, 0, 5]);
  assert.deepEqual(listed({ imageOrder: 'low' }), [0, 1, 2, 3, 4, 5]);
});

test('images are kept that have every wanted feature at the thresholds that hold', () => {
  assert.deepEqual(listed({ having: ['dog'], imageOrder: 'name' }), [0, 1, 2, 5]);
  assert.deepEqual(listed({ having: ['dog', 'Cat'] }), [2]);
  assert.deepEqual(listed({ having: ['dog'], from: 85, imageOrder: 'name' }), [0, 1]);
});

test('a feature that this run does not know asks for nothing', () => {
  assert.equal(listed({ having: ['unicorn'] }).length, 6);
});

test('an image’s features are those whose values are in range', () => {
  assert.deepEqual(featuresOfImage(view(), 2), [{ feature: 0, value: 0.3 }, { feature: 2, value: 0.7 }]);
  assert.deepEqual(featuresOfImage(view(), 4), []); // 0.5 % red
});

test('a feature is found by its key, and when the reader has finished by its name', () => {
  assert.equal(keyOf(data, ' DOG ', false), 'dog');
  assert.equal(keyOf(data, 'do', true), undefined);
  const longer = { ...data, features: [...data.features, { ...data.features[0], key: 'dog_count', name: 'dogs' }] };
  assert.equal(keyOf(longer, 'dog', false), undefined);
  assert.equal(keyOf(longer, 'dog', true), 'dog');
  assert.equal(keyOf(longer, 'dogs', true), 'dog_count');
});

test('a feature is found as it is shown as well as by its key', () => {
  const olive = { ...data.features[1], key: 'olivedrab', name: 'olivedrab', shown: 'olive green', distinct: 'olive green' };
  const cups = ['cup_y', 'cup_z'].map((key, i) => ({ ...olive, key, name: 'cup', shown: 'cup', distinct: i === 0 ? 'cup (label)' : 'cup (object)' }));
  const named = { ...data, features: [olive, ...cups] };
  assert.equal(keyOf(named, 'Olive green', false), 'olivedrab');
  assert.equal(keyOf(named, 'olivedrab', false), 'olivedrab');
  assert.equal(keyOf(named, 'cup (object)', false), 'cup_z');
  assert.equal(keyOf(named, 'cup', true), 'cup_y');
  assert.equal(keyOf(named, 'cup', false), undefined);
  const found = (search: string) => viewOf({ ...data, features: [olive, ...data.features.slice(1)] }, { ...initialState, search }).rows.map(({ feature }) => feature);
  assert.deepEqual(found('olive gr'), [0]);
  assert.deepEqual(found('olivedr'), [0]);
});
