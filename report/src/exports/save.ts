// Hands a file to the reader's browser.
import { h } from '../page/dom';
import type { File } from './files';

/** A name that every file system takes: "imagelift-demo-catalogue-features.csv". */
export function fileName(words: string[], ending: string): string {
  const plain = words.map((word) => word.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40));
  return `${['imagelift', ...plain].filter((word) => word !== '').join('-')}.${ending}`;
}

/** Offers the bytes as a download; silently nothing where the page is sandboxed. */
export function save(name: string, content: BlobPart[], type: string): void {
  const address = URL.createObjectURL(new Blob(content, { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Whether the server's policy sandboxes this page, so that most browsers drop downloads without a
 * word. No browser says so directly; but a sandboxed page has no origin, or, where that is allowed,
 * still may not set its domain.
 */
export function isSandboxed(): boolean {
  if (!/^https?:$/.test(location.protocol)) return false;
  if (window.origin === 'null') return true;
  try {
    document.domain = document.domain;
    return false;
  } catch {
    return true;
  }
}

const most = 5_000_000; // characters; more would freeze the page

/** A read-only text with a button that copies it; nothing for images. */
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
