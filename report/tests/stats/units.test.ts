import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallRun } from './small-run';

function unitsOfRun(values: number[][], ctr: number[], cluster?: number[]) {
  const { engine, outcomes } = smallRun(values.map((own) => ({ values: own })), ctr, cluster);
  return engine.unitsOf(outcomes, outcomes.cluster);
}

function points(units: ReturnType<typeof unitsOfRun>, f: number): [number, number][] {
  const { unit, value } = units.pointsOf(f);
  return Array.from(unit, (own, i) => [own, value[i]]);
}

test('units are numbered by their first row; rows without a CTR are in none', () => {
  const units = unitsOfRun([[1, 1, 1, 1]], [0.1, NaN, 0.2, 0.3], [7, 5, 3, 7]);
  assert.deepEqual(Array.from(units.grouping.unitOfRow), [0, -1, 1, 0]);
  assert.deepEqual(units.rowsOf(0), [0, 3]);
  assert.deepEqual(Array.from(units.grouping.rowCounts), [2, 1]);
});

test('a row of cluster -1 is left out', () => {
  assert.equal(unitsOfRun([[1, 1]], [0.1, 0.2], [-1, 0]).count, 1);
});

test('a unit’s value is the lower middle one of its rows’ known values', () => {
  const cluster = [0, 0, 0, 1, 2, 2];
  const ctr = cluster.map(() => 0.1);
  const units = unitsOfRun([[5, 1, 3, 4, 8, 0], [NaN, 6, 2, 0, NaN, 9], [-2, 0, 4, 0, -1, -3]], ctr, cluster);
  assert.deepEqual(points(units, 0), [[0, 3], [1, 4]]); // of 8 and 0 the lower is 0
  assert.deepEqual(points(units, 1), [[0, 2], [2, 9]]);
  assert.deepEqual(points(units, 2), [[2, -3]]); // of -2, 0, 4 the middle is 0
});

test('a unit is missing only where all its rows are', () => {
  const units = unitsOfRun([[NaN, NaN, NaN, 1]], [0.1, 0.2, 0.3, 0.4], [0, 0, 1, 1]);
  assert.deepEqual(Array.from(units.missingOf(0).flags!), [1, 0]);
  assert.equal(units.knownOf(0), 1);
});

test('single and shared units stay ascending, whatever order they come in', () => {
  const units = unitsOfRun([[1, 2, 3, 4, 5, 6]], [1, 1, 1, 1, 1, 1], [0, 1, 2, 0, 3, 1]);
  assert.deepEqual(points(units, 0), [[0, 1], [1, 2], [2, 3], [3, 5]]);
});

test('ranks and median count the units without a value as 0', () => {
  const units = unitsOfRun([[0, 2, -1, 0, 2]], [1, 1, 1, 1, 1]);
  const { unit, relative, median } = units.ranksOf(0);
  assert.deepEqual(Array.from(unit), [2, 1, 4]);
  assert.deepEqual(Array.from(relative), [-1.5, 2, 2]); // ranks 1, 4.5, 4.5; zeros have 2.5
  assert.equal(median, 0);
});

test('a value that was rounded to 0 is as if it were not listed', () => {
  const { table, engine, outcomes } = smallRun([{ values: [1, 2, 3, 4, 0] }], [1, 1, 1, 1, 1], [0, 1, 2, 2, 3]);
  table.value.set([0, 2, 0, 4]);
  const units = engine.unitsOf(outcomes, outcomes.cluster);
  assert.deepEqual(points(units, 0), [[1, 2]]); // of 0 and 4 the lower middle one is 0
  assert.deepEqual(Array.from(units.ranksOf(0).unit), [1]);
  assert.deepEqual(Array.from(units.ranksOf(0).relative), [2]);
});

test('the same grouping gives the same units again, another one does not', () => {
  const { engine, outcomes } = smallRun([{ values: [1, 1, 0] }], [0.1, 0.2, 0.3]);
  const first = engine.unitsOf(outcomes, outcomes.cluster);
  const doubled = { ctr: outcomes.ctr.map((ctr) => 2 * ctr) };
  assert.equal(engine.unitsOf(doubled, outcomes.cluster), first);
  assert.notEqual(engine.unitsOf({ ctr: Float64Array.of(0.1, NaN, 0.3) }, outcomes.cluster), first);
});
