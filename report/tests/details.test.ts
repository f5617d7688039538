import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeDetails, type DetailsDocument } from '../src/core/details';
import type { Column } from '../src/core/document';

const column = (type: 'u8' | 'u16', numbers: number[]): Column => {
  const values = type === 'u8' ? Uint8Array.from(numbers) : Uint16Array.from(numbers);
  return { type, base64: Buffer.from(values.buffer).toString('base64') };
};

const document: DetailsDocument = {
  schema: 1,
  run: 'u1',
  sizes: { widths: column('u16', [300, 0]), heights: column('u8', [200, 0]) },
  paths: { endings: ['.jpg'], ending: column('u8', [0, 255]), others: { 1: 'elsewhere.png' } },
  digests: column('u8', [1, 0x23, 0xff, 0, 5, 6, 0, 0, 0, 0, 0, 0]),
  objects: {
    names: ['dog', 'person'],
    per_image: column('u8', [2, 1]),
    name: column('u8', [1, 0, 0]),
    score: column('u16', [910, 250, 100]),
    boxes: column('u16', [0, 1, 2, 3, 4, 5, 300, 200, 8, 9, 10, 11]),
  },
  faces: {
    per_image: column('u8', [0, 1]),
    score: column('u16', [999]),
    boxes: column('u8', [1, 2, 3, 4]),
    landmarks: column('u8', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
  },
  look_alikes: { per_image: column('u8', [1, 0]), image: column('u8', [1]), cosine: column('u16', [871]) },
  look_alikes_left_out: '',
};

const details = decodeDetails(document, ['a', 'b'])!;

test('each image has its own objects, in order', () => {
  assert.deepEqual(details.objects(0).map(({ object, score }) => [object, score]), [['person', 0.91], ['dog', 0.25]]);
  assert.deepEqual(details.objects(0)[1].box, { xMin: 4, yMin: 5, xMax: 300, yMax: 200 });
  assert.deepEqual(details.objects(1).map(({ object }) => object), ['dog']);
});

test('a face has a box and five landmarks', () => {
  assert.deepEqual(details.faces(0), []);
  assert.deepEqual(details.faces(1)[0].landmarks[4], { x: 9, y: 10 });
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

test('a newer document is refused', () => {
  assert.equal(decodeDetails({ ...document, schema: 2 }, ['a', 'b']), null);
});
