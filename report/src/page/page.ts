// Puts the page together and keeps state, parts and the URL hash in step.
import type { Data } from '../core/data';
import { Views } from '../core/model';
import { differences, hashOf, stateOf, type ViewState } from '../core/state';
import { CheckMarks } from '../feature/check-marks';
import { loadRun } from '../runs/runs';
import { earlyParts, fill, type EarlyParts } from './contents';
import { Later } from './later';
import { lazyDocuments } from './lazy-documents';
import type { Context, Highlight, Step } from './part';
import { PartList } from './part-list';
import { unfoldToPrint } from './print';
import { onThemeChange } from './theme';
import { thumbnailsOf } from './thumbnail';
import { warmUp } from './warm-up';

export interface Place {
  /** address of the report folder: '' or ending in '/' */
  base: string;
}

/** Draws the report's own run into `root`, or the one that the hash names, and any that is chosen. */
export function mount(root: HTMLElement, home: Data, { base }: Place): void {
  const marks = new CheckMarks();
  let page = new Page(root, home, '', { base, marks, open });

  async function open(folder: string): Promise<string | null> {
    const run = await loadRun(home, base, folder);
    if (typeof run === 'string') return run;
    if (stateOf(location.hash).run !== folder) return null; // the reader has chosen another one meanwhile
    page.leave();
    page = new Page(root, run, folder, { base, marks, open });
    root.querySelector<HTMLElement>('.run-choice select[name=run]')?.focus({ preventScroll: true });
    return null;
  }
}

/** What pages of all runs have in common. */
interface Shared extends Place {
  marks: CheckMarks;
  /** Shows another run; resolves to a sentence where that fails. */
  open(folder: string): Promise<string | null>;
}

/** One run, which is in `folder`, in `root`. */
class Page {
  private readonly left = new AbortController();
  private readonly views: Views;
  private readonly parts = new PartList(this.left.signal);
  private readonly early: EarlyParts;
  private state = stateOf(location.hash);
  /** the fields that the reader is changing, as while typing; '': none */
  private going = '';

  constructor(root: HTMLElement, private readonly data: Data, private readonly folder: string, private readonly shared: Shared) {
    const { signal } = this.left;
    const context = this.context();
    const later = new Later();
    this.views = new Views(data);
    this.early = earlyParts(context);
    const early = Object.values(this.early);
    fill(root, data, this.early, later, signal);
    this.parts.add(early);
    root.hidden = false;
    this.draw();
    void later.arrive(context, early, signal).then((list) => {
      if (signal.aborted) return;
      this.parts.add(list);
      this.parts.whole();
      void warmUp(data, this.state, signal);
    });
    addEventListener('hashchange', () => {
      this.going = '';
      this.take(stateOf(location.hash));
    }, { signal });
    root.addEventListener('change', () => (this.going = ''), { signal }); // what was typed is settled
    unfoldToPrint(root, signal);
    onThemeChange(() => this.parts.repaint(), signal);
  }

  leave(): void {
    this.left.abort();
  }

  private context(): Context {
    const { base, marks } = this.shared;
    const lazy = lazyDocuments(base, this.data);
    return {
      data: this.data,
      base,
      thumbnails: thumbnailsOf(this.data, base),
      marks,
      left: this.left.signal,
      get details() {
        return lazy.details;
      },
      get history() {
        return lazy.history;
      },
      state: () => this.state,
      change: (changed, step = 'settled') => {
        const before = hashOf(this.state);
        this.take({ ...this.state, ...changed });
        if (hashOf(this.state) !== before) this.remember(step, Object.keys(changed).join());
      },
      highlight: (at: Highlight | null) => this.parts.highlight(at),
    };
  }

  /** Writes the hash, as an entry of its own where "Back" is to undo this step. `fields`: that changed. */
  private remember(step: Step, fields: string): void {
    const isNew = step === 'settled' || (step === 'going' && fields !== this.going);
    if (step !== 'aside') this.going = step === 'going' ? fields : '';
    writeHash(hashOf(this.state), isNew);
  }

  private take(next: ViewState): void {
    if (differences(this.state, next).length === 0) return;
    this.state = next;
    this.draw();
  }

  /** This run, or the one that the state names. */
  private draw(): void {
    if (this.state.run === this.folder) this.parts.show(this.views.of(this.state));
    else void this.follow();
  }

  private async follow(): Promise<void> {
    const problem = await this.shared.open(this.state.run);
    if (problem === null || this.left.signal.aborted) return;
    this.early.runs.say(problem);
    this.state = { ...this.state, run: this.folder };
    writeHash(hashOf(this.state), false);
    this.draw();
  }
}

function writeHash(hash: string, isNew: boolean): void {
  const address = hash === '' ? location.pathname + location.search : hash;
  try {
    if (isNew) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  } catch {
    location.hash = hash; // a sandboxed page may not touch its history
  }
}
