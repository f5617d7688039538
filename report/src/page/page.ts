// Puts the page together and keeps state, parts and the URL hash in step.
import { Answer } from '../findings/findings';
import { Trust } from '../findings/trust';
import { Bars } from '../charts/bars/bars';
import type { Data } from '../core/data';
import { CheckMarks } from '../feature/check-marks';
import { h } from './dom';
import { Filters } from '../filters/filters';
import { Images } from '../images/images';
import { Later } from './later';
import { lazyDocuments } from './lazy-documents';
import { Views } from '../core/model';
import { backToTop, navigation } from './navigation';
import type { Context, Highlight, Part } from './part';
import { PartList } from './part-list';
import { rehearse } from './warm-up';
import { loadRun } from '../runs/load-run';
import { RunChooser } from '../runs/run-chooser';
import { Scatter } from '../charts/scatter/scatter';
import * as sections from './sections';
import { differences, hashOf, stateOf, type ViewState } from '../core/state';
import { onThemeChange } from './theme';
import { thumbnailsOf } from './thumbnail';

export interface Place {
  /** address of the report folder: '' or ending in '/' */
  base: string;
}

/** Draws the report's own run into `root`, or the one that the hash names, and any that is chosen. */
export function mount(root: HTMLElement, home: Data, place: Place): void {
  const marks = new CheckMarks();
  let leave = draw(root, home, place, '', open, marks);

  async function open(folder: string): Promise<string | null> {
    const run = await loadRun(home, place.base, folder);
    if (typeof run === 'string') return run;
    if (stateOf(location.hash).run !== folder) return null; // the reader has chosen another one meanwhile
    leave();
    leave = draw(root, run, place, folder, open, marks);
    root.querySelector<HTMLElement>('.run-choice select[name=run]')?.focus({ preventScroll: true });
    return null;
  }
}

/** Shows another run; resolves to a sentence where that fails. */
type Open = (folder: string) => Promise<string | null>;

/** Draws one run, which is in `folder`; returns what ends it. */
function draw(root: HTMLElement, data: Data, { base }: Place, folder: string, open: Open, marks: CheckMarks): () => void {
  const left = new AbortController();
  let state = stateOf(location.hash);
  const views = new Views(data);
  const lazy = lazyDocuments(base, data);
  const context: Context = {
    data,
    base,
    thumbnails: thumbnailsOf(data, base),
    marks,
    left: left.signal,
    get details() {
      return lazy.details;
    },
    get history() {
      return lazy.history;
    },
    state: () => state,
    change(changed) {
      take({ ...state, ...changed });
      writeHash(hashOf(state));
    },
    highlight: (at: Highlight | null) => parts.highlight(at),
  };
  const take = (next: ViewState) => {
    if (differences(state, next).length === 0) return;
    state = next;
    if (state.run === folder) update();
    else follow();
  };
  const follow = () => void open(state.run).then((problem) => {
    if (problem === null || left.signal.aborted) return;
    runs.say(problem);
    state = { ...state, run: folder };
    writeHash(hashOf(state));
    update();
  });
  const runs = new RunChooser(context);
  const answer = new Answer(context);
  const trust = new Trust(context);
  const filters = new Filters(context);
  const scatter = new Scatter(context);
  const bars = new Bars(context);
  const images = new Images(context);
  const early: Part[] = [runs, answer, trust, filters, scatter, bars, images];
  const later = new Later();
  const parts = new PartList(left.signal);
  const update = () => parts.show(views.of(state));
  const place = (id: string, title: string, hint: string, ...children: HTMLElement[]) =>
    sections.section(id, title, h('p', { class: 'note' }, hint), ...children);
  root.replaceChildren(
    ...[
      navigation(root, left.signal),
      sections.header(data.document, runs.element, later.place('exports')),
      later.element,
      sections.banner(data.document),
      sections.shardBanner(data.document),
      sections.gateBanner(data.document),
      answer.element,
      trust.element,
      filters.element,
      place('scatter', 'Every image’s features against its CTR', 'One column per feature, one point per image that has it; the stronger the colour, the surer the model. Point at one, or use the arrow keys, to connect all features of that image; click or Enter pins it.', scatter.element),
      place('differences', 'CTR with and without each feature', 'Averages over images. A difference is an association, not a cause.', bars.element),
      later.place('feature'),
      place('pair', 'Two features together', 'The CTR of images with both, with only one of them, and with neither.', later.place('pair')),
      place('joint', 'Several features at once', 'A linear model of the CTR: features often come together, and this takes them apart as far as the images allow.', later.place('joint')),
      place('image-ctr', 'Average CTR per image', 'One point per image. Point at one, or use the arrow keys; click or Enter pins it.', later.place('image-ctr')),
      place('images', 'Images', 'Choose one for its own page; ●●● connects its points in the chart above.', images.element),
      later.place('image-page'),
      place('twins', 'Same picture, different names', 'Byte-identical pictures: what their CTRs differ by, no feature tells.', later.place('twins')),
      place('trends', 'Trends', 'Average CTR of the images with a feature, and of all images (dashed). Filled: the difference is marked in that run.', later.place('trends')),
      sections.leftOut(data),
      sections.words(),
      backToTop(),
    ].filter((part): part is HTMLElement => part !== null),
  );
  for (const part of sections.withNothing(root, data)) part.hidden = true;
  parts.add(early);
  root.hidden = false;
  if (state.run === folder) update();
  else follow();
  void later.arrive(context, early, left.signal).then((list) => {
    if (left.signal.aborted) return;
    parts.add(list);
    parts.whole();
    void rehearse(data, state, left.signal);
  });
  addEventListener('hashchange', () => take(stateOf(location.hash)), { signal: left.signal });
  onThemeChange(() => parts.repaint(), left.signal);
  return () => left.abort();
}

function writeHash(hash: string): void {
  try {
    history.replaceState(null, '', hash === '' ? location.pathname + location.search : hash);
  } catch {
    location.hash = hash; // a sandboxed page may not touch its history
  }
}
