// How many of a table's first rows the window shows: the others can be drawn after the frame.

const steps = 20;
/** Rows more than seen, for what a reader scrolls meanwhile. */
const ahead = 2;

export class RowsInViewport {
  /** share of the body's height, from its first row, that is above the window's lower edge */
  private share = 1;

  constructor(body: Element) {
    const threshold = Array.from({ length: steps + 1 }, (_, i) => i / steps);
    new IntersectionObserver(([{ boundingClientRect: body, intersectionRatio }]) => {
      this.share = body.top < 0 ? 1 : intersectionRatio + 1 / steps;
    }, { threshold }).observe(body);
  }

  /** At most `rows`. */
  of(rows: number): number {
    return Math.min(rows, Math.ceil(this.share * rows) + ahead);
  }
}
