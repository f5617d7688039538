// Many upright bars as pixels, in time that depends on the raster and the number of bars only, not
// on their lengths. Where several share a pixel column, a pixel is as strong as their share there.
import { codeOf, type Ink, type Raster } from '../plot/raster';

export class Spans {
  /** bars that begin here, minus those that end here; a row more than the raster has */
  private readonly changes: Int16Array;
  private readonly inColumn: Uint16Array;

  constructor(private readonly raster: Raster) {
    this.changes = new Int16Array(raster.width * (raster.height + 1));
    this.inColumn = new Uint16Array(raster.width);
  }

  /** A bar over columns left..right and rows top..bottom, ends excluded. */
  add(left: number, right: number, top: number, bottom: number): void {
    const { width, height } = this.raster;
    const row = (y: number) => Math.max(0, Math.min(height, y)) * width;
    for (let x = Math.max(0, left); x < Math.min(width, right); x++) {
      this.changes[row(top) + x]++;
      this.changes[row(bottom) + x]--;
      this.inColumn[x]++;
    }
  }

  /** Draws all bars; `level`: where all bars of a column overlap, 0..strongest. */
  draw(level: number, ink: Ink): void {
    const { width, height, pixels } = this.raster;
    const running = new Int32Array(width);
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        running[x] += this.changes[at];
        if (running[x] === 0) continue;
        const code = codeOf(Math.round((level * running[x]) / this.inColumn[x]), ink);
        if (code > pixels[at]) pixels[at] = code;
      }
    }
  }
}
