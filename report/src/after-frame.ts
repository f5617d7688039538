// Work that the first frame after a change need not wait for.

/** Runs the latest job once the page has been painted; a newer job replaces one that waits. */
export class AfterFrame {
  private latest = 0;

  run(job: () => void): void {
    const mine = ++this.latest;
    requestAnimationFrame(() => setTimeout(() => {
      if (mine === this.latest) job();
    }));
  }

  cancel(): void {
    this.latest++;
  }
}
