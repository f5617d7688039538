// How wide a chart may be, and when that changes.

/** Below this a chart says nothing: its section is hidden or not laid out yet. */
const least = 50;

export class Width {
  private pixels = 0;

  /** `changed`: to be drawn again; also called once the element is first laid out. */
  constructor(private readonly element: HTMLElement, changed: () => void) {
    new ResizeObserver(([entry]) => {
      const width = Math.floor(entry.contentRect.width);
      if (width === this.pixels) return;
      this.pixels = width;
      changed();
    }).observe(element);
  }

  /** CSS pixels; null where there is no room to draw. */
  get(): number | null {
    this.pixels ||= Math.floor(this.element.clientWidth);
    return this.pixels < least ? null : this.pixels;
  }
}
