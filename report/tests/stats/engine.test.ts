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
  assert.equal(pooled.units, prepared.units);
});

test('the latest four groupings are kept', () => {
  const { engine, outcomes } = madeUpRun({ images: 60, features: 12, density: 0.3 });
  const without = (row: number) => ({ ctr: outcomes.ctr.map((ctr, i) => (i === row ? NaN : ctr)) });
  const first = engine.unitsOf(without(0), outcomes.cluster);
  for (const row of [1, 2, 3]) engine.unitsOf(without(row), outcomes.cluster);
  assert.equal(engine.unitsOf(without(0), outcomes.cluster), first);
  for (const row of [1, 2, 3, 4]) engine.unitsOf(without(row), outcomes.cluster);
  assert.notEqual(engine.unitsOf(without(0), outcomes.cluster), first);
});
