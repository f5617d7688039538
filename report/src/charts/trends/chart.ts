// Lines of CTR as one SVG: presentation attributes only, so that it can be saved as it is.
import { svg } from '../../page/dom';
import { placeLabels } from '../../image-page/labels';
import { axisRoom, ctrAxis, fontOf, frameOf, type Frame } from '../plot/frame';
import type { Theme } from '../../page/theme';
import type { Line, Trend } from './series';

/** Distinct on light and on dark paper, also to colour-blind readers; shapes stand beside them. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#b5549a', '#8c7a00', '#6f6fd0'];
const shapes = ['M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0', 'M-4 -4h8v8h-8z', 'M0 -5l5 9h-10z', 'M0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z',
  'M0 5l5 -9h-10z', 'M-5 -2h3v-3h4v3h3v4h-3v3h-4v-3h-3z'];

export function strokeOf(line: number, theme: Theme): string {
  return line === 0 ? theme.ink : colours[(line - 1) % colours.length];
}

/** The mark of a line's points; for line 0, all images, a short stroke. */
export function shapeOf(line: number): string {
  return line === 0 ? 'M-5 -1h10v2h-10z' : shapes[(line - 1) % shapes.length];
}

/** `widthOf`: of a text in the chart's font, in pixels. */
export function drawTrend(trend: Trend, width: number, theme: Theme, widthOf: (text: string) => number): SVGSVGElement {
  const height = Math.round(Math.min(640, Math.max(280, width * 0.36)));
  const names = trend.lines.map(({ name }) => name.length > 24 ? `${name.slice(0, 23)}…` : name);
  const labelRoom = width < 560 ? Math.max(...trend.steps.map(widthOf)) / 2 + 2 : Math.max(...names.map(widthOf)) + 22;
  const top = 1.9 * theme.text * (1 + Math.min(3, trend.breaks.length)) + 6;
  const edges = { left: axisRoom(theme.text), right: width - labelRoom, top, bottom: height - 2.2 * theme.text };
  const ctrs = trend.lines.flatMap(({ points }) => points.map((point) => point?.ctr ?? NaN)).filter((ctr) => ctr >= 0);
  const frame = frameOf({ width, height }, edges, { low: Math.min(...ctrs), high: Math.max(...ctrs) });
  const last = Math.max(1, trend.steps.length - 1);
  const x = (step: number) => (trend.steps.length === 1 ? (frame.left + frame.right) / 2 : frame.left + 8 + (step / last) * (frame.right - frame.left - 16));
  return svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
    ctrAxis(frame, theme), stepAxis(trend, frame, x, theme, widthOf), breakLines(trend, frame, x, theme, widthOf),
    trend.lines.map((line, i) => lineGroup(line, i, frame, x, theme)),
    width >= 560 && endLabels(trend, names, frame, theme));
}

function stepAxis({ steps }: Trend, frame: Frame, x: (step: number) => number, theme: Theme, widthOf: (text: string) => number): SVGGElement {
  const widest = Math.max(...steps.map(widthOf));
  return svg('g', { ...fontOf(theme), fill: theme.quiet, 'text-anchor': 'middle' },
    labelledSteps(steps.length, widest, frame.right - frame.left - 16).map((step) =>
      svg('text', { x: x(step), y: frame.bottom + 1.7 * theme.text }, steps[step])));
}

/** Before the first step that the change holds for. */
function breakLines({ breaks, steps }: Trend, frame: Frame, x: (step: number) => number, theme: Theme, widthOf: (text: string) => number): SVGGElement {
  const at = breaks.map(({ step }) => (step === 0 || steps.length === 1 ? frame.left : (x(step - 1) + x(step)) / 2));
  const labels = placeLabels(breaks.map(({ short }, i) => ({ x: at[i] + 5, y: 0, width: widthOf(short) })), 1.3 * theme.text, { width: frame.width, height: frame.top });
  return svg('g', { ...fontOf(theme), fill: theme.ink },
    breaks.map(({ short }, i) => [
      svg('line', { x1: at[i], x2: at[i], y1: labels[i].y + 2, y2: frame.bottom, stroke: theme.ink, 'stroke-dasharray': '2 3' }),
      svg('text', { x: labels[i].x, y: labels[i].y + theme.text }, short),
    ]));
}

function lineGroup({ points, cuts }: Line, i: number, frame: Frame, x: (step: number) => number, theme: Theme): SVGGElement {
  const stroke = strokeOf(i, theme);
  let path = '';
  let pen = false;
  points.forEach((point, step) => {
    if (point === null || !(point.ctr >= 0)) return void (pen = false);
    path += `${pen && !cuts.includes(step) ? 'L' : 'M'}${x(step).toFixed(1)} ${frame.y(point.ctr).toFixed(1)}`;
    pen = true;
  });
  return svg('g', {},
    svg('path', { d: path, fill: 'none', stroke, 'stroke-width': i === 0 ? 2.5 : 1.8, 'stroke-dasharray': i === 0 ? '6 4' : null }),
    i > 0 && points.map((point, step) => point !== null && point.ctr >= 0 && svg('path', {
      d: shapeOf(i), transform: `translate(${x(step).toFixed(1)} ${frame.y(point.ctr).toFixed(1)})`,
      stroke, 'stroke-width': 1.5, fill: point.mark !== '' ? stroke : theme.surface,
    })));
}

function endLabels({ lines }: Trend, names: string[], frame: Frame, theme: Theme): SVGGElement {
  const heights = lines.map(({ points }) => {
    const last = [...points].reverse().find((point) => point !== null && point.ctr >= 0);
    return last ? frame.y(last.ctr) : frame.bottom;
  });
  const placed = spreadApart(heights, 1.25 * theme.text, frame.top, frame.bottom);
  return svg('g', fontOf(theme), lines.map((_, i) => [
    svg('path', { d: shapeOf(i), transform: `translate(${frame.right + 6} ${placed[i].toFixed(1)})`, fill: strokeOf(i, theme) }),
    svg('text', { x: frame.right + 16, y: placed[i], dy: '0.35em', fill: theme.ink }, names[i]),
  ]));
}

/** Every k-th step has its label, so that labels of this width never touch; the last one always. */
export function labelledSteps(count: number, width: number, room: number): number[] {
  if (count === 0) return [];
  const spacing = count > 1 ? room / (count - 1) : room;
  const every = Math.max(1, Math.ceil((width + 12) / spacing));
  const steps: number[] = [];
  for (let step = count - 1; step >= 0; step -= every) steps.push(step);
  return steps.reverse();
}

/** Moves labels at these heights apart by at least `gap`, in their order, within low..high. */
export function spreadApart(heights: readonly number[], gap: number, low: number, high: number): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a] - heights[b]);
  const placed = [...heights];
  let last = low - gap;
  for (const i of order) last = placed[i] = Math.max(heights[i], last + gap);
  let next = high + gap;
  for (const i of order.reverse()) next = placed[i] = Math.min(placed[i], next - gap);
  return placed;
}
