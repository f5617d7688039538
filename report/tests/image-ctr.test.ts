import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutOf, placeAt } from '../src/charts/image-ctr/layout';
import { placeAfter, rankedOf } from '../src/charts/image-ctr/ranked';
import { intervalText, noteOf } from '../src/charts/image-ctr/words';
import { Spans } from '../src/charts/image-ctr/paint';
import { codeOf, Raster } from '../src/charts/plot/raster';
import { initialState, type ViewState } from '../src/core/state';
import { wilsonInterval } from '../src/stats/wilson';
import { madeUp, viewOf } from './made-up';

const ranked = (changed: Partial<ViewState> = {}, data = madeUp()) => rankedOf(viewOf(data, { ...initialState, ...changed }));

/** Images 0 and 1 are the same picture; the last one has no impressions. */
function counted(clicks: number[]) {
  const data = madeUp();
  const impressions = [1000, 1000, 1000, 1000, 1000, 0];
  const ctr = Float64Array.from(clicks, (n, i) => n / impressions[i]);
  return { ...data, images: { ...data.images, clicks, impressions, ctr } };
}

test('images with a CTR stand in the reader’s order, each in its place', () => {
  assert.deepEqual(ranked().images, [4, 3, 2, 1, 0]);
  assert.deepEqual(ranked({ imageOrder: 'low' }).images, [0, 1, 2, 3, 4]);
  assert.deepEqual([...ranked().places], [4, 3, 2, 1, 0, -1]);
});

test('each image has the Wilson interval of its own clicks', () => {
  const { intervals, images } = ranked({}, counted([10, 10, 30, 40, 50, 0]));
  assert.ok(!images.includes(5));
  assert.equal(intervals.overdispersion, 1);
  const { low, high } = wilsonInterval(30, 1000);
  assert.deepEqual([intervals.low[2], intervals.high[2]], [low, high]);
});

test('where equal pictures differ more than sampling explains, intervals are wider and the note says so', () => {
  const wide = ranked({}, counted([10, 60, 30, 40, 50, 0]));
  assert.ok(wide.intervals.overdispersion > 2);
  assert.ok(wide.intervals.high[2] > wilsonInterval(30, 1000).high);
  assert.match(noteOf(wide), /sampling noise only.*divided by/);
});

test('without impressions there is no interval, and the note says so', () => {
  assert.equal(intervalText(ranked().intervals, 0), '');
  assert.match(noteOf(ranked()), /no intervals/);
});

test('keys lead along the order and around ties', () => {
  const tied = ranked({}, counted([10, 20, 30, 20, 50, 0]));
  assert.deepEqual(tied.images, [4, 2, 1, 3, 0]);
  assert.equal(placeAfter(tied, null, 'ArrowRight'), 0);
  assert.equal(placeAfter(tied, 0, 'ArrowLeft'), 0);
  assert.equal(placeAfter(tied, 0, 'PageDown'), 4);
  assert.equal(placeAfter(tied, 4, 'Home'), 0);
  assert.equal(placeAfter(tied, 2, 'n'), 3);
  assert.equal(placeAfter(tied, 3, 'n'), 2);
  assert.equal(placeAfter(tied, 0, 'n'), 0);
});

test('the pointer finds the image whose column it is in', () => {
  const all = ranked();
  const layout = layoutOf(all, { width: 600, height: 250 });
  assert.equal(placeAt(all, layout, layout.x(3) + 5, layout.bottom), 3);
  assert.equal(placeAt(all, layout, 0, layout.bottom), null);
});

test('where bars share a column, a pixel is as strong as their share', () => {
  const raster = new Raster();
  raster.clear(3, 4);
  const spans = new Spans(raster);
  spans.add(1, 2, 0, 3);
  spans.add(1, 2, 2, 9);
  spans.draw(80, 0);
  assert.deepEqual([0, 1, 2, 3].map((y) => raster.pixels[3 * y + 1]), [codeOf(40, 0), codeOf(40, 0), codeOf(80, 0), codeOf(40, 0)]);
  assert.equal(raster.pixels[0], 0);
});
