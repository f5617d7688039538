import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, indexesOf, none, numbersOf, unpackPoints } from '../src/core/columns';

test('base64 becomes bytes', () => {
  assert.deepEqual([...bytesOf('AAEC/w==')], [0, 1, 2, 255]);
});

test('columns are little-endian', () => {
  assert.deepEqual([...numbersOf({ type: 'u16', base64: 'AQAAAQ==' })], [1, 256]);
  assert.deepEqual([...numbersOf({ type: 'f64', base64: 'AAAAAAAA8D8=' })], [1]);
});

test('the greatest number of an index column is no index', () => {
  assert.deepEqual([...indexesOf({ type: 'u16', base64: 'AQD//w==' })], [1, none]);
  assert.deepEqual([...indexesOf({ type: 'u32', base64: 'AQAAAP////8=' })], [1, none]);
});

test('a word is the images skipped and a code', () => {
  const word = (skipped: number, code: number) => (skipped << 10) | code;
  const points = unpackPoints([word(2, 500), word(0, 1000), word(1, 3)], [2, 1], [1000, 1], [], []);
  assert.deepEqual([...points.offsets], [0, 2, 3]);
  assert.deepEqual([...points.image], [2, 3, 1]);
  assert.deepEqual([...points.value], [0.5, 1, 3]);
});

test('a skip of 63 carries no point', () => {
  const points = unpackPoints([63 << 10, 63 << 10, (4 << 10) | 7], [3], [1], [], []);
  assert.deepEqual([...points.image], [130]);
  assert.deepEqual([...points.value], [7]);
});

test('codes of finer shares go on by eight bits, and a code of 0 is half a step', () => {
  const points = unpackPoints([1000, (1 << 10) | 1, 0, 0], [1, 2, 1], [1000, 262000, 262000], [4, 0, 0], []);
  assert.deepEqual([...points.value], [1, 260 / 262000, 0.5 / 262000, 0.5 / 262000]);
  assert.deepEqual([...points.image], [0, 1, 2, 0]);
});

test('values without a divisor stand in the numbers, in order', () => {
  const points = unpackPoints([0, 1 << 10, 0], [2, 1], [0, 0], [], [5.25, -1, 7]);
  assert.deepEqual([...points.value], [5.25, -1, 7]);
  assert.deepEqual([...points.image], [0, 2, 0]);
});
