// What the chart of images says in words.
import { svg } from '../../page/dom';
import * as format from '../../core/format';
import { fontOf } from '../plot/frame';
import type { Intervals } from '../../core/shown-images';
import type { ImageOrder } from '../../core/state';
import type { Theme } from '../../page/theme';
import type { Layout } from './layout';
import type { Ranked } from './ranked';

export const orderNames: Record<ImageOrder, string> = {
  high: 'highest CTR first',
  low: 'lowest CTR first',
  impressions: 'most impressions first',
  name: 'name',
};

/** What the lines around the points are, and what they are not. */
export function noteOf({ intervals, images }: Ranked): string {
  if (images.every((image) => Number.isNaN(intervals.low[image]))) return 'No impressions are known, so there are no intervals.';
  const wider = intervals.overdispersion > 1
    ? ` Equal images differ more than that: counts are divided by ${intervals.overdispersion.toFixed(2)}.` : '';
  return `Lines: Wilson’s 95 % interval of each image’s own clicks, sampling noise only.${wider}`;
}

/** "95 % interval 1.20 % to 3.40 %, sampling noise only"; '' where impressions are not known */
export function intervalText({ low, high }: Intervals, image: number): string {
  if (Number.isNaN(low[image])) return '';
  return `95 % interval ${format.ctr(low[image])} to ${format.ctr(high[image])}, sampling noise only`;
}

/** Below the points: how many there are, and in which order they stand. */
export function placeAxis({ images }: Ranked, order: ImageOrder, layout: Layout, theme: Theme): SVGGElement {
  const y = layout.bottom + 1.6 * theme.text;
  return svg('g', { class: 'place-axis', ...fontOf(theme), fill: theme.quiet },
    svg('line', { x1: layout.left, x2: layout.right, y1: layout.bottom + 0.5, y2: layout.bottom + 0.5, stroke: theme.grid }),
    svg('text', { x: layout.left, y }, `${format.countOf(images.length, 'image')}, ${order === 'name' ? 'by name' : orderNames[order]}`));
}
