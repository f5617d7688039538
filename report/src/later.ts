// Places for the parts that follow after the first frame, and their arrival.
import { h } from './dom';
import type { laterParts } from './later-parts';
import { lazyScript } from './lazy-script';
import type { View } from './model';
import type { Context, Highlight, Part } from './part';

declare const imageliftCore: unknown; // bundle.mjs: what both scripts use

type LaterParts = ReturnType<typeof laterParts>;
type Script = (core: unknown) => { laterParts: typeof laterParts };

export class Later implements Part {
  readonly element = h('p', { class: 'banner', role: 'alert', hidden: true },
    'parts.js is missing beside this page or is broken, so only its first parts are shown.');
  private readonly places = new Map<keyof LaterParts, HTMLElement>();
  private parts: Part[] = [];
  private view: View | null = null;

  constructor(private readonly context: Context, private readonly others: readonly Part[]) {}

  /** Stands where the part will. */
  place(name: keyof LaterParts): HTMLElement {
    const place = h('div', {});
    this.places.set(name, place);
    return place;
  }

  show(view: View): void {
    this.view = view;
    for (const part of this.parts) part.show(view);
  }

  highlight(at: Highlight | null): void {
    for (const part of this.parts) part.highlight?.(at);
  }

  repaint(): void {
    for (const part of this.parts) part.repaint?.();
  }

  /** Once the first frame is painted; does nothing after `left`. */
  arrive(left: AbortSignal): void {
    requestAnimationFrame(() => setTimeout(async () => {
      const script = await lazyScript<Script>(this.context.base, 'parts.js', 'imageliftParts');
      if (left.aborted) return;
      if (script === null) this.missing();
      else this.build(script(imageliftCore).laterParts(this.context, this.others));
      document.documentElement.classList.add('complete');
    }));
  }

  private build(parts: LaterParts): void {
    for (const [name, place] of this.places) place.replaceWith(parts[name].element);
    this.parts = Object.values(parts);
    if (this.view !== null) this.show(this.view);
  }

  private missing(): void {
    this.element.hidden = false;
    for (const place of this.places.values()) (place.parentElement?.closest('section') ?? place).hidden = true;
  }
}
