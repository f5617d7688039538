import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doseGroups } from '../src/charts/dose/dose';
import { ctrScale, groupOf } from '../src/charts/group-chart';
import { jointRows, modelOf } from '../src/joint/rows';
import { cellImages } from '../src/pair/cell-images';
import { suggestedPairs } from '../src/pair/suggestions';
import { initialState, type ViewState } from '../src/core/state';
import { pairCells } from '../src/stats/groups';
import { viewOf } from './made-up';
import { manyImages } from './many-images';

const data = manyImages();
const view = (state: Partial<ViewState> = {}) => viewOf(data, { ...initialState, ...state });

test('doses hold every image that knows the value once; equal values share a group', () => {
  const groups = doseGroups(view(), 1, 'share');
  assert.equal(groups.reduce((sum, { n }) => sum + n, 0), 120);
  assert.equal(groups[0].detail, 'lowest');
  assert.equal(groups[groups.length - 1].detail, 'highest');
  assert.match(groups[0].name, /^0/);
});

test('a group below the least number of images has no mean', () => {
  const small = { n: 3, ctr: 0.02, low: 0.01, high: 0.03, pooledCtr: 0.02 };
  assert.equal(groupOf(view({ fewest: 3 }), 'x', '', small).mean, 0.02);
  assert.ok(Number.isNaN(groupOf(view({ fewest: 4 }), 'x', '', small).mean));
});

test('pooled groups show clicks over impressions, and no interval of the means', () => {
  const group = groupOf(view({ groupCtr: 'pooled' }), 'x', '', { n: 9, ctr: 0.02, low: 0.01, high: 0.03, pooledCtr: 0.025 });
  assert.equal(group.mean, 0.025);
  assert.ok(Number.isNaN(group.low));
});

test('the scale holds all means and the overall CTR', () => {
  const group = (mean: number, high: number) => ({ name: '', detail: '', n: 9, mean, low: 0, high });
  const { at } = ctrScale([group(0.01, 0.5), group(0.03, NaN)], 0.04);
  for (const ctr of [0.01, 0.03, 0.04]) assert.ok(at(ctr) > 0 && at(ctr) < 100);
  assert.equal(at(0), 0);
});

test('the four cells and their example images agree', () => {
  const v = view();
  const cells = pairCells(v.engine, v.outcomes, v.options, 0, 2);
  assert.equal(cells.both.n + cells.one.n + cells.other.n + cells.none.n, 120);
  const images = cellImages(v, 0, 2, 1000);
  for (const name of ['both', 'one', 'other', 'none'] as const) assert.equal(images[name].length, cells[name].n);
  const shown = images.both.map((image) => v.images.impressions![image]);
  assert.deepEqual(shown, [...shown].sort((a, b) => b - a));
});

test('suggested pairs are marked and fill all four cells', () => {
  const v = view();
  for (const { a, b, both } of suggestedPairs(data, v, 1, 10)) {
    assert.ok(v.rowOf[a]!.marked && v.rowOf[b]!.marked);
    assert.ok(both >= 1);
  }
  assert.deepEqual(suggestedPairs(data, v, 1000, 10), []);
});

test('the joint model takes the reader’s features where they exist, else the default ones', () => {
  const own = modelOf(data, view({ joint: ['cat', 'dog', 'gone'] }));
  assert.deepEqual(own.features, [2, 0]);
  assert.equal(own.own, true);
  assert.equal(modelOf(data, view({ joint: ['gone'] })).own, false);
  const [, dog] = jointRows(data, own);
  assert.ok(dog.low < dog.value && dog.value < dog.high && dog.inflation >= 1);
});

test('features that cannot be told apart give no rows', () => {
  assert.deepEqual(jointRows(data, { features: [0], model: { units: 9, intercept: NaN, features: [], inflation: [], isSingular: true }, own: true, most: 8 }), []);
});
