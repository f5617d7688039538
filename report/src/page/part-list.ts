// All parts of a page: those in the viewport are drawn with a change, the others right after its frame.
import type { View } from '../core/model';
import type { Highlight, Part } from './part';

export class PartList {
  private readonly parts: Part[] = [];
  private readonly viewport = new Viewport();
  private waiting: (() => void)[] = [];
  private view: View | null = null;
  private isWhole = false;

  constructor(left: AbortSignal) {
    left.addEventListener('abort', () => {
      this.viewport.stop();
      this.waiting = [];
    });
  }

  /** Parts on the page; they are drawn at once where a view is. */
  add(parts: Part[]): void {
    this.parts.push(...parts);
    for (const part of parts) {
      this.viewport.watch(part.element);
      if (this.view !== null) whole(part, this.view);
    }
  }

  /** No part comes any more: from now on the page's class says when all of them are drawn. */
  whole(): void {
    this.isWhole = true;
    this.tell();
  }

  show(view: View): void {
    this.view = view;
    const near = this.parts.filter((part) => this.viewport.isNear(part.element));
    for (const part of near) part.show(view);
    const rest = near.filter((part) => part.finish !== undefined).map((part) => () => part.finish!(view));
    this.waiting = [...rest, ...this.parts.filter((part) => !near.includes(part)).map((part) => () => whole(part, view))];
    this.tell();
    if (this.waiting.length > 0) requestAnimationFrame(() => setTimeout(() => this.goOn(view)));
  }

  highlight(at: Highlight | null): void {
    for (const part of this.parts) part.highlight?.(at);
  }

  repaint(): void {
    for (const part of this.parts) part.repaint?.();
  }

  /** One part at a time, so that the reader's next choice need not wait; a newer view takes over. */
  private goOn(view: View): void {
    if (view !== this.view) return;
    this.waiting.shift()?.();
    if (this.waiting.length > 0) setTimeout(() => this.goOn(view));
    else this.tell();
  }

  private tell(): void {
    document.documentElement.classList.toggle('complete', this.isWhole && this.waiting.length === 0);
  }
}

function whole(part: Part, view: View): void {
  part.show(view);
  part.finish?.(view);
}

/** As far as the reader may scroll before a section is needed. */
const around = '50% 0px';

export class Viewport {
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

/** Contents of sections outside of it have no boxes (content-visibility), the sections have. */
function sectionOf(element: Element): Element {
  return element.closest('section') ?? element;
}
