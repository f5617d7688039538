// The point under the pointer.
import type { Data } from '../data';
import type { View } from '../model';
import type { Layout } from './layout';
import { eachPointOf, type Spot } from './points';

const reach = 14; // CSS pixels

/** The nearest point within reach, or null. Looks only at the columns around x. */
export function nearest(data: Data, view: View, layout: Layout, x: number, y: number): Spot | null {
  const first = Math.max(0, Math.floor((x - reach - layout.left) / layout.column - 0.5));
  const last = Math.min(view.rows.length - 1, Math.ceil((x + reach - layout.left) / layout.column - 0.5));
  let best: Spot | null = null;
  let bestDistance = reach * reach;
  for (let place = first; place <= last; place++) {
    const dx = layout.x(place) - x;
    eachPointOf(data, view, place, (image, value) => {
      const dy = layout.y(view.images.ctr[image]) - y;
      const distance = dx * dx + dy * dy;
      if (distance > bestDistance) return;
      bestDistance = distance;
      best = { place, feature: view.rows[place].feature, image, value };
    });
  }
  return best;
}

/** Where an arrow key leads from a point. */
export function neighbour(data: Data, view: View, from: Spot | null, key: string): Spot | null {
  if (from === null) return topmost(data, view, 0);
  switch (key) {
    case 'ArrowLeft':
      return closest(data, view, from, -1);
    case 'ArrowRight':
      return closest(data, view, from, +1);
    case 'ArrowUp':
      return inColumn(data, view, from, +1);
    case 'ArrowDown':
      return inColumn(data, view, from, -1);
    case 'Home':
      return topmost(data, view, 0);
    case 'End':
      return topmost(data, view, view.rows.length - 1);
    default:
      return from;
  }
}

function column(data: Data, view: View, place: number): Spot[] {
  const spots: Spot[] = [];
  if (place < 0 || place >= view.rows.length) return spots;
  eachPointOf(data, view, place, (image, value) => spots.push({ place, feature: view.rows[place].feature, image, value }));
  const ctr = view.images.ctr;
  return spots.sort((a, b) => ctr[a.image] - ctr[b.image] || a.image - b.image);
}

function topmost(data: Data, view: View, place: number): Spot | null {
  return column(data, view, place).pop() ?? null;
}

function closest(data: Data, view: View, from: Spot, step: number): Spot {
  const ctr = view.images.ctr;
  const wanted = ctr[from.image];
  const spots = column(data, view, from.place + step);
  if (spots.length === 0) return from;
  return spots.reduce((a, b) =>
    Math.abs(ctr[b.image] - wanted) < Math.abs(ctr[a.image] - wanted) ? b : a,
  );
}

function inColumn(data: Data, view: View, from: Spot, step: number): Spot {
  const spots = column(data, view, from.place);
  const at = spots.findIndex(({ image }) => image === from.image);
  return spots[at + step] ?? from;
}
