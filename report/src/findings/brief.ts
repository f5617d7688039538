// The sentence on what to test next, to be taken into a mail or a ticket with a permanent link.
import { h } from '../page/dom';
import { hashOf, type ViewState } from '../core/state';

export class Brief {
  readonly element: HTMLElement;
  private readonly copy = h('button', { type: 'button' }, 'Copy');
  private readonly link = h('a', {}, 'Permanent link');

  /** @param feature key of the feature to be tried; '': none */
  constructor(sentence: string, private readonly feature: string, calculator: HTMLElement) {
    this.copy.addEventListener('click', () => {
      const copied = isCopied(`${sentence}\n${this.link.href}`);
      this.copy.textContent = copied ? 'Copied' : 'Select and copy it with the keyboard';
    });
    this.element = h('div', { class: 'test-next' }, h('p', {}, h('bdi', {}, sentence)), h('span', { class: 'take' }, this.copy, ' ', this.link), calculator);
  }

  /** The link keeps the view and looks closely at the feature. */
  at(state: ViewState): void {
    this.link.href = hashOf({ ...state, feature: this.feature });
  }
}

/** By way of a selection: the clipboard itself is closed to pages from disk and to sandboxed ones. */
function isCopied(text: string): boolean {
  const before = document.activeElement;
  const box = h('textarea', { readonly: true });
  box.value = text;
  box.style.position = 'fixed'; // so that nothing scrolls
  document.body.append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}
