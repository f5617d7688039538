// Places for the parts that follow after the first frame, and their arrival.
import { h } from './dom';
import type { laterParts } from '../later-parts';
import { lazyScript } from './lazy-script';
import type { Context, Part } from './part';

declare const imageliftCore: unknown; // bundle.mjs: what both scripts use

type LaterParts = ReturnType<typeof laterParts>;
export type LaterName = keyof LaterParts;
type Script = (core: unknown) => { laterParts: typeof laterParts };

export class Later {
  /** Says so where the parts do not come. */
  readonly element = h('p', { class: 'banner', role: 'alert', hidden: true },
    'parts.js is missing beside this page or is broken, so only its first parts are shown.');
  private readonly places = new Map<LaterName, HTMLElement>();

  /** Stands where the part will. */
  place(name: LaterName): HTMLElement {
    const place = h('div', {});
    this.places.set(name, place);
    return place;
  }

  /** Once the first frame is painted: the parts, in their places. `others` stand already. */
  async arrive(context: Context, others: readonly Part[], left: AbortSignal): Promise<Part[]> {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const script = await lazyScript<Script>(context.base, 'parts.js', 'imageliftParts');
    if (left.aborted) return [];
    if (script === null) return this.missing();
    const parts = script(imageliftCore).laterParts(context, others);
    for (const [name, place] of this.places) place.replaceWith(parts[name].element);
    return Object.values(parts);
  }

  private missing(): Part[] {
    this.element.hidden = false;
    for (const place of this.places.values()) (place.parentElement?.closest('section') ?? place).hidden = true;
    return [];
  }
}
