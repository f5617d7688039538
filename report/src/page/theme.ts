// The colours of the style sheet, for what is drawn on a canvas.

/** A red, green and blue, 0..255 each. */
export type Colour = readonly [number, number, number];

export interface Theme {
  higher: Colour;
  lower: Colour;
  neutral: Colour;
  ink: string;
  quiet: string;
  /** weaker than neutral: what carries a point, not the point */
  faint: Colour;
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
    faint: colourOf(property('--faint')),
    ink: property('--ink'),
    quiet: property('--quiet'),
    grid: property('--rule'),
    surface: property('--surface'),
    line: property('--line'),
    font: style.fontFamily,
    text: Math.round(0.78 * parseFloat(getComputedStyle(document.documentElement).fontSize)) || 12,
  };
}

/** "rgb(1, 2, 3)" or "#010203" -> [1, 2, 3] */
export function colourOf(css: string): Colour {
  const hex = /^#([0-9a-f]{6})$/i.exec(css.trim());
  if (hex !== null) {
    const n = parseInt(hex[1], 16);
    return [n >> 16, (n >> 8) & 255, n & 255];
  }
  const [r = 0, g = 0, b = 0] = (css.match(/\d+/g) ?? []).map(Number);
  return [r, g, b];
}

/** Calls back when the colours change: between light and dark, and before and after printing,
 * which is always light; a canvas cannot follow the style sheet by itself. */
export function onThemeChange(callback: () => void, signal: AbortSignal): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', callback, { signal });
  for (const [event, printing] of [['beforeprint', true], ['afterprint', false]] as const) {
    addEventListener(event, () => {
      document.documentElement.classList.toggle('printing', printing);
      callback();
    }, { signal });
  }
}
