// The point under the pointer, and the point a key leads to. Pure.
import { pointsOfColumn, pointsOfImage, type Plotted, type PlottedPoint } from './plotted';
import type { Layout } from './layout';

const reach = 14; // CSS pixels

/** The nearest point within reach, or null. Looks only at the columns around x. */
export function nearest(plotted: Plotted, layout: Layout, x: number, y: number): PlottedPoint | null {
  const { rows, offsets, image, value, ctr } = plotted;
  const first = Math.max(0, layout.columnAt(x - reach));
  const last = Math.min(rows.length - 1, layout.columnAt(x + reach));
  let best = -1;
  let bestColumn = -1;
  let bestDistance = reach * reach;
  for (let column = first; column <= last; column++) {
    const dx = layout.x(column) - x;
    for (let i = offsets[column]; i < offsets[column + 1]; i++) {
      const dy = layout.y(ctr[image[i]]) - y;
      const distance = dx * dx + dy * dy;
      if (distance > bestDistance) continue;
      [best, bestColumn, bestDistance] = [i, column, distance];
    }
  }
  return best < 0 ? null : { column: bestColumn, feature: rows[bestColumn].feature, image: image[best], value: value[best] };
}

const columnsPerPage = 10;

/** Where a key leads from a point; null where there is no point at all. */
export function neighbour(plotted: Plotted, from: PlottedPoint | null, key: string): PlottedPoint | null {
  const last = plotted.rows.length - 1;
  if (from === null) return pointsOfColumn(plotted, key === 'End' ? last : 0).pop() ?? null;
  const across = (column: number) => closest(plotted, from, Math.max(0, Math.min(last, column)));
  switch (key) {
    case 'ArrowLeft':
      return across(from.column - 1);
    case 'ArrowRight':
      return across(from.column + 1);
    case 'PageUp':
      return across(from.column - columnsPerPage);
    case 'PageDown':
      return across(from.column + columnsPerPage);
    case 'Home':
      return across(0);
    case 'End':
      return across(last);
    case 'ArrowUp':
      return along(plotted, from, +1);
    case 'ArrowDown':
      return along(plotted, from, -1);
    case 'n':
      return tied(plotted, from, +1);
    case 'N':
      return tied(plotted, from, -1);
    default:
      return from;
  }
}

/** The point of another column whose CTR is closest; the same image's where it has one. */
function closest(plotted: Plotted, from: PlottedPoint, column: number): PlottedPoint {
  const { ctr } = plotted;
  const away = ({ image }: PlottedPoint) => Math.abs(ctr[image] - ctr[from.image]) - (image === from.image ? Number.EPSILON : 0);
  return pointsOfColumn(plotted, column).reduce((a, b) => (away(b) < away(a) ? b : a));
}

function along(plotted: Plotted, from: PlottedPoint, step: number): PlottedPoint {
  const points = pointsOfColumn(plotted, from.column);
  return points[points.findIndex(({ image }) => image === from.image) + step] ?? from;
}

/** The next image with exactly this CTR, around and around, at its point nearest to this column. */
function tied(plotted: Plotted, from: PlottedPoint, step: number): PlottedPoint {
  const { ctr } = plotted;
  const shown = new Set(plotted.image);
  const ties = [...shown].filter((image) => ctr[image] === ctr[from.image]).sort((a, b) => a - b);
  const next = ties[(ties.indexOf(from.image) + step + ties.length) % ties.length];
  const away = ({ column }: PlottedPoint) => Math.abs(column - from.column);
  return pointsOfImage(plotted, next).reduce((a, b) => (away(b) < away(a) ? b : a));
}
