// The reader's marks, kept in this browser where it allows that, else only while the page is open.
import type { Data } from '../core/data';
import type { CheckMark, Marks } from './check-sample';

const open = new Map<string, Marks>();

const marked = new EventTarget();

/** Calls back whenever the reader marks something, until the signal aborts. */
export function onMarks(callback: () => void, signal: AbortSignal): void {
  marked.addEventListener('change', callback, { signal });
}

function keyOf({ document: { run } }: Data, feature: string): string {
  return `imagelift check ${JSON.stringify([run.business, run.image_source, feature])}`;
}

export function marksOf(data: Data, feature: string): Marks {
  const key = keyOf(data, feature);
  let marks = open.get(key);
  if (marks === undefined) open.set(key, (marks = stored(key)));
  return marks;
}

export function keepMarks(data: Data, feature: string, marks: Marks): void {
  const key = keyOf(data, feature);
  open.set(key, marks);
  try {
    localStorage.setItem(key, JSON.stringify([...marks]));
  } catch {
    // a sandboxed or private page keeps nothing
  }
  marked.dispatchEvent(new Event('change'));
}

function stored(key: string): Marks {
  try {
    const entries: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return new Map(Array.isArray(entries) ? entries.filter(isEntry) : []);
  } catch {
    return new Map();
  }
}

function isEntry(entry: unknown): entry is [string, CheckMark] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && (entry[1] === 'right' || entry[1] === 'wrong');
}
