import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupMeans } from '../src/means';
import { rangeOf, viewOf } from '../src/model';
import { pointsOfImage } from '../src/scatter/points';
import { initialState, type ViewState } from '../src/state';
import { madeUp } from './made-up';

const data = madeUp();
const view = (state: Partial<ViewState> = {}) => viewOf(data, { ...initialState, ...state });
const names = (state: Partial<ViewState> = {}) => view(state).rows.map((row) => data.features[row.feature].name);
const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-12, `${a} is not ${b}`);

test('the first view shows the run’s own numbers in the run’s order', () => {
  assert.deepEqual(names(), ['red', 'dog', 'Cat']);
  assert.deepEqual(view().exploratory, []);
  assert.equal(view().rows[0].low, -1);
  assert.equal(view().rows[0].marked, true);
});

test('a feature that was not tested has no difference', () => {
  assert.ok(Number.isNaN(view().rows[2].difference));
});

test('points count images with a CTR whose value is in range', () => {
  assert.equal(view().points, 5); // dog 3 (one has no CTR), red 1 (one is below 1 %), Cat 1
});

test('equal pictures count once, missing ones on no side', () => {
  const means = groupMeans(data, 0, { least: 0.25, greatest: Infinity });
  assert.equal(means.with, 2); // {a, b} and c; f has no CTR
  assert.equal(means.without, 1); // d; e is missing
  near(means.ctrWith, (0.015 + 0.03) / 2);
  near(means.ctrWithout, 0.04);
});

test('moving the confidence recomputes means and drops intervals and marks', () => {
  const moved = view({ from: 85 });
  assert.deepEqual(moved.exploratory, ['confidence']);
  const dog = moved.rows.find((row) => row.feature === 0)!;
  assert.equal(dog.with, 1);
  near(dog.difference, 0.015 - 0.035);
  assert.ok(Number.isNaN(dog.low));
  assert.equal(dog.marked, false);
});

test('confidence does not apply to colours, whose numbers stay', () => {
  const red = view({ from: 85 }).rows.find((row) => row.feature === 1)!;
  assert.equal(red.low, -1);
  assert.equal(rangeOf(data.features[1], 'colour', { ...initialState, from: 85 }).least, 0.01);
});

test('categories without a point leave the axis', () => {
  assert.deepEqual(names({ from: 75 }).sort(), ['dog', 'red']);
  assert.equal(view({ from: 75 }).hiddenBy.empty, 1);
});

test('search, kinds and share of images hide features and say so', () => {
  assert.deepEqual(names({ search: ' CAT ' }), ['Cat']);
  assert.equal(view({ search: 'cat' }).hiddenBy.search, 2);
  assert.deepEqual(names({ hidden: ['object'] }), ['red']);
  assert.deepEqual(names({ least: 50 }), ['dog']); // in 4 of the 5 images where objects are known
  assert.deepEqual(names({ most: 20 }), ['red', 'Cat']);
});

test('orders put what has no difference last', () => {
  assert.deepEqual(names({ order: 'higher' }), ['red', 'dog', 'Cat']);
  assert.deepEqual(names({ order: 'lower' }), ['dog', 'red', 'Cat']);
  assert.deepEqual(names({ order: 'name' }), ['Cat', 'dog', 'red']);
  assert.equal(names({ order: 'images' })[0], 'dog');
});

test('an image’s points go from left to right', () => {
  const spots = pointsOfImage(data, view(), 2);
  assert.deepEqual(spots.map((spot) => spot.feature), [0, 2]);
  assert.deepEqual(pointsOfImage(data, view(), 5), []);
});
