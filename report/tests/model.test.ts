import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangeOf } from '../src/core/model';
import { initialState, type ViewState } from '../src/core/state';
import { madeUp, viewOf } from './made-up';

const data = madeUp();
const view = (state: Partial<ViewState> = {}) => viewOf(data, { ...initialState, ...state });
const names = (state: Partial<ViewState> = {}) => view(state).rows.map((row) => data.features[row.feature].name);
const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-12, `${a} is not ${b}`);

const rowOf = (f: number, state: Partial<ViewState> = {}) => view(state).rowOf[f]!;

test('the first view is not exploratory', () => {
  assert.deepEqual(view().exploratory, []);
  assert.equal(view().units, 5);
  near(view().meanCtr, (0.01 + 0.02 + 0.03 + 0.04 + 0.05) / 5);
});

test('points count images with a CTR whose value is in range', () => {
  assert.equal(view().points, 5); // dog 3 (one has no CTR), red 1 (one is below 1 %), Cat 1
});

test('every image counts, missing ones on no side; equal pictures are one family', () => {
  const dog = rowOf(0);
  assert.equal(dog.with, 3); // a, b and c; f has no CTR
  assert.equal(dog.without, 1); // d; e is missing
  near(dog.ctrWith, (0.01 + 0.02 + 0.03) / 3);
  near(dog.ctrWithout, 0.04);
  near(view().analysis.effectiveWith[0], 9 / 5);
});

test('moving the confidence moves means and the family', () => {
  const moved = view({ from: 85 });
  assert.deepEqual(moved.exploratory, ['confidence']);
  const dog = moved.rowOf[0]!;
  assert.equal(dog.with, 2);
  near(dog.difference, 0.015 - 0.035);
  assert.ok(Number.isNaN(dog.low), 'one family cannot say how sure it is');
});

test('fewer images than asked for on a side are not enough data', () => {
  const dog = rowOf(0, { fewest: 2 });
  assert.equal(dog.eligibility, 'too_few_with'); // two families, worth 1.8
  assert.ok(Number.isNaN(dog.difference) && Number.isNaN(dog.low) && !dog.marked);
  near(dog.ctrWith, 0.02);
});

test('confidence does not apply to colours; their own threshold does', () => {
  const colour = { ...initialState, from: 85 };
  assert.equal(rangeOf(data.features[1], 'colour', colour).least, 0.01);
  assert.equal(rangeOf(data.features[1], 'colour', { ...colour, thresholds: { colour: 0.2 } }).least, 0.2);
});

test('search and order change no number', () => {
  const { q, low } = rowOf(0);
  const searched = rowOf(0, { search: 'dog', order: 'name', unit: 'clicks' });
  assert.deepEqual([searched.q, searched.low], [q, low]);
});

test('a hidden kind takes no part in the family', () => {
  assert.equal(view().analysis.hypotheses, 3);
  assert.equal(view({ hidden: ['colour'] }).analysis.hypotheses, 2);
});

test('categories without a point leave the axis', () => {
  assert.deepEqual(names({ from: 75 }).sort(), ['dog', 'red']);
  assert.equal(view({ from: 75 }).hiddenBy.empty, 1);
});

test('search, kinds and share of images hide features and say so', () => {
  assert.deepEqual(names({ search: ' CAT ' }), ['Cat']);
  assert.equal(view({ search: 'cat' }).hiddenBy.search, 2);
  assert.deepEqual(names({ hidden: ['object'] }), ['red']);
  assert.deepEqual(names({ least: 50 }), ['dog']); // in 3 of the 4 images where objects are known
  assert.deepEqual(names({ most: 30 }).sort(), ['Cat', 'red']);
});

test('orders put what has no difference last', () => {
  assert.deepEqual(names({ order: 'higher' }), ['red', 'Cat', 'dog']);
  assert.deepEqual(names({ order: 'name' }), ['Cat', 'dog', 'red']);
  assert.equal(names({ order: 'images' })[0], 'dog');
});
