// The text of a file for readers whose browser may not save it.
import { h } from '../page/dom';
import type { File } from './files';

const most = 5_000_000; // characters; more would freeze the page

/** A read-only text with a button that copies it; nothing for pictures. */
export function copyBox({ content }: File, name: string): HTMLElement[] {
  const pieces = content.filter((piece) => typeof piece === 'string');
  const text = pieces.join('');
  if (pieces.length !== content.length) return [h('span', {}, 'a PNG cannot be copied; take the SVG.')];
  if (text.length > most) return [h('span', {}, 'this file is too long to be copied; narrow the filters.')];
  const box = h('textarea', { readonly: true, rows: 4, 'aria-label': `Text of ${name}` });
  box.value = text;
  const copy = h('button', { type: 'button' }, 'Copy');
  copy.addEventListener('click', () => {
    box.select();
    copy.textContent = document.execCommand('copy') ? 'Copied' : 'Selected: copy it with the keyboard';
  });
  return [box, copy];
}
