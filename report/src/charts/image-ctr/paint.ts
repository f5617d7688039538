// Writes the images' CTRs and intervals into a raster.
import { paletteOf, strongest, type Ink, type Raster } from '../plot/raster';
import { stampOf } from '../plot/stamp';
import { colourOf, type Theme } from '../../page/theme';
import type { Layout } from './layout';
import type { Ranked } from './ranked';
import { Spans } from './spans';

const interval: Ink = 0;
const point: Ink = 1;

export function imagePalette(theme: Theme): Uint32Array {
  return paletteOf([theme.faint, colourOf(theme.ink), theme.neutral]);
}

/** Intervals that leave the chart are cut at its edge. `ratio`: pixels of the raster per CSS pixel. */
export function paintImages(raster: Raster, { images, ctr, intervals }: Ranked, layout: Layout, ratio: number): void {
  const brush = raster.brush(stampOf('circle', layout.dot * ratio), point);
  const half = Math.max(0.5, Math.min(1, 0.2 * layout.step)) * ratio;
  const spans = new Spans(raster);
  const y = (value: number) => Math.round(Math.max(layout.top, Math.min(layout.bottom, layout.y(value))) * ratio);
  images.forEach((image, place) => {
    const x = layout.x(place) * ratio;
    if (!Number.isNaN(intervals.low[image])) {
      const left = Math.round(x - half);
      spans.add(left, left + Math.max(1, Math.round(2 * half)), y(intervals.high[image]), y(intervals.low[image]));
    }
    raster.put(brush, Math.round(x), y(ctr[image]), Math.round(0.9 * strongest));
  });
  spans.draw(0.7 * strongest, interval);
}
