// Writes the points of the scatter into a raster.
import type { Data } from '../../core/data';
import { paletteOf, stampOf, strongest, type Brush, type Ink, type Raster } from '../plot/raster';
import type { Theme } from '../../page/theme';
import type { Layout } from './layout';
import type { Plotted } from './plotted';
import { strengthOf } from './points';

/** Neutral points never hide marked ones of the same strength. */
const neutral: Ink = 0;
const lower: Ink = 1;
const higher: Ink = 2;

export function scatterPalette(theme: Theme): Uint32Array {
  return paletteOf([theme.neutral, theme.lower, theme.higher]);
}

/** `raster` is empty and has `ratio` pixels per CSS pixel of the layout. */
export function paintPoints(raster: Raster, data: Data, plotted: Plotted, layout: Layout, ratio: number): void {
  const brushes = {
    '': raster.brush(stampOf('circle', layout.dot * ratio), neutral),
    higher: raster.brush(stampOf('up', layout.markedDot * ratio), higher),
    lower: raster.brush(stampOf('down', layout.markedDot * ratio), lower),
  };
  const y = Int32Array.from(plotted.ctr, (ctr) => Math.round(layout.y(ctr) * ratio));
  plotted.rows.forEach((row, column) => {
    const brush = brushes[row.mark];
    const { confidence } = data.features[row.feature];
    paintColumn(raster, plotted, column, brush, Math.round(layout.x(column) * ratio), y, (row.marked ? 1 : 0.8) * strongest, confidence);
  });
}

function paintColumn(
  raster: Raster, { offsets, image, value }: Plotted, column: number, brush: Brush, x: number, y: Int32Array, most: number, confidence: boolean,
): void {
  for (let i = offsets[column]; i < offsets[column + 1]; i++) {
    raster.put(brush, x, y[image[i]], Math.round(strengthOf(value[i], confidence) * most));
  }
}
