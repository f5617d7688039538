// The colours of the style sheet, for what is drawn on a canvas.
import { colourOf, type Colour } from './scatter/raster';

export interface Theme {
  higher: Colour;
  lower: Colour;
  neutral: Colour;
  ink: string;
  quiet: string;
  grid: string;
  surface: string;
  line: string;
  font: string;
  /** size of small text, in CSS pixels */
  text: number;
}

export function themeOf(element: Element): Theme {
  const style = getComputedStyle(element);
  const property = (name: string) => style.getPropertyValue(name).trim();
  return {
    higher: colourOf(property('--higher')),
    lower: colourOf(property('--lower')),
    neutral: colourOf(property('--point')),
    ink: property('--ink'),
    quiet: property('--quiet'),
    grid: property('--rule'),
    surface: property('--surface'),
    line: property('--line'),
    font: style.fontFamily,
    text: Math.round(0.78 * parseFloat(getComputedStyle(document.documentElement).fontSize)) || 12,
  };
}

/** Calls back when the reader switches between light and dark. */
export function onThemeChange(callback: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', callback);
}
