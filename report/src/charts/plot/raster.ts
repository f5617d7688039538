// Points as pixels. Every pixel is one byte, an index into a palette in which a greater index is
// the stronger mark, so that the strongest wins where points overlap; colours come last, once.
import type { Colour } from '../../page/theme';

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

/** Higher and lower CTRs are told apart by shape as well as by colour. */
export type Shape = 'circle' | 'up' | 'down';

export interface Stamp {
  /** greatest distance of a pixel from the centre, along either axis */
  reach: number;
  dx: Int32Array;
  dy: Int32Array;
  /** 0..1, with softened edges */
  cover: Float32Array;
}

/** `diameter` in pixels; circles of at most 3 are squares, so that they stay visible. */
export function stampOf(shape: Shape, diameter: number): Stamp {
  const radius = diameter / 2;
  const reach = Math.ceil(radius);
  const [dx, dy, cover]: number[][] = [[], [], []];
  for (let y = -reach; y <= reach; y++) {
    for (let x = -reach; x <= reach; x++) {
      const inside = Math.max(0, Math.min(1, 0.5 + depth(shape, radius, x, y)));
      if (inside <= 0.05) continue;
      dx.push(x);
      dy.push(y);
      cover.push(inside);
    }
  }
  return { reach, dx: Int32Array.from(dx), dy: Int32Array.from(dy), cover: Float32Array.from(cover) };
}

/** How far a pixel lies inside the shape, in pixels; negative: outside. */
function depth(shape: Shape, radius: number, x: number, y: number): number {
  if (shape === 'circle') return radius - (radius <= 1.5 ? Math.max(Math.abs(x), Math.abs(y)) : Math.hypot(x, y));
  const upright = shape === 'up' ? y : -y;
  // Two slanted sides from the tip at (0, -radius) to the base at (+-radius, 0.8 radius).
  const slope = 1.8;
  const side = (upright + radius - slope * Math.abs(x)) / Math.hypot(1, slope);
  return Math.min(side, 0.8 * radius - upright);
}
