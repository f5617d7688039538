// Arrow keys between listed images, so that a reader need not tab through every button.

/** Moves the focus from an image's link to its neighbour's; up and down by what is drawn there. */
export function moveBetween(list: HTMLElement, event: KeyboardEvent): void {
  const links = [...list.querySelectorAll<HTMLAnchorElement>('a.open:not([tabindex="-1"])')];
  const at = links.indexOf(event.target as HTMLAnchorElement);
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const perRow = Math.max(1, links.findIndex((link) => link.offsetTop > links[0].offsetTop));
  const steps: Record<string, number> = {
    ArrowLeft: -1, ArrowRight: 1, ArrowUp: -perRow, ArrowDown: perRow, Home: -at, End: links.length - 1 - at,
  };
  const step = steps[event.key];
  if (step === undefined || links[at + step] === undefined) return;
  links[at + step].focus();
  event.preventDefault();
}
