// Points as pixels: written straight into an ImageData, the strongest wins where they overlap.

/** A red, green and blue, 0..255 each. */
export type Colour = readonly [number, number, number];

/** Alpha, 0..1, of the pixels of a disc around its centre. */
export interface Stamp {
  dx: Int32Array;
  dy: Int32Array;
  cover: Float32Array;
}

/** A disc (or, for small ones, a square), with softened edges. Diameter in pixels. */
export function stampOf(diameter: number): Stamp {
  const dx: number[] = [];
  const dy: number[] = [];
  const cover: number[] = [];
  const radius = diameter / 2;
  const reach = Math.ceil(radius);
  for (let y = -reach; y <= reach; y++) {
    for (let x = -reach; x <= reach; x++) {
      const distance = diameter <= 3 ? Math.max(Math.abs(x), Math.abs(y)) : Math.hypot(x, y);
      const alpha = Math.max(0, Math.min(1, radius + 0.5 - distance));
      if (alpha <= 0.05) continue;
      dx.push(x);
      dy.push(y);
      cover.push(alpha);
    }
  }
  return { dx: Int32Array.from(dx), dy: Int32Array.from(dy), cover: Float32Array.from(cover) };
}

/** The part of ImageData that drawing needs, so that tests need no canvas. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** Puts a disc; a pixel keeps the stronger of what it had and what comes. */
export function put(pixels: Pixels, stamp: Stamp, x: number, y: number, colour: Colour, strength: number): void {
  const { width, height, data } = pixels;
  for (let i = 0; i < stamp.dx.length; i++) {
    const px = x + stamp.dx[i];
    const py = y + stamp.dy[i];
    if (px < 0 || py < 0 || px >= width || py >= height) continue;
    const alpha = 255 * stamp.cover[i] * strength;
    const at = (py * width + px) * 4;
    if (alpha <= data[at + 3]) continue;
    data[at] = colour[0];
    data[at + 1] = colour[1];
    data[at + 2] = colour[2];
    data[at + 3] = alpha;
  }
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
