// The red dotted line through all points of one image.
import type { Data } from '../data';
import type { View } from '../model';
import type { Theme } from '../theme';
import type { Layout } from './layout';
import { pointsOfImage, type Spot } from './points';

/** Draws the line, and a ring around the point that the reader is at; returns its points. */
export function drawConnection(
  context: CanvasRenderingContext2D,
  data: Data,
  view: View,
  layout: Layout,
  theme: Theme,
  ratio: number,
  image: number,
  at: Spot | null,
): Spot[] {
  const spots = pointsOfImage(data, view, image);
  if (spots.length === 0) return spots;
  const y = layout.y(view.images.ctr[image]);
  context.save();
  context.scale(ratio, ratio);
  context.strokeStyle = theme.line;
  context.fillStyle = theme.line;
  context.lineWidth = 2;
  context.setLineDash([2, 4]);
  context.beginPath();
  context.moveTo(layout.x(spots[0].place), y);
  context.lineTo(layout.x(spots[spots.length - 1].place), y);
  context.stroke();
  context.setLineDash([]);
  for (const spot of spots) {
    context.beginPath();
    context.arc(layout.x(spot.place), y, Math.max(3, layout.dot / 2 + 1), 0, 2 * Math.PI);
    context.fill();
  }
  if (at !== null) {
    context.beginPath();
    context.arc(layout.x(at.place), y, Math.max(7, layout.dot / 2 + 5), 0, 2 * Math.PI);
    context.stroke();
  }
  context.restore();
  return spots;
}
