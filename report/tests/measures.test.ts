import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unpackNumbers } from '../src/core/columns';
import type { Data } from '../src/core/data';
import type { Column, PackedColumn } from '../src/core/document';
import * as format from '../src/core/format';
import { hashOf, initialState, stateOf, type ViewState } from '../src/core/state';
import { imageTable } from '../src/exports/tables';
import { imagesOf } from '../src/images/found';
import { metricColumns, orderedBy, shownColumns } from '../src/measures/columns';
import { madeUp, viewOf } from './made-up';

const base64 = (numbers: { buffer: ArrayBufferLike }) => Buffer.from(numbers.buffer as ArrayBuffer).toString('base64');
const packed = (type: Column['type'], numbers: { buffer: ArrayBufferLike }, divisor = 1): PackedColumn => ({ type, base64: base64(numbers), divisor });
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

/** Six images: spend in euros (none of image 3), conversions, reach; image 5 has no clicks. */
function withMeasures(): Data {
  const data = madeUp();
  data.images.clicks = Uint32Array.of(1, 40, 100, 100, 100, 0);
  data.images.impressions = Uint32Array.of(100, 4000, 10_000, 10_000, 10_000, 0);
  Object.assign(data.document, {
    measures: [
      { name: 'spend', heading: 'Amount spent (EUR)', unit: 'EUR', kind: 'amount', values: packed('u16', Uint16Array.of(1, 2000, 500, 0xffff, 0, 700), 100) },
      { name: 'conversions', heading: 'Käufe', unit: '', kind: 'events', values: packed('u8', Uint8Array.of(0, 2, 250, 255, 1, 3), 10) },
      { name: 'reach', heading: 'Reach', unit: '', kind: 'level', values: packed('f64', Float64Array.of(1, NaN, 3, 4, 5, 6)) },
    ],
    derived_measures: [
      { name: 'spend_per_click', kind: 'cost_per_click', unit: 'EUR', measure: 0, divisor: null, quotients: null },
      { name: 'spend_per_1000_impressions', kind: 'cost_per_impressions', unit: 'EUR', measure: 0, divisor: null, quotients: null },
      { name: 'conversions_per_click', kind: 'rate_of_clicks', unit: '', measure: 1, divisor: null,
        quotients: { dividends: packed('u8', Uint8Array.of(0, 1, 12, 255, 255, 255)), divisors: packed('u16', Uint16Array.of(1, 20, 340, 0xffff, 0xffff, 0xffff)) } },
    ],
  });
  return data;
}

const data = withMeasures();
const column = (name: string) => metricColumns(data).find((each) => each.name === name)!;
const view = (state: Partial<ViewState> = {}) => viewOf(data, { ...initialState, ...state });

test('numbers come back exactly, and the greatest of their type is none', () => {
  assert.deepEqual([...unpackNumbers(packed('u8', Uint8Array.of(0, 254, 255), 100))], [0, 2.54, NaN]);
  assert.deepEqual([...unpackNumbers(packed('u32', Uint32Array.of(65535, 0xffffffff)))], [65535, NaN]);
  assert.deepEqual([...unpackNumbers(packed('f64', Float64Array.of(-0.1, NaN)))], [-0.1, NaN]);
});

test('amounts stand with their unit and as many decimals as say something', () => {
  const cases: [number, string, string][] = [
    [1234.5, 'EUR', '1,234.50 EUR'], [12, '', '12'], [1e6, 'JPY', '1,000,000 JPY'], [0.052, 'EUR', '0.052 EUR'],
    [0.00123, '', '0.0012'], [0.01, 'EUR', '0.01 EUR'], [-1234567.891, 'USD', '-1,234,567.89 USD'], [0, 'EUR', '0 EUR'], [NaN, 'EUR', '–'],
  ];
  for (const [value, unit, text] of cases) assert.equal(plain(format.amount(value, unit)), text);
});

test('a cost is spend over clicks, in the unit of spend, with both', () => {
  const cost = column('spend_per_click');
  assert.equal(plain(cost.text(1)), '0.50 EUR');
  assert.equal(plain(cost.basis(1)), '20 EUR for 40 clicks');
  assert.equal(plain(cost.basis(0)), '0.01 EUR for 1 click');
  assert.equal(plain(column('spend_per_1000_impressions').text(1)), '5 EUR');
});

test('conversions are events of clicks, of the rows that say both', () => {
  const rate = column('conversions_per_click');
  assert.equal(plain(rate.text(2)), '3.53 %');
  assert.equal(plain(rate.basis(2)), '12 of 340 clicks');
  assert.equal(rate.title, 'Käufe of clicks');
  assert.equal(rate.text(4), '–');
});

test('nothing is divided by 0, nor where nothing is said', () => {
  assert.deepEqual([3, 5].map((image) => column('spend_per_click').text(image)), ['–', '–']);
  assert.equal(column('spend_per_click').basis(3), '');
  assert.equal(plain(column('spend_per_click').text(4)), '0 EUR');
});

test('the first columns are sums, then what is derived, then levels; a choice may be none', () => {
  const shown = (columns: string[] | null) => shownColumns(data, { ...initialState, columns }).map(({ name }) => name);
  assert.deepEqual(shown(null), ['spend', 'conversions', 'spend_per_click', 'spend_per_1000_impressions']);
  assert.deepEqual(shown(['reach', 'spend', 'unknown']), ['spend', 'reach']);
  assert.deepEqual(shown([]), []);
  assert.deepEqual(stateOf(hashOf({ ...initialState, columns: [] })).columns, []);
});

test('images are sorted by a measure, those that it says nothing of last', () => {
  const listed = (imagesBy: string) => imagesOf(data, view({ imagesBy }));
  assert.deepEqual(listed('most spend'), [1, 5, 2, 0, 4, 3]);
  assert.deepEqual(listed('least spend'), [4, 0, 2, 5, 1, 3]);
  assert.deepEqual(listed('most spend_per_click'), [1, 2, 0, 4, 3, 5]);
  assert.deepEqual(listed('most unknown'), imagesOf(data, view()));
  assert.equal(orderedBy(data, { ...initialState, imagesBy: 'most unknown' }), null);
});

test('the exported images hold all measures in their order, and what quotients are made of', () => {
  const { columns, rows } = imageTable(data).table(view({ imagesBy: 'most spend' }))!;
  const at = (name: string) => [...rows].map((row) => row[columns.findIndex((each) => each.name === name)]);
  assert.deepEqual(at('spend'), [20, 7, 5, 0.01, 0, NaN]);
  assert.deepEqual(at('conversions_per_click_dividend'), [1, NaN, 12, 0, NaN, NaN]);
  assert.deepEqual(at('conversions_per_click_divisor'), [20, NaN, 340, 1, NaN, NaN]);
  assert.equal(at('conversions_per_click')[2], 12 / 340);
  assert.equal(columns.find(({ name }) => name === 'spend')!.meaning, 'Amount spent (EUR) in EUR: summed over all rows of the image');
});

test('a measure does not take the name of another column of the file', () => {
  const clash = withMeasures();
  clash.document.measures![2].name = 'picture';
  const { columns } = imageTable(clash).table(viewOf(clash, initialState))!;
  assert.equal(columns.filter(({ name }) => name === 'picture').length, 1);
  assert.ok(columns.some(({ name }) => name === 'measure_picture'));
});

test('a document without measures has no columns', () => {
  const without = madeUp();
  assert.deepEqual(metricColumns(without), []);
  assert.deepEqual(imagesOf(without, viewOf(without, { ...initialState, imagesBy: 'most spend' })), imagesOf(without, viewOf(without, initialState)));
});
