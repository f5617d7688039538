// Charts made of rows as one picture for export: columns of text and columns of marks.
import { svg } from '../page/dom';

/** Colours of the style sheet by name: "--ink", "--higher" ... */
export type Ink = (name: string) => string;

export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(name).trim();
}

/** Positions are 0..100 % of the column's width. */
export type Mark =
  | { bar: number; slot: number; slots: number; fill: string }
  | { low: number; high: number; stroke: string }
  | { dot: number; shape: 'circle' | 'square'; fill: string; stroke: string };

export interface Tick {
  at: number;
  label: string;
}

export interface TextColumn {
  title: string;
  width: number;
  texts: string[];
}

export interface MarkColumn {
  title: string;
  width: number;
  ticks: Tick[];
  /** a dashed line through all rows, such as the overall CTR */
  line: number | null;
  /** a thin line through all rows, such as 0 */
  zero: number | null;
  /** by row */
  marks: Mark[][];
}

export type Column = TextColumn | MarkColumn;

const row = 30;
const head = 44;
const gap = 18;

export function rowPicture(columns: Column[], rows: number, ink: Ink): SVGSVGElement {
  const width = columns.reduce((sum, column) => sum + column.width + gap, 0);
  const height = head + rows * row + 6;
  const picture = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, fill: ink('--ink'), 'font-size': 13, 'dominant-baseline': 'middle' });
  for (let i = 0; i <= rows; i++) {
    picture.append(svg('line', { x1: 0, x2: width, y1: head + i * row, y2: head + i * row, stroke: ink('--rule') }));
  }
  let left = 0;
  for (const column of columns) {
    const group = svg('g', { transform: `translate(${left} 0)` });
    group.append(svg('text', { x: 0, y: 11, 'font-weight': 600 }, column.title));
    if ('texts' in column) column.texts.forEach((text, i) => group.append(svg('text', { x: 0, y: middleOf(i) }, fitted(text, column.width))));
    else drawMarks(group, column, rows, ink);
    picture.append(group);
    left += column.width + gap;
  }
  return picture;
}

/** Cut where it would run into the next column; a letter of 13 units is about 7 wide. */
function fitted(text: string, width: number): string {
  const most = Math.floor(width / 7);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function middleOf(i: number): number {
  return head + (i + 0.5) * row;
}

function drawMarks(group: SVGGElement, { width, ticks, line, zero, marks }: MarkColumn, rows: number, ink: Ink): void {
  const x = (percent: number) => (Math.max(0, Math.min(100, percent)) / 100) * width;
  const bottom = head + rows * row;
  for (const { at, label } of ticks) {
    group.append(svg('text', { x: x(at), y: 31, 'font-size': 11, fill: ink('--quiet'), 'text-anchor': at === 0 ? 'start' : 'middle' }, label));
  }
  if (zero !== null) group.append(svg('line', { x1: x(zero), x2: x(zero), y1: head, y2: bottom, stroke: ink('--edge') }));
  marks.forEach((list, i) => list.forEach((mark) => group.append(markOf(mark, x, middleOf(i)))));
  if (line !== null) group.append(svg('line', { x1: x(line), x2: x(line), y1: head - 6, y2: bottom, stroke: ink('--ink'), 'stroke-dasharray': '4 3' }));
}

function markOf(mark: Mark, x: (percent: number) => number, y: number): SVGElement {
  if ('bar' in mark) {
    const height = 18 / mark.slots;
    return svg('rect', { x: 0, y: y - 9 + mark.slot * height, width: x(mark.bar), height: height - 2, fill: mark.fill });
  }
  if ('low' in mark) return svg('line', { x1: x(mark.low), x2: x(mark.high), y1: y, y2: y, stroke: mark.stroke, 'stroke-width': 2 });
  const ink = { fill: mark.fill, stroke: mark.stroke, 'stroke-width': 2 };
  return mark.shape === 'square'
    ? svg('rect', { x: x(mark.dot) - 4.5, y: y - 4.5, width: 9, height: 9, ...ink })
    : svg('circle', { cx: x(mark.dot), cy: y, r: 5, ...ink });
}
