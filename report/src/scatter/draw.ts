// Paints the scatter: points into pixels, axes and labels with the canvas' own text.
import type { Data } from '../data';
import * as format from '../format';
import type { View } from '../model';
import type { Theme } from '../theme';
import { labelledPlaces, type Layout } from './layout';
import { eachPointOf, strengthOf } from './points';
import { put, stampOf } from './raster';

/** Draws points and axes; the context is scaled by `ratio` device pixels per CSS pixel. */
export function drawScatter(
  context: CanvasRenderingContext2D,
  data: Data,
  view: View,
  layout: Layout,
  theme: Theme,
  ratio: number,
): void {
  context.putImageData(pointsImage(context, data, view, layout, theme, ratio), 0, 0);
  context.save();
  context.scale(ratio, ratio);
  context.globalCompositeOperation = 'destination-over';
  drawGrid(context, layout, theme);
  context.globalCompositeOperation = 'source-over';
  drawTicks(context, layout, theme);
  drawMean(context, view, layout, theme);
  drawLabels(context, data, view, layout, theme);
  context.restore();
}

function pointsImage(
  context: CanvasRenderingContext2D,
  data: Data,
  view: View,
  layout: Layout,
  theme: Theme,
  ratio: number,
): ImageData {
  const pixels = context.createImageData(
    Math.max(1, Math.round(layout.width * ratio)),
    Math.max(1, Math.round(layout.height * ratio)),
  );
  const stamp = stampOf(layout.dot * ratio);
  const markedStamp = stampOf(Math.max(4, layout.dot) * ratio);
  const y = Float64Array.from(view.images.ctr, (ctr) => Math.round(layout.y(ctr) * ratio));
  view.rows.forEach((row, place) => {
    const x = Math.round(layout.x(place) * ratio);
    const { confidence } = data.features[row.feature];
    const colour = !row.marked ? theme.neutral : row.difference > 0 ? theme.higher : theme.lower;
    const strength = (value: number) => strengthOf(value, confidence) * (row.marked ? 1 : 0.8);
    eachPointOf(data, view, place, (image, value) =>
      put(pixels, row.marked ? markedStamp : stamp, x, y[image], colour, strength(value)),
    );
  });
  return pixels;
}

function drawGrid(context: CanvasRenderingContext2D, layout: Layout, theme: Theme): void {
  context.strokeStyle = theme.grid;
  context.lineWidth = 1;
  context.beginPath();
  for (const tick of layout.ticks) {
    const y = Math.round(layout.y(tick)) + 0.5;
    context.moveTo(layout.left, y);
    context.lineTo(layout.right, y);
  }
  context.stroke();
}

function drawTicks(context: CanvasRenderingContext2D, layout: Layout, theme: Theme): void {
  context.fillStyle = theme.quiet;
  context.font = `${theme.text}px ${theme.font}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const step = layout.ticks.length > 1 ? layout.ticks[1] - layout.ticks[0] : 1;
  for (const tick of layout.ticks) context.fillText(format.tick(tick, step), layout.left - 8, layout.y(tick));
}

function drawMean(context: CanvasRenderingContext2D, { meanCtr: mean, units }: View, layout: Layout, theme: Theme): void {
  if (Number.isNaN(mean)) return;
  const y = Math.round(layout.y(mean)) + 0.5;
  context.strokeStyle = theme.ink;
  context.setLineDash([6, 4]);
  context.beginPath();
  context.moveTo(layout.left, y);
  context.lineTo(layout.right, y);
  context.stroke();
  context.setLineDash([]);
  const text = `mean ${format.ctr(mean)} (${format.countOf(units, 'image')})`;
  context.font = `600 ${theme.text}px ${theme.font}`;
  context.textAlign = 'right';
  context.textBaseline = 'bottom';
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeStyle = theme.surface;
  context.strokeText(text, layout.right - 4, y - 3);
  context.fillStyle = theme.ink;
  context.fillText(text, layout.right - 4, y - 3);
}

function drawLabels(
  context: CanvasRenderingContext2D,
  data: Data,
  view: View,
  layout: Layout,
  theme: Theme,
): void {
  const room = layout.height - layout.bottom - 12;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const place of labelledPlaces(view.rows.map((row) => row.marked), layout.column, 1.25 * theme.text)) {
    const { feature, marked, difference } = view.rows[place];
    context.save();
    context.translate(layout.x(place), layout.bottom + 10);
    context.rotate(-Math.PI / 3.4);
    context.fillStyle = marked ? theme.ink : theme.quiet;
    context.font = `${marked ? '600 ' : ''}${theme.text}px ${theme.font}`;
    const sign = !marked ? '' : difference > 0 ? ' ▲' : ' ▼';
    const width = Math.min(room * 1.22, layout.x(place) * 1.6);
    context.fillText(fitted(context, data.features[feature].key, width - 16) + sign, 0, 0);
    context.restore();
  }
}

/** The text, or as much of its beginning as fits. */
function fitted(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let length = Math.min(text.length, 40);
  while (length > 1 && context.measureText(`${text.slice(0, length)}…`).width > width) length--;
  return `${text.slice(0, length)}…`;
}
