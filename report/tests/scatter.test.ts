import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelledColumns, labelsOf, slant } from '../src/charts/scatter/labels';
import { layoutOf } from '../src/charts/scatter/layout';
import { nearest, neighbour } from '../src/charts/scatter/nearest';
import { plottedOf, pointsOfImage } from '../src/charts/scatter/plotted';
import { panned, whole, zoomBy, zoomToBox } from '../src/charts/scatter/zoom';
import { initialState, type ViewState, type Zoom } from '../src/core/state';
import { madeUp, viewOf } from './made-up';

const data = madeUp();
const choices: ViewState = { ...initialState, order: 'name' };
const view = viewOf(data, choices);
const plotted = plottedOf(data, view);
const layout = layoutOf(plotted, { width: 800, height: 400 });

const zoomed = (zoom: Zoom) => plottedOf(data, viewOf(data, { ...choices, zoom }));

test('every point of the view stands in the column of its feature', () => {
  assert.equal(plotted.image.length, view.points);
  assert.deepEqual(plotted.rows, view.rows);
  assert.deepEqual(pointsOfImage(plotted, 2), [
    { column: 0, feature: 2, image: 2, value: 0.7 },
    { column: 1, feature: 0, image: 2, value: 0.3 },
  ]);
});

test('y fits the points, and begins at 0 where that leaves no third empty', () => {
  assert.equal(layout.y(0), layout.bottom);
  assert.ok(layout.y(0.04) > layout.top - 1e-9 && layout.y(0.04) < layout.y(0.03));
  const high = zoomed({ from: 0, to: 3, low: 0.029, high: 0.031 });
  const fitted = layoutOf({ ...high, extent: { low: 0.029, high: 0.031 } }, { width: 800, height: 400 });
  assert.ok(fitted.domain.low > 0.02 && fitted.domain.high < 0.04);
});

test('a feature without a point in the zoomed part leaves the axis', () => {
  const low = zoomed({ from: 0, to: 10, low: 0, high: 0.025 });
  assert.deepEqual(low.rows.map(({ feature }) => data.features[feature].key), ['dog']);
  assert.equal(low.left, 2);
  assert.deepEqual([...low.image], [0, 1]);
  assert.deepEqual(zoomed({ from: 1, to: 2, low: 0, high: 1 }).places, [1]);
});

test('the nearest point is found within reach, and none beyond', () => {
  const point = nearest(plotted, layout, layout.x(1) + 3, layout.y(0.03) - 3);
  assert.deepEqual(point, { column: 1, feature: 0, image: 2, value: 0.3 });
  assert.equal(nearest(plotted, layout, layout.x(1) + 40, layout.y(0.03)), null);
});

test('keys lead to neighbours and stop at the ends', () => {
  const first = neighbour(plotted, null, 'ArrowRight')!;
  assert.equal(first.column, 0);
  const right = neighbour(plotted, first, 'ArrowRight')!;
  assert.deepEqual([right.column, right.image], [1, 2]); // closest to the CTR it came from
  assert.equal(neighbour(plotted, right, 'ArrowDown')!.image, 1);
  assert.deepEqual(neighbour(plotted, first, 'ArrowLeft'), first);
  assert.equal(neighbour(plotted, first, 'PageDown')!.column, 2);
  assert.equal(neighbour(plotted, right, 'End')!.column, 2);
  assert.equal(neighbour(plotted, right, 'Home')!.column, 0);
});

test('n goes around the images that share a CTR', () => {
  const ctr = Float64Array.from(plotted.ctr);
  ctr[1] = ctr[0];
  const tied = { ...plotted, ctr };
  const from = pointsOfImage(tied, 0)[0];
  const next = neighbour(tied, from, 'n')!;
  assert.deepEqual([next.image, next.column], [1, from.column]);
  assert.deepEqual(neighbour(tied, next, 'n'), from);
  assert.deepEqual(neighbour(tied, next, 'N'), from);
});

test('labels keep their distance, and marked ones come first', () => {
  const marked = Array.from({ length: 100 }, (_, i) => i === 7);
  const columns = labelledColumns(marked, 3, 15);
  assert.ok(columns.includes(7));
  columns.slice(1).forEach((column, i) => assert.ok((column - columns[i]) * 3 >= 15));
});

test('names stand side by side where they fit, and slant and shorten where not', () => {
  const wide = labelsOf(data, plotted, layout, 12, (text) => text.length * 7);
  assert.deepEqual(wide, { slanted: false, labels: [
    { column: 0, key: 'Cat', text: 'Cat', mark: '' }, { column: 1, key: 'dog', text: 'dog', mark: '' }, { column: 2, key: 'red', text: 'red', mark: '' },
  ] });
  const narrow = labelsOf(data, plotted, layout, 12, (text) => text.length * 100);
  assert.ok(narrow.slanted);
  for (const { text, column } of narrow.labels) {
    assert.ok(/^.…$/.test(text) || text.length * 100 <= layout.x(column) / Math.cos(slant), text);
  }
});

test('a box zooms to its columns and CTRs, a thin one to only one of both', () => {
  const box = { left: layout.x(0), right: layout.x(1), top: layout.y(0.03), bottom: layout.y(0.02) };
  assert.deepEqual(zoomToBox(box, plotted, layout, null), { from: 0, to: 2, low: 0.02, high: 0.03 });
  assert.deepEqual(zoomToBox({ ...box, top: box.bottom - 3 }, plotted, layout, null), { ...whole, from: 0, to: 2 });
  assert.deepEqual(zoomToBox({ ...box, right: box.left + 3 }, plotted, layout, null), { ...whole, low: 0.02, high: 0.03 });
});

test('keys zoom around a column, out to everything, and move the part that is shown', () => {
  const many = { ...plotted, places: Array.from({ length: 100 }, (_, i) => i) };
  const half = zoomBy(2, 50, many, 100, null)!;
  assert.deepEqual(half, { ...whole, from: 25, to: 75 });
  assert.equal(zoomBy(0.5, 20, { ...many, places: many.places.slice(25, 75) }, 100, half), null);
  assert.deepEqual(panned(1, 100, half), { ...half, from: 50, to: 100 });
  assert.equal(panned(1, 100, panned(1, 100, half)), null);
  assert.equal(panned(1, 100, null), null);
});
