// A fold that opens over the page: Escape closes it, and so does leaving it.
import { h, type Child } from '../dom';

export function popup(className: string, summary: HTMLElement, ...children: Child[]): HTMLDetailsElement {
  const body = h('div', { class: 'popup-body' }, ...children);
  const fold = h('details', { class: `popup ${className}` }, summary, body);
  const leave = ({ target }: Event) => {
    if (target instanceof Node && !fold.contains(target)) fold.open = false;
  };
  fold.addEventListener('toggle', () => {
    const listen = fold.open ? document.addEventListener : document.removeEventListener;
    for (const kind of ['pointerdown', 'focusin']) listen.call(document, kind, leave);
    if (fold.open) body.scrollIntoView({ block: 'nearest' });
  });
  fold.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !fold.open) return;
    event.stopPropagation(); // of nested ones only the inner one closes
    fold.open = false;
    summary.focus();
  });
  return fold;
}
