// What stands on the page, from top to bottom.
import { Bars } from '../charts/bars/bars';
import { Scatter } from '../charts/scatter/scatter';
import type { Data } from '../core/data';
import { Filters } from '../filters/filters';
import { Answer } from '../findings/findings';
import { Trust } from '../findings/trust';
import { Images } from '../images/images';
import { RunChooser } from '../runs/runs';
import { h } from './dom';
import type { Later, LaterName } from './later';
import { backToTop, navigation } from './navigation';
import type { Context } from './part';
import * as sections from './sections';

/** The parts of the first frame; those of a section are called as its id. */
export function earlyParts(context: Context) {
  return {
    runs: new RunChooser(context),
    answer: new Answer(context),
    trust: new Trust(context),
    filters: new Filters(context),
    scatter: new Scatter(context),
    differences: new Bars(context),
    images: new Images(context),
  };
}

export type EarlyParts = ReturnType<typeof earlyParts>;

/** A section around a part, or, without a title, a part that brings its own. */
interface Place {
  part: keyof EarlyParts | LaterName;
  title?: string;
  hint?: string;
}

/** All that filters change, below them. */
const places: readonly Place[] = [
  {
    part: 'scatter', title: 'Every image’s features against its CTR',
    hint: 'One column per feature, one point per image that has it; the stronger the colour, the surer the model. Point at one, or use the arrow keys, to connect all features of that image; click or Enter pins it.',
  },
  { part: 'differences', title: 'CTR with and without each feature', hint: 'Averages over images. A difference is an association, not a cause.' },
  { part: 'feature' },
  { part: 'pair', title: 'Two features together', hint: 'The CTR of images with both, with only one of them, and with neither.' },
  {
    part: 'joint', title: 'Several features at once',
    hint: 'A linear model of the CTR: features often come together, and this takes them apart as far as the images allow.',
  },
  { part: 'image-ctr', title: 'Average CTR per image', hint: 'One point per image. Point at one, or use the arrow keys; click or Enter pins it.' },
  { part: 'images', title: 'Images', hint: 'Choose one for its own page; ●●● connects its points in the chart above.' },
  { part: 'image-page' },
  { part: 'twins', title: 'Same picture, different names', hint: 'Byte-identical pictures: what their CTRs differ by, no feature tells.' },
  {
    part: 'trends', title: 'Trends',
    hint: 'Average CTR of the images with a feature, and of all images (dashed). Filled: the difference is marked in that run.',
  },
];

/** Puts the early parts into `root`, and places for the later ones. */
export function fill(root: HTMLElement, data: Data, early: EarlyParts, later: Later, left: AbortSignal): void {
  const { document } = data;
  const elementOf = (part: Place['part']) => (part in early ? early[part as keyof EarlyParts].element : later.place(part as LaterName));
  root.replaceChildren(...[
    navigation(root, left),
    sections.header(document, early.runs.element, later.place('exports')),
    later.element,
    sections.banner(document),
    sections.shardBanner(document),
    sections.gateBanner(document),
    early.answer.element,
    early.trust.element,
    early.filters.element,
    ...places.map(({ part, title, hint }) =>
      title === undefined ? elementOf(part) : sections.section(part, title, h('p', { class: 'note' }, hint), elementOf(part))),
    sections.leftOut(data),
    sections.words(),
    backToTop(),
  ].filter((element): element is HTMLElement => element !== null));
  for (const empty of sections.withNothing(root, data)) empty.hidden = true;
}
