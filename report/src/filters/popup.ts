// A fold that opens over the page: Escape closes it, and so does leaving it.
import { h, type Child } from '../page/dom';

export function popup(className: string, summary: HTMLElement, ...children: Child[]): HTMLDetailsElement {
  const body = h('div', { class: 'popup-body' }, ...children);
  const fold = h('details', { class: `popup ${className}` }, summary, body);
  const leaveFor = (target: EventTarget | null) => {
    if (target instanceof Node && !fold.contains(target)) fold.open = false;
  };
  const press = ({ target }: Event) => leaveFor(target);
  fold.addEventListener('focusout', ({ relatedTarget }) => leaveFor(relatedTarget));
  fold.addEventListener('toggle', () => {
    const listen = fold.open ? document.addEventListener : document.removeEventListener;
    listen.call(document, 'pointerdown', press);
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
