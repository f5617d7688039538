// The shapes of points: which pixels around a centre they cover, and how much of each.

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
