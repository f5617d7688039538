// On paper nothing can be unfolded.

/** Opens what is folded while the page prints; menus and panels are not for paper. */
export function unfoldToPrint(root: HTMLElement, signal: AbortSignal): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...root.querySelectorAll<HTMLDetailsElement>('details:not([open], .popup, .popup *, .export, .check-30)')];
    for (const fold of opened) fold.open = true;
  }, { signal });
  addEventListener('afterprint', () => {
    for (const fold of opened) fold.open = false;
    opened = [];
  }, { signal });
}
