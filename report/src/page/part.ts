// What a part of the page is, and what it may use.
import type { Data } from '../core/data';
import type { Details } from '../core/details';
import type { Chart, TableSource } from '../exports/sources';
import type { CheckMarks } from '../feature/check-marks';
import type { History } from '../core/history';
import type { View } from '../core/model';
import type { ViewState } from '../core/state';
import type { Thumbnails } from './thumbnail';

/** What the reader points at, in whatever part; linked views show it. Not part of the state. */
export interface Highlight {
  /** index of an image */
  image?: number;
  /** index of a feature */
  feature?: number;
}

/** One section of the page. */
export interface Part {
  readonly element: HTMLElement;
  /** What a reader can save of it: the section's "Export" menu lists these. */
  readonly charts?: readonly Chart[];
  readonly tables?: readonly TableSource[];
  /** Draws a view; called on every change of the state. */
  show(view: View): void;
  /** Draws what show() left for after the frame, since it was outside of the viewport. */
  finish?(view: View): void;
  /** The reader points at something in this or another part; null: at nothing any more. */
  highlight?(at: Highlight | null): void;
  /** The reader switched between light and dark, or prints. */
  repaint?(): void;
}

/**
 * What "Back" makes of a change. It undoes a settled one; of those that go on, as while typing, all
 * in a row; none that stands beside the reader's way, such as leafing through images.
 */
export type Step = 'settled' | 'going' | 'aside';

/** What every part is built with. */
export interface Context {
  readonly data: Data;
  /** address of the report folder: '' or ending in '/' */
  readonly base: string;
  readonly thumbnails: Thumbnails;
  /** What the reader marked in "Check 30". */
  readonly marks: CheckMarks;
  /** Aborts when the page leaves this run: listeners outside a part's own elements end with it. */
  readonly left: AbortSignal;
  /** Boxes, faces, look-alikes: loaded when first asked for; null: the report has none. */
  readonly details: Promise<Details | null>;
  /** The runs of this business and image source: likewise. */
  readonly history: Promise<History | null>;
  /** What the reader chose, as it is now. */
  state(): ViewState;
  /** The only way to alter the state: redraws all parts, and writes the URL hash. */
  change(changed: Partial<ViewState>, step?: Step): void;
  /** Tells all parts what the reader points at. */
  highlight(at: Highlight | null): void;
}
