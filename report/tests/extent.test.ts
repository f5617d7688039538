import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, mostColumns } from '../src/charts/scatter/columns';
import { extentOf } from '../src/charts/plot/extent';
import { layoutOf } from '../src/charts/scatter/layout';
import { plottedOf, pointsAbove } from '../src/charts/scatter/plotted';
import type { Data } from '../src/core/data';
import type { ReportDocument } from '../src/core/document';
import { initialState, type ViewState } from '../src/core/state';
import { madeUp, viewOf } from './made-up';

const tens = Array.from({ length: 10 }, (_, i) => 0.01 + 0.001 * i);

test('an axis shows all CTRs', () => {
  assert.deepEqual(extentOf(Float64Array.from(tens)), { low: 0.01, high: tens[9] });
  assert.deepEqual(extentOf(new Float64Array()), { low: Infinity, high: -Infinity });
});

test('one that would flatten the others lies beyond it, and two of ten do not', () => {
  assert.equal(extentOf(Float64Array.of(...tens, 0.5)).high, tens[9]);
  assert.equal(extentOf(Float64Array.of(...tens, 0.5, 0.6)).high, 0.6);
  assert.equal(extentOf(Float64Array.of(...tens, 0.026)).high, 0.026); // the axis would gain too little
  assert.equal(extentOf(Float64Array.of(0.01, 0.01, 0.5)).high, 0.5); // among so few nothing is an outlier
});

test('where most have no click, those that have stay on the axis', () => {
  assert.equal(extentOf(Float64Array.of(...new Array(40).fill(0), 0.01)).high, 0.01);
});

/** Twelve images with a dog, of which the last has fifty times the others' CTR. */
function withOutlier(): Data {
  const data = madeUp();
  const all = Array.from({ length: 12 }, (_, i) => i);
  return {
    ...data,
    images: { ...data.images, names: all.map(String), ctr: Float64Array.from(all, (i) => (i === 11 ? 0.5 : 0.01 + 0.0005 * i)), cluster: all },
    features: [{ ...data.features[0], missing: null }],
    points: { offsets: Uint32Array.of(0, 12), image: Uint32Array.from(all), value: new Float64Array(12).fill(0.9) },
  };
}

test('a point beyond the axis stands at its end and is counted', () => {
  const data = withOutlier();
  const plotted = plottedOf(data, viewOf(data, initialState));
  const layout = layoutOf(plotted, { width: 800, height: 400 });
  assert.ok(layout.domain.high < 0.03);
  assert.ok(Math.abs(layout.y(0.5) - layout.top) < 1e-9);
  assert.deepEqual(pointsAbove(plotted, layout.domain.high), { images: [11], columns: [0] });
  const zoomed = plottedOf(data, viewOf(data, { ...initialState, zoom: { from: 0, to: 9, low: 0, high: 0.6 } }));
  assert.equal(zoomed.extent.high, 0.5); // the reader asked for it
});

/** Forty features; feature f is in 2 + f images of fifty. */
function manyFeatures(named: number[]): Data {
  const data = madeUp();
  const images = Array.from({ length: 50 }, (_, i) => i);
  const counts = Array.from({ length: 40 }, (_, f) => 2 + f);
  const offsets = Uint32Array.from([0, ...counts.map((_, f) => counts.slice(0, f + 1).reduce((a, b) => a + b))]);
  return {
    ...data,
    document: { ...data.document, findings: { more: named, fewer: [] } } as unknown as ReportDocument,
    images: { ...data.images, names: images.map(String), ctr: Float64Array.from(images, (i) => 0.01 + 0.0001 * (i % 7)), cluster: images },
    features: counts.map((_, f) => ({ ...data.features[0], key: `f${f}`, name: `f${f}`, shown: `f${f}`, missing: null })),
    points: { offsets, image: Uint32Array.from(counts.flatMap((n) => images.slice(0, n))), value: new Float64Array(offsets[40]).fill(0.9) },
  };
}

test('the scatter has columns for what is named, then the commonest; all on demand', () => {
  const data = manyFeatures([3]);
  const columns = (state: Partial<ViewState>) => {
    const view = viewOf(data, { ...initialState, order: 'images', ...state });
    assert.ok(view.rows.every((row) => !row.marked));
    return columnsOf(data, view).map(({ feature }) => feature);
  };
  const commonest = Array.from({ length: mostColumns - 1 }, (_, i) => 39 - i);
  assert.deepEqual(columns({}), [...commonest, 3]);
  assert.equal(columns({ columnsShown: 'all' }).length, 40);
  assert.equal(columns({ search: 'f1' }).length, 11);
});
