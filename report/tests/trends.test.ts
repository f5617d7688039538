import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { History } from '../src/core/history';
import { initialState } from '../src/core/state';
import { deltaTo } from '../src/charts/trends/delta';
import { labelledSteps, spreadApart } from '../src/charts/trends/chart';
import { chosenFeatures, mostLines, overRuns } from '../src/charts/trends/series';
import { madeUp, viewOf } from './made-up';

const data = madeUp();
const run = (uid: string, day: string) => ({ uid, started_at: day, mean_ctr: 0.02, clusters: 5, models: [], isThis: uid === 'c' });
const model = (name: string, sha256: string) => ({ task: 'objects', name, sha256, settings: '' });
const point = { with: 3, without: 2, ctrWith: 0.03, ctrWithout: 0.02, difference: 0.01, low: 0, high: 0.02, marked: true, eligibility: 'tested' };
const history = {
  runs: [run('a', '2026-01-01T08:00:00Z'), run('b', '2026-01-02T08:00:00Z'), run('c', '2026-01-02T18:30:00Z')],
  current: 2, total: 3, most: 50, features: [],
  breaks: [{ run: 1, task: 'objects', from: model('tiny', '1'), to: model('tiny', '2') }],
  deltas: [{ before: 1 }, { before: 0 }],
  series: (_: string, name: string) => (name === 'dog' ? [{ run: 0, ...point }, { run: 2, ...point }] : []),
} as unknown as History;

test('labels of steps never touch, and the last step has one', () => {
  const steps = labelledSteps(50, 60, 500);
  assert.equal(steps[steps.length - 1], 49);
  for (let i = 1; i < steps.length; i++) assert.ok((steps[i] - steps[i - 1]) * (500 / 49) >= 60);
  assert.deepEqual(labelledSteps(3, 60, 500), [0, 1, 2]);
  assert.deepEqual(labelledSteps(0, 60, 500), []);
});

test('labels at the ends of lines are moved apart in their order, inside the chart', () => {
  const placed = spreadApart([90, 88, 95], 15, 0, 100);
  assert.deepEqual([...placed].sort((a, b) => a - b), [70, 85, 100]);
  assert.ok(placed[1] < placed[0] && placed[0] < placed[2]);
  assert.deepEqual(spreadApart([10, 50], 15, 0, 100), [10, 50]);
});

test('a run without a feature leaves a gap, and a change of its model cuts its line', () => {
  const { lines, breaks, steps } = overRuns(data, history, [0, 1]);
  assert.deepEqual(lines.map(({ name }) => name), ['all images', 'dog', 'red']);
  assert.deepEqual(lines[1].points.map((each) => each?.ctr ?? null), [0.03, null, 0.03]);
  assert.deepEqual(lines.map(({ cuts }) => cuts), [[], [1], []]);
  assert.equal(breaks[0].short, 'objects: other weights');
  assert.deepEqual(steps, ['2026-01-01', '01-02 08:00', '01-02 18:30']);
});

test('lines are the chosen features that exist, else those of the bars', () => {
  const view = viewOf(data, initialState);
  assert.deepEqual(chosenFeatures(data, { ...view, state: { ...view.state, trend: ['Cat', 'unicorn'] } }), [2]);
  const offered = chosenFeatures(data, view);
  assert.ok(offered.length > 0 && offered.length <= mostLines);
});

test('changes refer to the chosen run, or to the one before', () => {
  assert.equal(deltaTo(history, 'a')?.before, 0);
  assert.equal(deltaTo(history, '')?.before, 1);
  assert.equal(deltaTo(history, 'gone')?.before, 1);
});
