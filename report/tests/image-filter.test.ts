import assert from 'node:assert/strict';
import { test } from 'node:test';
import { none, type Data } from '../src/core/data';
import { adjustedBy } from '../src/core/adjusted';
import { HeldRows } from '../src/stats/factors';
import { noLevel, shownImages } from '../src/core/image-filter';
import { initialState, type ViewState } from '../src/core/state';
import { madeUp, viewOf } from './made-up';

const factor = { from: 'metrics' as const, offered: true, use: 'offered' as const };

/** Six images of two templates; a and b ran on two days and in two campaigns. */
function dated(): Data {
  return {
    ...madeUp(),
    factors: [
      { ...factor, name: 'template', shown: 'template', levels: ['crimson', 'plain'], ofImage: [0, 0, 1, 1, none, 1], ofRow: null },
      { ...factor, name: 'campaign', shown: 'campaign', levels: ['spring', 'winter'], ofImage: [none, none, none, none, none, none], ofRow: [0, 1, 0, none] },
    ],
    clickRows: {
      image: [0, 0, 1, 2], date: [0, 1, 1, none], grouped: 'day', dates: ['2026-01-01', '2026-01-02'],
      clicks: [1, 4, 2, 3], impressions: [100, 100, 50, 0],
    },
  };
}

const show = (changed: Partial<ViewState>) => shownImages(dated(), { ...initialState, ...changed });

test('without filters every image is shown with its own CTR', () => {
  const { count, withCtr, ctr } = show({});
  assert.equal(count, 6);
  assert.equal(withCtr, 5);
  assert.equal(ctr[0], 0.01);
});

test('only images of the levels that the reader keeps are shown', () => {
  assert.deepEqual([...show({ levels: { template: ['plain'] } }).shown], [0, 0, 1, 1, 0, 1]);
  assert.deepEqual([...show({ levels: { template: ['crimson', noLevel] } }).shown], [1, 1, 0, 0, 1, 0]);
  assert.equal(show({ levels: { template: [] } }).count, 0);
  assert.equal(show({ levels: { unknown: ['x'] } }).count, 6);
});

test('a range of dates sums the rows of these days, and drops images without one', () => {
  const { shown, ctr, clicks } = show({ since: '2026-01-02' });
  assert.deepEqual([...shown], [1, 1, 0, 0, 0, 0]);
  assert.equal(ctr[0], 0.04);
  assert.equal(clicks![1], 2);
  assert.ok(Number.isNaN(ctr[2]));
});

test('a factor that varies within an image filters its rows', () => {
  const spring = show({ levels: { campaign: ['spring'] } });
  assert.deepEqual([...spring.shown], [1, 1, 0, 0, 0, 0]);
  assert.equal(spring.ctr[0], 0.01);
});

test('rows without impressions leave the CTR undefined', () => {
  const undated = show({ levels: { campaign: [noLevel] } });
  assert.equal(undated.shown[2], 1);
  assert.ok(Number.isNaN(undated.ctr[2]));
});

test('where a factor varies within images, its rows are image by level', () => {
  const data = dated();
  const { engine, outcomes } = viewOf(data, initialState);
  const rows = new HeldRows(engine.prepare(outcomes), [outcomes.factors[1]], 'weighted');
  assert.deepEqual([...rows.of.outcome], [0.01, 0.04, 0.04]); // a in spring and winter, b in spring; c has no level
  assert.deepEqual([...rows.of.family], [0, 0, 0]);
  assert.deepEqual([...rows.factors[0].ofRow], [0, 1, 0]);
  const { rows: own, count } = rows.list({ rows: Uint32Array.of(0, 1), count: 2 });
  assert.deepEqual([...own.subarray(0, count)], [0, 1, 2]);
  assert.equal(adjustedBy(viewOf(data, initialState), 1, [0]), null); // its levels hold one family only
});

test('its rows obey the filters', () => {
  const { engine, outcomes } = viewOf(dated(), { ...initialState, until: '2026-01-01' });
  assert.deepEqual([...new HeldRows(engine.prepare(outcomes), [outcomes.factors[1]], 'weighted').of.outcome], [0.01]);
});
