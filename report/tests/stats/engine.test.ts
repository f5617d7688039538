import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../src/stats/analysis';
import { Engine } from '../../src/stats/engine';
import { madeUpRun } from './made-up-run';

test('engines of one table share nothing, and say the same', () => {
  const { table, outcomes, options } = madeUpRun({ images: 60, features: 12, density: 0.3 });
  const [one, other] = [new Engine(table), new Engine(table)];
  assert.notEqual(one.prepare(outcomes), other.prepare(outcomes));
  assert.notEqual(one.critical(0.05), other.critical(0.05));
  assert.deepEqual(analyse(one, outcomes, options), analyse(other, outcomes, options));
});

test('what no choice of the reader changed is made once', () => {
  const { engine, outcomes } = madeUpRun({ images: 60, features: 12, density: 0.3 });
  const prepared = engine.prepare(outcomes);
  assert.equal(engine.prepare({ ...outcomes, factors: [] }), prepared);
  assert.equal(engine.critical(0.01), engine.critical(0.01));
  const pooled = engine.prepare({ ...outcomes, clicks: outcomes.clicks === null ? null : Array.from(outcomes.clicks) });
  assert.notEqual(pooled, prepared);
  assert.equal(pooled.rows, prepared.rows);
});

test('the latest four choices of rows are kept', () => {
  const { engine, outcomes: { ctr, family } } = madeUpRun({ images: 60, features: 12, density: 0.3 });
  const without = (row: number) => ({ ctr: ctr.map((own, i) => (i === row ? NaN : own)), family });
  const first = engine.rowsOf(without(0));
  for (const row of [1, 2, 3]) engine.rowsOf(without(row));
  assert.equal(engine.rowsOf(without(0)), first);
  for (const row of [1, 2, 3, 4]) engine.rowsOf(without(row));
  assert.notEqual(engine.rowsOf(without(0)), first);
});
