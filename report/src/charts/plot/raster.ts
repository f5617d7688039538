// Points as pixels. Every pixel is one byte, an index into a palette in which a greater index is
// the stronger mark, so that the strongest wins where points overlap; colours come last, once.
import type { Colour } from '../../page/theme';
import type { Stamp } from './stamp';

/** Which colour of the palette a mark takes; at equal strength the higher one wins. */
export type Ink = 0 | 1 | 2;

export const inks = 3;
/** Steps of opacity, and the greatest of them. 1 + 3 * 84 + 2 is the last index of a byte. */
export const strongest = 84;

/** Index in the palette; `level` 0..strongest. 0 is reserved for nothing. */
export function codeOf(level: number, ink: Ink): number {
  return 1 + level * inks + ink;
}

/** RGBA of all codes, as a little-endian word each: 0xAABBGGRR. */
export function paletteOf(colours: readonly [Colour, Colour, Colour]): Uint32Array {
  const palette = new Uint32Array(256);
  for (let level = 0; level <= strongest; level++) {
    const alpha = Math.round((255 * (level + 1)) / (strongest + 1));
    colours.forEach(([r, g, b], ink) => {
      palette[codeOf(level, ink as Ink)] = ((alpha << 24) | (b << 16) | (g << 8) | r) >>> 0;
    });
  }
  return palette;
}

/** A stamp in one ink: codes of its pixels at each strength. */
export interface Brush {
  reach: number;
  /** distance of each pixel from the centre, in bytes of the raster */
  offsets: Int32Array;
  /** at level * offsets.length: the codes of a mark of that strength */
  codes: Uint8Array;
}

export class Raster {
  width = 0;
  height = 0;
  pixels = new Uint8Array(0);

  /** Empties the raster; its memory stays as long as its size does. */
  clear(width: number, height: number): void {
    if (width * height !== this.pixels.length) this.pixels = new Uint8Array(width * height);
    else this.pixels.fill(0);
    this.width = width;
    this.height = height;
  }

  /** The stamp, made ready for this raster's width. */
  brush({ reach, dx, dy, cover }: Stamp, ink: Ink): Brush {
    const n = dx.length;
    const codes = new Uint8Array((strongest + 1) * n);
    for (let level = 0; level <= strongest; level++) {
      for (let i = 0; i < n; i++) codes[level * n + i] = codeOf(Math.round(level * cover[i]), ink);
    }
    return { reach, codes, offsets: Int32Array.from(dx, (x, i) => dy[i] * this.width + x) };
  }

  /** Puts a mark around a pixel; `level` 0..strongest. What would leave the raster is not drawn. */
  put({ reach, offsets, codes }: Brush, x: number, y: number, level: number): void {
    if (x < reach || y < reach || x >= this.width - reach || y >= this.height - reach) return;
    const { pixels } = this;
    const centre = y * this.width + x;
    const first = level * offsets.length;
    for (let i = 0; i < offsets.length; i++) {
      const at = centre + offsets[i];
      const code = codes[first + i];
      if (code > pixels[at]) pixels[at] = code;
    }
  }

  /** Writes the colours of all pixels. */
  colour(palette: Uint32Array, words: Uint32Array): void {
    const { pixels } = this;
    for (let i = 0; i < pixels.length; i++) words[i] = palette[pixels[i]];
  }
}
