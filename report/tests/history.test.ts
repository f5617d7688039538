import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Column } from '../src/core/document';
import { decodeHistory, type HistoryDocument } from '../src/core/history';

const bytes = (type: Column['type'], buffer: ArrayBuffer): Column => ({ type, base64: Buffer.from(buffer).toString('base64') });
const u8 = (...numbers: number[]) => bytes('u8', Uint8Array.from(numbers).buffer);
const f32 = (...numbers: number[]) => bytes('f32', Float32Array.from(numbers).buffer);

const run = (uid: string, models: number[]) => ({
  uid, started_at: '2026-11-21T08:00:00Z', finished_at: '', version: '0.1.0', simulated_clicks: false, clicks_from: '', clicks_until: '',
  images: 10, images_with_ctr: 9, images_failed: 1, families: 9, pictures_known: true, impressions: null, clicks: null, mean_ctr: 0.02, pooled_ctr: null,
  features: 2, hypotheses: 2, rejected: 0, marked: 0, interval_level: 0.95, least_images: 10, models,
});

const document: HistoryDocument = {
  schema: 1,
  run: 'u2',
  total: 7,
  most: 50,
  models: [{ task: 'objects', name: 'tiny', sha256: 'a', settings: '' }, { task: 'objects', name: 'large', sha256: 'b', settings: '' }],
  features: { kinds: ['object', 'label'], names: ['dog', 'dog'], keys: ['dog_z', 'dog_y'], shown: {} },
  runs: [run('u1', [0]), run('u2', [1])],
  marks: ['', 'higher', 'lower'],
  series: {
    per_run: u8(1, 2),
    feature: u8(0, 0, 1),
    with: u8(3, 4, 5),
    without: u8(6, 5, 4),
    ctr_with: f32(0.5, 0.25, 0.125),
    ctr_without: f32(0.25, 0.25, 0.25),
    difference: f32(0.25, 0, -0.125),
    low: f32(NaN, -1, -0.25),
    high: f32(NaN, 1, -0.0625),
    mark: u8(0, 0, 2),
    eligibility: u8(1, 0, 0),
    eligibilities: ['tested', 'too few with'],
  },
  breaks: [{ run: 1, task: 'objects', from: 0, to: 1 }],
  deltas: [{
    before: 0,
    images: { both: 8, arrived: { total: 2, first: ['a', 'b'] }, gone: { total: 0, first: [] }, changed: { total: 1, first: ['c'] } },
    features: { arrived: { total: 1, first: [1] }, gone: { total: 0, first: [] } },
    effects: { total: 12, feature: u8(0), before: f32(0.25), after: f32(0.5), low: f32(-0.125), high: f32(0.625), mark_before: u8(0), mark_after: u8(1) },
    intervals: true,
  }],
};

const history = decodeHistory(document)!;

test('a feature has a point in each run that has it', () => {
  const dog = history.series('object', 'dog');
  assert.deepEqual(dog.map(({ run, difference }) => [run, difference]), [[0, 0.25], [1, 0]]);
  assert.equal(dog[0].eligibility, 'too few with');
  assert.ok(Number.isNaN(dog[0].low));
  assert.equal(history.series('label', 'dog')[0].mark, 'lower');
  assert.deepEqual(history.series('label', 'cat'), []);
});

test('runs name their models, and breaks what changed', () => {
  assert.equal(history.current, 1);
  assert.deepEqual(history.runs.map(({ isThis }) => isThis), [false, true]);
  assert.equal(history.runs[0].models[0].name, 'tiny');
  assert.deepEqual([history.breaks[0].run, history.breaks[0].from?.name, history.breaks[0].to?.name], [1, 'tiny', 'large']);
});

test('a delta tells images, features and effects', () => {
  const [delta] = history.deltas;
  assert.equal(delta.images.changed.total, 1);
  assert.equal(delta.features.arrived.first[0].key, 'dog_y');
  const [effect] = delta.effects.first;
  assert.deepEqual([effect.feature.key, effect.change, effect.low, effect.high], ['dog_z', 0.25, -0.125, 0.625]);
  assert.deepEqual([effect.markBefore, effect.markAfter], ['', 'higher']);
});

test('a newer document is refused', () => {
  assert.equal(decodeHistory({ ...document, schema: 2 }), null);
});
