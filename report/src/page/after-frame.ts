// Work that the first frame after a change need not wait for.

/** Runs the latest job once the page has been painted; a newer job replaces one that waits. */
export class AfterFrame {
  private latest = 0;

  /** `pause`: milliseconds after the frame, in which the reader may already choose on. */
  constructor(private readonly pause = 30) {}

  run(job: () => void): void {
    const mine = ++this.latest;
    const start = () => mine === this.latest && job();
    requestAnimationFrame(() => setTimeout(start, this.pause));
  }

  cancel(): void {
    this.latest++;
  }
}
