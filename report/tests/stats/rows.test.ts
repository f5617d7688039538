import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallRun } from './small-run';

function rowsOfRun(values: number[][], ctr: number[], family: number[] | null = null) {
  const { engine, outcomes } = smallRun(values.map((own) => ({ values: own })), ctr, family);
  return engine.rowsOf(outcomes);
}

function points(rows: ReturnType<typeof rowsOfRun>, f: number): [number, number][] {
  const { row, value } = rows.pointsOf(f);
  return Array.from(row, (own, i) => [own, value[i]]);
}

test('rows are in the order of their families; images without a CTR are none', () => {
  const rows = rowsOfRun([[1, 2, 3, 4]], [0.1, NaN, 0.2, 0.3], [7, 5, 3, 7]);
  assert.deepEqual(Array.from(rows.image), [0, 3, 2]);
  assert.deepEqual(Array.from(rows.family), [0, 0, 1]);
  assert.equal(rows.families, 2);
  assert.deepEqual(points(rows, 0), [[0, 1], [1, 4], [2, 3]]);
});

test('without families each image is its own', () => {
  const rows = rowsOfRun([[1, 0, 3]], [0.1, 0.2, 0.3]);
  assert.deepEqual(Array.from(rows.family), [0, 1, 2]);
  assert.deepEqual(points(rows, 0), [[0, 1], [2, 3]]);
});

test('rows of which nothing is known are flagged in the same order', () => {
  const rows = rowsOfRun([[NaN, 1, NaN, 1]], [0.1, 0.2, 0.3, 0.4], [0, 1, 0, 1]);
  assert.deepEqual(Array.from(rows.image), [0, 2, 1, 3]);
  assert.deepEqual(Array.from(rows.missingOf(0).flags!), [1, 1, 0, 0]);
  assert.equal(rows.knownOf(0), 2);
});

test('what an image is not known to have counts as not listed', () => {
  const { table, engine, outcomes } = smallRun([{ values: [2, 0, 1] }], [1, 1, 1]);
  table.missing[0] = Uint8Array.of(1, 0, 0);
  assert.deepEqual(points(engine.rowsOf(outcomes), 0), [[2, 1]]);
});

test('ranks and median count the rows without a value as 0', () => {
  const rows = rowsOfRun([[0, 2, -1, 0, 2]], [1, 1, 1, 1, 1]);
  const { row, relative, median } = rows.ranksOf(0);
  assert.deepEqual(Array.from(row), [2, 1, 4]);
  assert.deepEqual(Array.from(relative), [-1.5, 2, 2]); // ranks 1, 4.5, 4.5; zeros have 2.5
  assert.equal(median, 0);
});

test('a value that was rounded to 0 is as if it were not listed', () => {
  const { table, engine, outcomes } = smallRun([{ values: [1, 2, 3, 4, 0] }], [1, 1, 1, 1, 1]);
  table.value.set([0, 2, 0, 4]);
  const rows = engine.rowsOf(outcomes);
  assert.deepEqual(points(rows, 0), [[1, 2], [3, 4]]);
  assert.deepEqual(Array.from(rows.ranksOf(0).row), [1, 3]);
});

test('the same images with a CTR give the same rows again, others do not', () => {
  const { engine, outcomes } = smallRun([{ values: [1, 1, 0] }], [0.1, 0.2, 0.3]);
  const first = engine.rowsOf(outcomes);
  assert.equal(engine.rowsOf({ ...outcomes, ctr: outcomes.ctr.map((ctr) => 2 * ctr) }), first);
  assert.notEqual(engine.rowsOf({ ...outcomes, ctr: Float64Array.of(0.1, NaN, 0.3) }), first);
});
