import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, eligibilities, type Analysis, type Options } from '../../src/stats/analysis';
import { Engine } from '../../src/stats/engine';
import { excludesZero } from '../../src/stats/estimate';
import { madeUpRun } from './made-up-run';
import { smallRun } from './small-run';

const has = [1, 1, 1, 1, 0, 0, 0, 0];
const ctr = [0.05, 0.06, 0.055, 0.052, 0.02, 0.021, 0.018, 0.02];

function eligibility(analysis: Analysis, f: number): string {
  return eligibilities[analysis.eligibility[f]];
}

test('features with equal presence are one hypothesis, unless their missing units differ', () => {
  const some = [1, 1, 1, 1, 0, 0, 0, NaN];
  const { engine, outcomes, options } = smallRun(
    [{ values: has }, { values: has.map((v) => 3 * v) }, { values: some }, { values: some }], ctr,
  );
  const analysis = analyse(engine, outcomes, options);
  assert.deepEqual(Array.from(analysis.hypothesis), [0, 0, 1, 1]);
  assert.equal(analysis.hypotheses, 2);
  assert.equal(analysis.q[0], analysis.q[1]);
});

test('a hidden kind takes no part in the family, but keeps its numbers', () => {
  const { engine, outcomes, options } = smallRun([{ values: has }, { values: [1, 0, 1, 0, 1, 0, 1, 0] }], ctr);
  const analysis = analyse(engine, outcomes, { ...options, inFamily: Uint8Array.of(0, 1) });
  assert.equal(eligibility(analysis, 0), 'kind_hidden');
  assert.equal(analysis.hypotheses, 1);
  assert.ok(analysis.impact[0] > 0.03);
  assert.equal(analysis.marked[0], 0);
});

test('an upper bound of confidence counts what lies above it as absent', () => {
  const values = [0.9, 0.8, 0.6, 0.7, 0.2, 0, 0, 0];
  const { engine, outcomes, options } = smallRun([{ values }], ctr);
  const analysis = analyse(engine, outcomes, { ...options, greatest: Float64Array.of(0.75) });
  assert.equal(analysis.with[0], 2);
  assert.equal(analysis.without[0], 6);
});

test('eligibility looks at counts only', () => {
  const { engine, outcomes, options } = smallRun([{ values: has }], ctr);
  const of = (choice: Partial<Options>) => eligibility(analyse(engine, outcomes, { ...options, ...choice }), 0);
  assert.equal(of({}), 'tested');
  assert.equal(of({ leastFamilies: 5 }), 'too_few_with');
  assert.equal(of({ least: Float64Array.of(-1) }), 'tested'); // above 0 all the same
  assert.equal(of({ leastPrevalence: 0.6 }), 'too_rare');
  assert.equal(of({ mostPrevalence: 0.4 }), 'too_common');
  assert.equal(of({ groupCtr: 'pooled' }), 'one_image_carries_it'); // no impressions are known
});

test('a mark, an interval that excludes 0 and q agree', () => {
  let marks = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const { table, engine, outcomes, options } = madeUpRun({ images: 60, features: 20, density: 0.4, seed });
    const strong = outcomes.ctr.slice();
    for (let i = table.offsets[8]; i < table.offsets[9]; i++) strong[table.image[i]] *= 2.5;
    const analysis = analyse(engine, { ...outcomes, ctr: strong, clicks: null, impressions: null }, options);
    for (let f = 0; f < table.features; f++) {
      const marked = analysis.marked[f] === 1;
      assert.equal(marked, excludesZero({ low: analysis.low[f], high: analysis.high[f] }));
      assert.equal(marked, analysis.q[f] <= 0.05);
      if (marked) marks++;
    }
  }
  assert.ok(marks > 5);
});

test('what is remembered never changes a result', () => {
  const { table, engine, outcomes, options } = madeUpRun({ images: 80, features: 30, density: 0.3 });
  const other = { ...outcomes, ctr: outcomes.ctr.map((value, i) => (i % 5 === 0 ? NaN : value)) };
  const fresh = () => new Engine(table);
  const first = analyse(engine, outcomes, options);
  analyse(engine, other, { ...options, least: options.least.map(() => 0.4) });
  assert.deepEqual(analyse(engine, outcomes, options), first);
  assert.deepEqual(analyse(engine, other, options), analyse(fresh(), other, options));
});

test('nothing at all is an empty analysis', () => {
  const { engine, outcomes, options } = smallRun([], []);
  const analysis = analyse(engine, outcomes, options);
  assert.equal(analysis.rows, 0);
  assert.ok(Number.isNaN(analysis.meanCtr));
  assert.equal(analysis.alpha, 0.05);
});
