// All parts of a page: those in sight are drawn with a change, the others right after its frame.
import type { View } from '../core/model';
import type { Highlight, Part } from './part';
import { Sight } from './viewport';

export class PartList {
  private readonly parts: Part[] = [];
  private readonly sight = new Sight();
  private waiting: (() => void)[] = [];
  private view: View | null = null;
  private isWhole = false;

  constructor(left: AbortSignal) {
    left.addEventListener('abort', () => {
      this.sight.stop();
      this.waiting = [];
    });
  }

  /** Parts on the page; they are drawn at once where a view is. */
  add(parts: Part[]): void {
    this.parts.push(...parts);
    for (const part of parts) {
      this.sight.watch(part.element);
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
    const near = this.parts.filter((part) => this.sight.isNear(part.element));
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
