// Writes the images' CTRs and intervals into a raster.
import { codeOf, paletteOf, stampOf, strongest, type Ink, type Raster } from '../plot/raster';
import { colourOf, type Theme } from '../../page/theme';
import type { Layout } from './layout';
import type { Ranked } from './ranked';

const interval: Ink = 0;
const point: Ink = 1;

export function imagePalette(theme: Theme): Uint32Array {
  return paletteOf([theme.faint, colourOf(theme.ink), theme.neutral]);
}

/** Intervals that leave the chart are cut at its edge, with an arrow. `ratio`: pixels of the raster per CSS pixel. */
export function paintImages(raster: Raster, { images, ctr, intervals }: Ranked, layout: Layout, ratio: number): void {
  const brush = raster.brush(stampOf('circle', layout.dot * ratio), point);
  const half = Math.max(0.5, Math.min(1, 0.2 * layout.step)) * ratio;
  const arrow = raster.brush(stampOf('up', 6 * ratio), interval);
  const spans = new Spans(raster);
  const y = (value: number) => Math.round(Math.max(layout.top, Math.min(layout.bottom, layout.y(value))) * ratio);
  images.forEach((image, place) => {
    const x = layout.x(place) * ratio;
    if (!Number.isNaN(intervals.low[image])) {
      const left = Math.round(x - half);
      spans.add(left, left + Math.max(1, Math.round(2 * half)), y(intervals.high[image]), y(intervals.low[image]));
      if (intervals.high[image] > layout.domain.high) raster.put(arrow, Math.round(x), Math.round((layout.top - 3) * ratio), Math.round(0.7 * strongest));
    }
    raster.put(brush, Math.round(x), y(ctr[image]), Math.round(0.9 * strongest));
  });
  spans.draw(0.7 * strongest, interval);
}

export class Spans {
  /** bars that begin here, minus those that end here; a row more than the raster has */
  private readonly changes: Int16Array;
  private readonly inColumn: Uint16Array;

  constructor(private readonly raster: Raster) {
    this.changes = new Int16Array(raster.width * (raster.height + 1));
    this.inColumn = new Uint16Array(raster.width);
  }

  /** A bar over columns left..right and rows top..bottom, ends excluded. */
  add(left: number, right: number, top: number, bottom: number): void {
    const { width, height } = this.raster;
    const row = (y: number) => Math.max(0, Math.min(height, y)) * width;
    for (let x = Math.max(0, left); x < Math.min(width, right); x++) {
      this.changes[row(top) + x]++;
      this.changes[row(bottom) + x]--;
      this.inColumn[x]++;
    }
  }

  /** Draws all bars; `level`: where all bars of a column overlap, 0..strongest. */
  draw(level: number, ink: Ink): void {
    const { width, height, pixels } = this.raster;
    const running = new Int32Array(width);
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        running[x] += this.changes[at];
        if (running[x] === 0) continue;
        const code = codeOf(Math.round((level * running[x]) / this.inColumn[x]), ink);
        if (code > pixels[at]) pixels[at] = code;
      }
    }
  }
}
