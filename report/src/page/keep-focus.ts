// Redrawing replaces elements; the reader's place among them should survive it.

/** Calls `redraw`; if one of the container's controls had the focus, the one in its place gets it:
 * `nameOf` says what an element with the focus is called, before and after. */
export function keepingFocus(container: HTMLElement, nameOf: (control: Element) => string, redraw: () => void): void {
  const { activeElement } = document;
  const name = activeElement !== null && container.contains(activeElement) ? nameOf(activeElement) : null;
  redraw();
  if (name === null) return;
  const controls = [...container.querySelectorAll<HTMLElement>('button, input, select, a')];
  controls.find((control) => nameOf(control) === name)?.focus({ preventScroll: true });
}
