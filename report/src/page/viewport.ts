// Which sections are in the window, or nearly.

/** As far as the reader may scroll before a section is needed. */
const around = '50% 0px';

export class Sight {
  private readonly away = new Set<Element>();
  private readonly observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      if (isIntersecting || (box.width === 0 && box.height === 0)) this.away.delete(target);
      else this.away.add(target);
    }
  }, { rootMargin: around });

  watch(element: Element): void {
    this.observer.observe(sectionOf(element));
  }

  /** Also true of what is hidden, which costs nothing to draw, and of what is not looked at yet. */
  isNear(element: Element): boolean {
    return !this.away.has(sectionOf(element));
  }

  stop(): void {
    this.observer.disconnect();
  }
}

/** Contents of sections out of sight have no boxes (content-visibility), the sections have. */
function sectionOf(element: Element): Element {
  return element.closest('section') ?? element;
}
