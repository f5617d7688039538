// What moves with the reader: an image's interval and point, and the images that have a feature.
import { svg } from '../../page/dom';
import { set } from '../scatter/overlay';
import type { Theme } from '../../page/theme';
import type { Layout } from './layout';
import type { Ranked } from './ranked';

/** A ring around an image's point and its interval as a line. */
export class ImageMark {
  readonly element = svg('g', { class: 'image-mark', visibility: 'hidden', fill: 'none', 'stroke-width': 2 });
  private readonly interval = svg('line');
  private readonly ring = svg('circle');

  constructor() {
    this.element.append(this.interval, this.ring);
  }

  show(image: number | null, { places, ctr, intervals }: Ranked, layout: Layout, theme: Theme): void {
    const place = image === null ? -1 : places[image] ?? -1;
    this.element.setAttribute('visibility', place < 0 ? 'hidden' : 'visible');
    if (image === null || place < 0) return;
    const x = layout.x(place).toFixed(1);
    const inside = (value: number) => Math.max(layout.top, Math.min(layout.bottom, layout.y(value))).toFixed(1);
    const [low, high] = [intervals.low[image], intervals.high[image]].map((end) => (Number.isNaN(end) ? ctr[image] : end));
    set(this.element, { stroke: theme.line });
    set(this.interval, { x1: x, x2: x, y1: inside(low), y2: inside(high) });
    set(this.ring, { cx: x, cy: inside(ctr[image]), r: Math.max(5, layout.dot / 2 + 3) });
  }
}

/** Strokes at the foot of the chart below the images that have a feature. */
export class FeatureStrokes {
  readonly element = svg('path', { class: 'feature-strokes', visibility: 'hidden', fill: 'none' });

  show(places: number[], layout: Layout, theme: Theme): void {
    this.element.setAttribute('visibility', places.length === 0 ? 'hidden' : 'visible');
    if (places.length === 0) return;
    const d = places.map((place) => `M${layout.x(place).toFixed(1)} ${layout.bottom}v8`).join('');
    set(this.element, { d, stroke: theme.line, 'stroke-width': Math.max(1, Math.min(3, layout.step)) });
  }
}
