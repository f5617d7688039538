// What stands in a chart made of rows: bars, intervals and points, drawn alike on the page and in
// exported charts. Positions are 0..100 % of a column's width.
import { svg } from '../page/dom';

/** Which ends of an interval lie beyond its axis. */
export type Cut = 'low' | 'high' | 'both';

export type Mark =
  | { bar: number; of: 'with' | 'without' | 'all' }
  | { low: number; high: number; cut?: Cut }
  | { dot: number; shape: 'circle' | 'square' };

/** A bar from 0 and the interval around its end; what is NaN is not there. CTRs do not go below 0. */
export function barWithInterval(bar: number, low: number, high: number): Mark[] {
  return [...(bar >= 0 ? [{ bar, of: 'all' as const }] : []), ...(bar >= 0 && low <= high ? [interval(low, high, false)] : [])];
}

/** A point on the interval around it. */
export function dotOnInterval(dot: number, low: number, high: number, shape: 'circle' | 'square' = 'circle'): Mark[] {
  return [...(low <= high ? [interval(low, high, true)] : []), { dot, shape }];
}

/** Scales end at 0 and 100, which nothing reaches that fits. */
function interval(low: number, high: number, canBeBelow: boolean): Mark {
  const [below, above] = [canBeBelow && low <= 0, high >= 100];
  return below || above ? { low, high, cut: below && above ? 'both' : below ? 'low' : 'high' } : { low, high };
}

/** A row's stripe of a column, in units of its drawing. */
export interface Stripe {
  x(percent: number): number | string;
  middle: number | string;
  /** of bars */
  top: number | string;
  height: number | string;
}

export type Look = Record<string, string | number | undefined>;

export function drawMark(mark: Mark, { x, middle, top, height }: Stripe, look: Look): SVGElement {
  const arrow = (at: number | string, inwards: number) =>
    svg('svg', { x: at, y: middle, overflow: 'visible' }, svg('path', { d: `M${5 * inwards} -4L0 0L${5 * inwards} 4`, fill: 'none', ...look }));
  if ('bar' in mark) return svg('rect', { y: top, width: x(mark.bar), height, ...look });
  if ('low' in mark) {
    const line = svg('line', { x1: x(mark.low), x2: x(mark.high), y1: middle, y2: middle, ...look });
    return mark.cut === undefined ? line : svg('g', {}, line, mark.cut !== 'high' && arrow(x(0), +1), mark.cut !== 'low' && arrow(x(100), -1));
  }
  if (mark.shape === 'circle') return svg('circle', { cx: x(mark.dot), cy: middle, r: 5, ...look });
  return svg('rect', { x: x(mark.dot), y: middle, width: 9, height: 9, transform: 'translate(-4.5 -4.5)', ...look });
}

const onPage: Stripe = { x: (percent) => `${percent.toFixed(2)}%`, middle: '50%', top: 0, height: '100%' };

/** On the page: the style sheet colours marks by their class. `before` and `after`: lines at a position. */
export function markChart(name: string, marks: Mark[], { before, after }: { before?: SVGElement; after?: SVGElement | false }): SVGSVGElement {
  const look = (mark: Mark): Look => ('bar' in mark ? { rx: 1 } : { class: 'low' in mark ? 'whisker' : 'dot' });
  return svg('svg', { class: name, 'aria-hidden': 'true' }, before, marks.map((mark) => drawMark(mark, onPage, look(mark))), after);
}

/** A line across a row, and `beyond` it, in percent of its height. */
export function lineAcross(name: string, percent: number, beyond = 0): SVGElement {
  const x = onPage.x(percent);
  return svg('line', { class: name, x1: x, x2: x, y1: `${-beyond}%`, y2: `${100 + beyond}%` });
}
