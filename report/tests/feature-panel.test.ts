import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countOf, kSampleSize, sampleOf } from '../src/feature/check-marks';
import { decisionOf } from '../src/feature/sample-size';
import { examplesOf, imagesWith } from '../src/feature/examples';
import { numberRows } from '../src/feature/numbers';
import { initialState, type ViewState } from '../src/core/state';
import { madeUp, viewOf } from './made-up';
import { manyImages } from './many-images';

const data = madeUp();
const many = manyImages();
const view = (state: Partial<ViewState> = {}) => viewOf(data, { ...initialState, ...state });
const viewOfMany = (state: Partial<ViewState> = {}) => viewOf(many, { ...initialState, ...state });

test('images with a feature have a CTR, pass the filters, and stand for their equals', () => {
  assert.deepEqual(imagesWith(data, view(), 0).map(({ image }) => image), [0, 2]); // 1 equals 0, 5 has no CTR
  assert.deepEqual(imagesWith(data, view({ from: 85 }), 0).map(({ image }) => image), [0]);
});

test('examples: the surest first, and no image both among the best and the worst', () => {
  const { surest, best, worst } = examplesOf(data, view(), 0, 6);
  assert.deepEqual(surest.map(({ value }) => value), [0.9, 0.3]);
  assert.deepEqual(best.map(({ image }) => image), [2]);
  assert.deepEqual(worst.map(({ image }) => image), [0]);
});

test('a sample of 30 is the same at every visit and holds no image twice', () => {
  const sample = sampleOf(many, viewOfMany(), 0).map(({ image }) => image);
  assert.equal(sample.length, kSampleSize);
  assert.equal(new Set(sample).size, kSampleSize);
  assert.deepEqual(sampleOf(many, viewOfMany(), 0).map(({ image }) => image), sample);
  assert.notDeepEqual(sample, [...sample].sort((a, b) => a - b));
});

test('marks of images outside of the sample do not count, whatever their name', () => {
  const sample = [{ image: 0, value: 1 }, { image: 1, value: 1 }, { image: 2, value: 1 }];
  const marks = new Map([['a', 'right'], ['b', 'wrong'], ['z', 'right']] as const);
  assert.deepEqual(countOf(marks, sample, ['a', 'b', 'constructor']), { right: 1, wrong: 1 });
});

test('the numbers of a feature name each way of counting, and only those there are', () => {
  const names = (f: number) => numberRows(many, viewOfMany(), f).map(({ name }) => name);
  assert.deepEqual(names(0), ['With minus without', 'The same by plain Welch', 'Clicks / impressions', 'Lift', 'Within one template']);
  assert.ok(names(1).includes('Rank correlation'));
  assert.deepEqual(numberRows(data, view(), 0).map(({ name }) => name), ['With minus without', 'The same by plain Welch', 'Lift']);
});

test('plain Welch has a 95 % interval, and none for the family', () => {
  const [moderated, welch] = numberRows(many, viewOfMany(), 0);
  assert.equal(welch.adjusted, '');
  assert.match(welch.alone, / to/);
  assert.match(moderated.adjusted, / to/);
});

test('what would decide it: fewer images for a larger difference, none where there are enough', () => {
  const inAll = (smallest: number) => Number(/about ([\d,]+)/.exec(decisionOf(viewOfMany(), 0, smallest))![1].replace(/,/g, ''));
  assert.ok(inAll(0.0005) > 3 * inAll(0.001));
  assert.match(decisionOf(viewOfMany(), 0, 0.5), /are enough\.$/);
});
