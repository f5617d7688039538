// The names of features below their columns, as SVG.
import type { Data } from '../../core/data';
import { svg } from '../../page/dom';
import { fontOf } from '../plot/axes';
import type { Theme } from '../../page/theme';
import { labelsOf, signRoom, signs, slant, type Label, type Measure } from './labels';
import type { Layout } from './layout';
import type { Plotted } from './plotted';

/** `pen`: measures texts. */
export function featureAxis(data: Data, plotted: Plotted, layout: Layout, theme: Theme, pen: CanvasRenderingContext2D): SVGGElement {
  const { slanted, labels } = labelsOf(data, plotted, layout, theme.text, measureIn(pen, theme));
  return svg('g', { class: 'feature-axis', ...fontOf(theme), 'text-anchor': slanted ? 'end' : 'middle' },
    labels.map((label) => nameBelow(label, layout, theme, slanted)));
}

/** The sign stands upright at the column's foot, the name below it. */
function nameBelow({ column, text, mark }: Label, layout: Layout, theme: Theme, slanted: boolean): SVGGElement {
  const x = Number(layout.x(column).toFixed(1));
  const foot = layout.bottom + 0.4 * theme.text;
  const y = Math.round(foot + (slanted ? signRoom * theme.text : 1.1 * theme.text));
  const style = { fill: mark === '' ? theme.quiet : theme.ink, 'font-weight': mark === '' ? null : 600 };
  const turn = slanted ? `rotate(${((-slant * 180) / Math.PI).toFixed(1)} ${x} ${y})` : null;
  const name = svg('text', { x, y, dy: '0.35em', transform: turn, 'data-column': column }, slanted ? text : signs[mark] + text);
  return svg('g', style, slanted && mark !== '' && svg('text', { x, y: foot, dy: '0.75em', 'text-anchor': 'middle' }, signs[mark].trim()), name);
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
