// The box that a chart of CTRs is drawn in, and its CTR axis; all in CSS pixels.
import { scatter as words } from '../../../words.json';
import { sayCount } from '../../core/words';
import { scaleLinear } from '../scales';
import { svg } from '../../page/dom';
import * as format from '../../core/format';
import type { View } from '../../core/model';
import type { Theme } from '../../page/theme';
import type { Extent } from './extent';

export interface Size {
  width: number;
  height: number;
}

/** Where the axes end: everything outside belongs to labels. */
export interface Edges {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Frame extends Size, Edges {
  /** the ends of the CTR axis */
  domain: Extent;
  /** what lies above the axis stands at its end */
  y(ctr: number): number;
  ctrAt(y: number): number;
  ticks: number[];
}

export function frameOf({ width, height }: Size, edges: Edges, extent: Extent): Frame {
  const scale = scaleLinear(domainOf(extent), [edges.bottom, edges.top]).nice(5);
  const [low, high] = scale.domain();
  return {
    width,
    height,
    ...edges,
    domain: { low, high },
    y: (ctr) => scale(Math.min(ctr, high)),
    ctrAt: (y) => scale.invert(y),
    ticks: scale.ticks(5),
  };
}

/** The axis fits the CTRs; it begins at 0 unless that would leave a third of it empty. */
function domainOf({ low, high }: Extent): [number, number] {
  if (!(high > low)) return [0, 2 * high || 0.01];
  return [low > high / 3 ? low : 0, high];
}

/** Text that stands left of the axis needs this much room; `text`: its size. */
export function axisRoom(text: number): number {
  return 4.2 * text;
}

/** Horizontal lines at the marks of the axis, with their CTRs. */
export function ctrAxis(frame: Frame, theme: Theme): SVGGElement {
  const step = frame.ticks.length > 1 ? frame.ticks[1] - frame.ticks[0] : 1;
  return svg('g', { class: 'ctr-axis', ...fontOf(theme), fill: theme.quiet, 'text-anchor': 'end' },
    frame.ticks.map((tick) => {
      const y = crisp(frame.y(tick));
      return [
        svg('line', { x1: frame.left, x2: frame.right, y1: y, y2: y, stroke: theme.grid }),
        svg('text', { x: frame.left - 8, y, dy: '0.35em' }, format.tick(tick, step)),
      ];
    }));
}

/** The overall CTR as a dashed line with its count; an arrow where it lies outside the axis. */
export function overallLine(frame: Frame, { meanCtr, units }: View, theme: Theme): SVGGElement {
  const group = svg('g', { class: 'overall-ctr', ...fontOf(theme), 'font-weight': 600, 'text-anchor': 'end' });
  if (Number.isNaN(meanCtr)) return group;
  const { low, high } = frame.domain;
  const side = meanCtr > high ? '↑ ' : meanCtr < low ? '↓ ' : '';
  const y = crisp(frame.y(Math.min(high, Math.max(low, meanCtr))));
  if (side === '') {
    group.append(svg('line', { x1: frame.left, x2: frame.right, y1: y, y2: y, stroke: theme.ink, 'stroke-dasharray': '6 4' }));
  }
  const above = y - 1.3 * theme.text > frame.top;
  group.append(svg('text', {
    x: frame.right - 4, y: above ? y - 5 : y + 1.1 * theme.text, fill: theme.ink,
    stroke: theme.surface, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke',
  }, `${side}overall CTR ${format.ctr(meanCtr)} (${format.countOf(units, 'image')})`));
  return group;
}

/** Arrows over points whose CTRs lie above the axis, and how many images there are. `xs`: where; `ctrs`: of these images. */
export function beyondAxis(frame: Frame, xs: number[], ctrs: number[], theme: Theme): SVGGElement {
  const group = svg('g', { class: 'beyond-axis', ...fontOf(theme), fill: theme.ink });
  if (ctrs.length === 0) return group;
  const [tip, foot] = [frame.top - 11, frame.top - 5];
  group.append(svg('path', {
    d: xs.map((x) => `M${(x - 4).toFixed(1)} ${foot}L${x.toFixed(1)} ${tip}L${(x + 4).toFixed(1)} ${foot}`).join(''),
    fill: 'none', stroke: theme.ink, 'stroke-width': 1.5,
  }));
  const values = { n: format.count(ctrs.length), ctr: format.ctr(Math.max(...ctrs)) };
  group.append(svg('text', {
    x: frame.left + 4, y: frame.top + 1.2 * theme.text,
    stroke: theme.surface, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke',
  }, sayCount(ctrs.length, words.beyond, values)));
  return group;
}

export function fontOf(theme: Theme): Record<string, string | number> {
  return { 'font-family': theme.font, 'font-size': theme.text };
}

/** In the middle of a pixel, so that a line one pixel thick stays one. */
export function crisp(y: number): number {
  return Math.round(y) + 0.5;
}
