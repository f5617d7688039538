import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differenceScale } from '../src/difference-scale';
import { viewOf } from '../src/model';
import { labelledPlaces, layoutOf } from '../src/scatter/layout';
import { nearest, neighbour } from '../src/scatter/nearest';
import { colourOf, put, stampOf } from '../src/scatter/raster';
import { initialState } from '../src/state';
import { madeUp } from './made-up';

const data = madeUp();
const view = viewOf(data, { ...initialState, order: 'name' });
const layout = layoutOf(view, { width: 800, height: 400 });

test('y fits the data and begins at 0', () => {
  assert.equal(layout.y(0), layout.bottom);
  assert.ok(layout.y(0.05) >= layout.top && layout.y(0.05) < layout.y(0.04));
});

test('labels never touch, and marked ones come first', () => {
  const marked = Array.from({ length: 100 }, (_, i) => i === 7);
  const places = labelledPlaces(marked, 3, 15);
  assert.ok(places.includes(7));
  places.slice(1).forEach((place, i) => assert.ok((place - places[i]) * 3 >= 15));
});

test('the nearest point is found within reach, and none beyond', () => {
  const spot = nearest(data, view, layout, layout.x(1) + 3, layout.y(0.03) - 3);
  assert.deepEqual(spot, { place: 1, feature: 0, image: 2, value: 0.3 });
  assert.equal(nearest(data, view, layout, layout.x(1) + 40, layout.y(0.03)), null);
});

test('arrow keys lead to neighbours and stop at the ends', () => {
  const first = neighbour(data, view, null, 'ArrowRight')!;
  assert.equal(first.place, 0);
  const right = neighbour(data, view, first, 'ArrowRight')!;
  assert.equal(right.place, 1);
  assert.equal(right.image, 2); // closest to the CTR it came from
  const down = neighbour(data, view, right, 'ArrowDown')!;
  assert.equal(down.image, 1);
  assert.deepEqual(neighbour(data, view, first, 'ArrowLeft'), first);
});

test('where points overlap the stronger one stays', () => {
  const pixels = { width: 9, height: 9, data: new Uint8ClampedArray(9 * 9 * 4) };
  put(pixels, stampOf(3), 4, 4, [1, 2, 3], 1);
  put(pixels, stampOf(3), 4, 4, [9, 9, 9], 0.5);
  const centre = (4 * 9 + 4) * 4;
  assert.deepEqual([...pixels.data.slice(centre, centre + 4)], [1, 2, 3, 255]);
  put(pixels, stampOf(5), 0, 0, [1, 2, 3], 1); // at the corner: no pixel outside
  assert.equal(pixels.data[3], 255);
});

test('colours are read as the style sheet writes them', () => {
  assert.deepEqual(colourOf('#0a5ca8'), [10, 92, 168]);
  assert.deepEqual(colourOf('rgb(1, 2, 3)'), [1, 2, 3]);
});

test('all differences fit on their axis, 0 in the middle', () => {
  const scale = differenceScale(view.rows);
  assert.equal(scale(0), 50);
  for (const { difference } of view.rows) {
    if (!Number.isNaN(difference)) assert.ok(scale(difference) > 0 && scale(difference) < 100);
  }
  assert.equal(scale(1e9), 100);
});
