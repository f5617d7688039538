// Which features are named below their columns, and how, so that no two names touch; and these
// names as SVG.
import type { Data } from '../../core/data';
import type { Layout } from './layout';
import type { Plotted } from './plotted';
import type { Mark } from '../../stats/findings';
import { svg } from '../../page/dom';
import { fontOf } from '../plot/frame';
import type { Theme } from '../../page/theme';

export interface Label {
  column: number;
  key: string;
  /** the feature's name, or as much of its beginning as fits */
  text: string;
  mark: Mark;
}

export interface Labels {
  /** names slant where they would not fit side by side */
  slanted: boolean;
  labels: Label[];
}

export const signs: Record<Mark, string> = { '': '', higher: '▲ ', lower: '▼ ' };

/** Slanted names rise to the right by this angle. */
export const slant = Math.PI / 3.4;
/** More columns than this never have room for their names side by side. */
const mostSideBySide = 60;
/** Longer names are cut before they are measured. */
const longest = 60;
/** Space between two names side by side, in sizes of text. */
const gap = 1;
/** A line of text with the space around it, in sizes of text. */
const lineHeight = 1.35;

/** Height that a sign takes above a slanted name, in sizes of text. */
export const signRoom = 1.1;

/** Width of a text in CSS pixels. */
export type Measure = (text: string, bold: boolean) => number;

export function labelsOf(data: Data, plotted: Plotted, layout: Layout, text: number, measure: Measure): Labels {
  const all = plotted.rows.map((row, column): Label => ({ column, mark: row.mark, key: data.features[row.feature].key, text: data.features[row.feature].distinct }));
  const width = ({ text: name, mark }: Label) => measure(signs[mark] + name, mark !== '') + gap * text;
  const slanted = all.length > mostSideBySide || all.some((label) => width(label) > layout.column);
  if (!slanted) return { slanted, labels: all };
  const spacing = (lineHeight * text) / Math.sin(slant);
  const shown = labelledColumns(plotted.rows.map((row) => row.marked), layout.column, spacing);
  return { slanted, labels: shown.map((column) => shortened(all[column], layout, text, measure)) };
}

/**
 * Columns that get a name: marked ones first, in the reader's order, then all others from left to
 * right, wherever `spacing` pixels are free on both sides.
 */
export function labelledColumns(marked: boolean[], column: number, spacing: number): number[] {
  const apart = Math.max(1, Math.ceil(spacing / Math.max(column, 0.001)));
  const blocked = new Uint8Array(marked.length);
  const taken: number[] = [];
  const take = (at: number) => {
    if (blocked[at] === 1) return;
    taken.push(at);
    blocked.fill(1, Math.max(0, at - apart + 1), at + apart);
  };
  marked.forEach((isMarked, at) => isMarked && take(at));
  marked.forEach((_, at) => take(at));
  return taken.sort((a, b) => a - b);
}

/** As much of the beginning as fits between the column's foot and the chart's left and lower edges. */
function shortened(label: Label, layout: Layout, text: number, measure: Measure): Label {
  const down = (layout.height - layout.bottom - (signRoom + 1) * text) / Math.sin(slant);
  const room = Math.min(down, (layout.x(label.column) - 4) / Math.cos(slant));
  const fits = (name: string) => measure(name, label.mark !== '') <= room;
  if (fits(label.text)) return label;
  let length = Math.min(label.text.length, longest);
  while (length > 1 && !fits(`${label.text.slice(0, length)}…`)) length--;
  return { ...label, text: `${label.text.slice(0, length)}…` };
}

/** `pen`: measures texts. */
export function featureAxis(data: Data, plotted: Plotted, layout: Layout, theme: Theme, pen: CanvasRenderingContext2D): SVGGElement {
  const { slanted, labels } = labelsOf(data, plotted, layout, theme.text, measureIn(pen, theme));
  return svg('g', { class: 'feature-axis', ...fontOf(theme), 'text-anchor': slanted ? 'end' : 'middle' },
    labels.map((label) => nameBelow(label, layout, theme, slanted)));
}

/** The sign stands upright at the column's foot, the name below it. */
function nameBelow({ column, key, text, mark }: Label, layout: Layout, theme: Theme, slanted: boolean): SVGGElement {
  const x = Number(layout.x(column).toFixed(1));
  const foot = layout.bottom + 0.4 * theme.text;
  const y = Math.round(foot + (slanted ? signRoom * theme.text : 1.1 * theme.text));
  const style = { fill: mark === '' ? theme.quiet : theme.ink, 'font-weight': mark === '' ? null : 600 };
  const turn = slanted ? `rotate(${((-slant * 180) / Math.PI).toFixed(1)} ${x} ${y})` : null;
  const name = svg('text', { x, y, dy: '0.35em', transform: turn, 'data-column': column }, slanted ? text : signs[mark] + text);
  return svg('g', style, svg('title', {}, key), slanted && mark !== '' && svg('text', { x, y: foot, dy: '0.75em', 'text-anchor': 'middle' }, signs[mark].trim()), name);
}

function measureIn(pen: CanvasRenderingContext2D, { text: size, font }: Theme): Measure {
  const widths = new Map<string, number>();
  return (text, bold) => {
    const key = (bold ? 'b' : ' ') + text;
    let width = widths.get(key);
    if (width === undefined) {
      pen.font = `${bold ? '600 ' : ''}${size}px ${font}`;
      widths.set(key, (width = pen.measureText(text).width));
    }
    return width;
  };
}
