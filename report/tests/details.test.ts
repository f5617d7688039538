import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeDetails, type DetailsDocument } from '../src/core/details';
import type { Column } from '../src/core/document';

const column = (type: 'u8' | 'u16', numbers: number[]): Column => {
  const values = type === 'u8' ? Uint8Array.from(numbers) : Uint16Array.from(numbers);
  return { type, base64: Buffer.from(values.buffer).toString('base64') };
};

const document: DetailsDocument = {
  schema: 2,
  run: 'u1',
  sizes: { widths: column('u16', [300, 0]), heights: column('u8', [200, 0]) },
  paths: { endings: ['.jpg'], ending: column('u8', [0, 255]), others: { 1: 'elsewhere.png' } },
  digests: column('u8', [1, 0x23, 0xff, 0, 5, 6, 0, 0, 0, 0, 0, 0]),
  located: [{
    kind: 'object',
    names: ['dog', 'person'],
    per_image: column('u8', [2, 1]),
    name: column('u8', [1, 0, 0]),
    score: column('u16', [910, 250, 100]),
    boxes: column('u16', [0, 1, 2, 3, 4, 5, 300, 200, 8, 9, 10, 11]),
    points_each: 0,
    points: column('u8', []),
  }, {
    kind: 'face',
    names: ['face'],
    per_image: column('u8', [0, 1]),
    name: column('u8', [0]),
    score: column('u16', [999]),
    boxes: column('u8', [1, 2, 3, 4]),
    points_each: 5,
    points: column('u8', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
  }],
  look_alikes: { per_image: column('u8', [1, 0]), image: column('u8', [1]), cosine: column('u16', [871]) },
  look_alikes_left_out: '',
};

const details = decodeDetails(document, ['a', 'b'])!;

test('each image has its own objects, in order', () => {
  assert.deepEqual(details.located(0).map(({ kind, name, score }) => [kind, name, score]), [['object', 'person', 0.91], ['object', 'dog', 0.25]]);
  assert.deepEqual(details.located(0)[1].box, { xMin: 4, yMin: 5, xMax: 300, yMax: 200 });
  assert.deepEqual(details.located(1).map(({ name }) => name), ['dog', 'face']);
});

test('a face has a box and five landmarks', () => {
  const [dog, face] = details.located(1);
  assert.deepEqual(dog.points, []);
  assert.deepEqual(face.box, { xMin: 1, yMin: 2, xMax: 3, yMax: 4 });
  assert.deepEqual(face.points[4], { x: 9, y: 10 });
});

test('paths, sizes and digests are told, or unknown', () => {
  assert.deepEqual([details.path(0), details.path(1)], ['a.jpg', 'elsewhere.png']);
  assert.deepEqual([details.size(0), details.size(1)], [{ width: 300, height: 200 }, null]);
  assert.deepEqual([details.digest(0), details.digest(1)], ['0123ff000506', '']);
});

test('look-alikes come with their cosine', () => {
  assert.deepEqual(details.lookAlikes(0), [{ image: 1, cosine: 0.871 }]);
  assert.deepEqual(details.lookAlikes(1), []);
  assert.deepEqual(decodeDetails({ ...document, look_alikes: null }, ['a', 'b'])!.lookAlikes(0), []);
});

test('a document of another schema is refused', () => {
  assert.equal(decodeDetails({ ...document, schema: 1 }, ['a', 'b']), null);
  assert.equal(decodeDetails({ ...document, schema: 3 }, ['a', 'b']), null);
});
