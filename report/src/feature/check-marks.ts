// "Check 30": which detections a reader looks at, what his marks say of the rest, and the marks, kept
// in this browser where it allows that, else only while the page is open.
import type { Data } from '../core/data';
import * as format from '../core/format';
import type { View } from '../core/model';
import { wilsonInterval } from '../stats/wilson';
import { imagesWith, type Example } from './examples';

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

export const kSampleSize = 30;

/** 'right': the image shows the feature; 'wrong': it does not. */
export type CheckMark = 'right' | 'wrong';
/** By name of an image; a map, since names are hostile. */
export type Marks = ReadonlyMap<string, CheckMark>;

/** FNV-1a: the same feature always gives the same sample. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0 || 1;
}

/** Marsaglia's (2003, J. Stat. Software 8:14) xorshift: a number in 0..n-1. */
function drawsOf(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) * n) / 0x100000000);
  };
}

/** Up to 30 of the images that have the feature, drawn without repetition in a fixed order. */
export function sampleOf(data: Data, view: View, f: number): Example[] {
  const left = imagesWith(data, view, f);
  const below = drawsOf(seedOf(data.features[f].key));
  const drawn: Example[] = [];
  while (drawn.length < kSampleSize && left.length > 0) drawn.push(left.splice(below(left.length), 1)[0]);
  return drawn;
}

export interface Checked {
  right: number;
  wrong: number;
}

/** "24 of 30 right: 80 % (95 % interval 63 % to 90 %)", by Wilson; '' without a mark. */
export function precisionText({ right, wrong }: Checked): string {
  const marked = right + wrong;
  if (marked === 0) return '';
  const { low, high } = wilsonInterval(right, marked, 0.05);
  return `${right} of ${marked} right: ${format.share(right / marked)} (95 % interval ${format.share(low)} to ${format.share(high)})`;
}

/** All marks, of whatever sample. */
export function countAll(marks: Marks): Checked {
  const checked = { right: 0, wrong: 0 };
  for (const mark of marks.values()) checked[mark]++;
  return checked;
}

export function countOf(marks: Marks, sample: Example[], names: string[]): Checked {
  const checked = { right: 0, wrong: 0 };
  for (const { image } of sample) {
    const mark = marks.get(names[image]);
    if (mark !== undefined) checked[mark]++;
  }
  return checked;
}
