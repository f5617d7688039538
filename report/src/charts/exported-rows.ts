// Charts made of rows as they are exported: columns of text and columns of marks.
import { svg } from '../page/dom';
import { drawMark, type Look, type Mark } from './marks';

/** Colours of the style sheet by name: "--ink", "--higher" ... */
export type Ink = (name: string) => string;

export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(name).trim();
}

export interface Tick {
  /** 0..100 % of the column's width */
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
  /** colours of a mark of a row */
  look(mark: Mark, row: number): Look;
}

export type Column = TextColumn | MarkColumn;

const row = 30;
const head = 44;
const gap = 18;
/** all bars of a row together */
const bars = 18;

/** `note`: below the rows. */
export function exportedRows(columns: Column[], rows: number, ink: Ink, note = ''): SVGSVGElement {
  const width = columns.reduce((sum, column) => sum + column.width + gap, 0);
  const height = head + rows * row + (note === '' ? 6 : row);
  const chart = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, fill: ink('--ink'), 'font-size': 13, 'dominant-baseline': 'middle' });
  for (let i = 0; i <= rows; i++) {
    chart.append(svg('line', { x1: 0, x2: width, y1: head + i * row, y2: head + i * row, stroke: ink('--rule') }));
  }
  let left = 0;
  for (const column of columns) {
    const group = svg('g', { transform: `translate(${left} 0)` });
    group.append(svg('text', { x: 0, y: 11, 'font-weight': 600 }, column.title));
    if ('texts' in column) column.texts.forEach((text, i) => group.append(svg('text', { x: 0, y: middleOf(i) }, fitted(text, column.width))));
    else drawMarks(group, column, rows, ink);
    chart.append(group);
    left += column.width + gap;
  }
  if (note !== '') chart.append(svg('text', { x: 0, y: middleOf(rows), fill: ink('--quiet') }, note));
  return chart;
}

/** Cut where it would run into the next column; a letter of 13 units is about 7 wide. */
function fitted(text: string, width: number): string {
  const most = Math.floor(width / 7);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function middleOf(i: number): number {
  return head + (i + 0.5) * row;
}

function drawMarks(group: SVGGElement, { width, ticks, line, zero, marks, look }: MarkColumn, rows: number, ink: Ink): void {
  const x = (percent: number) => (Math.max(0, Math.min(100, percent)) / 100) * width;
  const bottom = head + rows * row;
  for (const { at, label } of ticks) {
    group.append(svg('text', { x: x(at), y: 31, 'font-size': 11, fill: ink('--quiet'), 'text-anchor': at === 0 ? 'start' : 'middle' }, label));
  }
  if (zero !== null) group.append(svg('line', { x1: x(zero), x2: x(zero), y1: head, y2: bottom, stroke: ink('--edge') }));
  marks.forEach((list, i) => {
    const height = bars / Math.max(1, list.filter((mark) => 'bar' in mark).length);
    list.forEach((mark, slot) => {
      const stripe = { x, middle: middleOf(i), top: middleOf(i) - bars / 2 + slot * height, height: height - 2 };
      group.append(drawMark(mark, stripe, 'bar' in mark ? look(mark, i) : { 'stroke-width': 2, ...look(mark, i) }));
    });
  });
  if (line !== null) group.append(svg('line', { x1: x(line), x2: x(line), y1: head - 6, y2: bottom, stroke: ink('--ink'), 'stroke-dasharray': '4 3' }));
}
