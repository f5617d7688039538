import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marksOf, type Scales } from '../src/charts/bars/scales';
import { barWithInterval, dotOnInterval } from '../src/charts/marks';
import type { Row } from '../src/core/model';
import { jointMarks, jointScale } from '../src/joint/rows';

const scales = { ctr: (value: number) => 1000 * value, difference: (value: number) => 50 + 1000 * value } as Scales;
const row = (changed: Partial<Row>) =>
  ({ ctrWith: 0.03, ctrWithout: 0.02, difference: 0.01, low: 0.005, high: 0.015, mark: 'higher', ...changed }) as Row;

test('a row has two bars from 0 and its difference on its interval', () => {
  assert.deepEqual(marksOf(row({}), scales, 'points', false), {
    with: [{ bar: 30, of: 'with' }], without: [{ bar: 20, of: 'without' }],
    interval: [{ low: 55, high: 65 }, { dot: 60, shape: 'circle' }],
  });
});

test('a lower CTR is a square; a feature without presence, and one without an interval, a point alone', () => {
  const lower = row({ difference: -0.01, low: -0.015, high: -0.005, mark: 'lower' });
  assert.deepEqual(marksOf(lower, scales, 'points', true).interval, [{ dot: 40, shape: 'square' }]);
  assert.deepEqual(marksOf(row({ low: NaN, high: NaN, mark: '' }), scales, 'points', false).interval, [{ dot: 60, shape: 'circle' }]);
});

test('a feature without enough data has no mark', () => {
  assert.deepEqual(marksOf(row({ difference: NaN }), scales, 'points', false), { with: [], without: [], interval: [] });
});

test('what is not known has no bar and no interval', () => {
  assert.deepEqual(barWithInterval(NaN, NaN, NaN), []);
  assert.deepEqual(barWithInterval(0, NaN, NaN), [{ bar: 0, of: 'all' }]);
  assert.deepEqual(dotOnInterval(3, 1, 4), [{ low: 1, high: 4 }, { dot: 3, shape: 'circle' }]);
});

test('in the joint model all differences fit, and wide intervals are cut', () => {
  const rows = [{ value: 0.01, low: -0.09, high: 0.11 }, { value: -0.02, low: -0.03, high: -0.01 }]
    .map((numbers) => ({ ...numbers, feature: 0, name: '', inflation: 1 }));
  const { at, reach } = jointScale(rows);
  assert.equal(reach, 0.03);
  assert.equal(at(0), 50);
  assert.deepEqual(jointMarks(rows[0], at)[0], { low: 0, high: 100, cut: 'both' });
  assert.ok(rows.every(({ value }) => at(value) > 0 && at(value) < 100));
});

test('in percent differences are shares of the CTR without', () => {
  const { interval } = marksOf(row({}), { ...scales, difference: (value) => 50 + 10 * value } as Scales, 'percent', false);
  assert.deepEqual(interval, [{ low: 52.5, high: 57.5 }, { dot: 55, shape: 'circle' }]);
  assert.deepEqual(marksOf(row({ ctrWithout: 0 }), scales, 'percent', false).interval, []);
});

test('an interval that its axis cuts says at which end', () => {
  assert.deepEqual(dotOnInterval(60, 40, 100)[0], { low: 40, high: 100, cut: 'high' });
  assert.deepEqual(dotOnInterval(10, 0, 40)[0], { low: 0, high: 40, cut: 'low' });
  assert.deepEqual(barWithInterval(3, 0, 100)[1], { low: 0, high: 100, cut: 'high' }); // no CTR is below 0
});
