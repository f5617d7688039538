// The reader's marks, kept in this browser where it allows that, else only while the page is open.
import type { Data } from '../core/data';
import type { CheckMark, Marks } from './check-sample';

/** All marks of this page, also of runs that it has left. */
export class CheckMarks {
  /** by key; what the browser does not keep stays here */
  private readonly open = new Map<string, Marks>();
  private readonly changes = new EventTarget();

  of(data: Data, feature: string): Marks {
    const key = keyOf(data, feature);
    let marks = this.open.get(key);
    if (marks === undefined) this.open.set(key, (marks = stored(key)));
    return marks;
  }

  keep(data: Data, feature: string, marks: Marks): void {
    const key = keyOf(data, feature);
    this.open.set(key, marks);
    try {
      localStorage.setItem(key, JSON.stringify([...marks]));
    } catch {
      // a sandboxed or private page keeps nothing
    }
    this.changes.dispatchEvent(new Event('change'));
  }

  /** Calls back whenever the reader marks something, until the signal aborts. */
  onChange(callback: () => void, signal: AbortSignal): void {
    this.changes.addEventListener('change', callback, { signal });
  }
}

function keyOf({ document: { run } }: Data, feature: string): string {
  return `imagelift check ${JSON.stringify([run.business, run.image_source, feature])}`;
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
