import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, paletteOf, Raster, stampOf, strongest } from '../src/charts/plot/raster';
import { colourOf } from '../src/page/theme';

test('where points overlap the stronger one stays', () => {
  const raster = new Raster();
  raster.clear(9, 9);
  const [weak, strong] = [raster.brush(stampOf('circle', 3), 2), raster.brush(stampOf('circle', 3), 0)];
  raster.put(strong, 4, 4, strongest);
  raster.put(weak, 4, 4, strongest >> 1);
  assert.equal(raster.pixels[4 * 9 + 4], codeOf(strongest, 0));
});

test('a mark that would leave the raster is not drawn', () => {
  const raster = new Raster();
  raster.clear(9, 9);
  raster.put(raster.brush(stampOf('circle', 5), 0), 0, 4, strongest);
  assert.ok(raster.pixels.every((pixel) => pixel === 0));
});

test('a palette keeps colours and grows in opacity', () => {
  const palette = paletteOf([[1, 2, 3], [4, 5, 6], [7, 8, 9]]);
  assert.equal(palette[0], 0);
  assert.equal(palette[codeOf(strongest, 0)], 0xff030201);
  assert.equal(palette[codeOf(strongest, 2)], 0xff090807);
  assert.ok(palette[codeOf(10, 1)] >>> 24 < palette[codeOf(11, 1)] >>> 24);
});

test('higher and lower differ by shape: one is the other upside down', () => {
  const [up, down] = [stampOf('up', 9), stampOf('down', 9)];
  const pixels = ({ dx, dy }: typeof up, flip: number) => [...dx].map((x, i) => `${x},${flip * dy[i]}`).sort();
  assert.deepEqual(pixels(up, 1), pixels(down, -1));
  const widthAt = (y: number) => [...up.dy].filter((dy) => dy === y).length;
  assert.ok(widthAt(-3) < widthAt(3));
});

test('colours are read as the style sheet writes them', () => {
  assert.deepEqual(colourOf('#0a5ca8'), [10, 92, 168]);
  assert.deepEqual(colourOf('rgb(1, 2, 3)'), [1, 2, 3]);
});
