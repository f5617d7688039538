// What stands on the page, from top to bottom.
import { sections as words } from '../../words.json';
import { Bars } from '../charts/bars/bars';
import { Scatter } from '../charts/scatter/scatter';
import type { Data } from '../core/data';
import { Filters } from '../filters/filters';
import { Findings } from '../findings/findings';
import { Health } from '../findings/health';
import { Trust } from '../findings/trust';
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
    health: new Health(context),
    findings: new Findings(context),
    trust: new Trust(context),
    filters: new Filters(context),
    scatter: new Scatter(context),
    differences: new Bars(context),
  };
}

export type EarlyParts = ReturnType<typeof earlyParts>;

/** A section around a part, or, without a title, a part that brings its own. */
interface Place {
  part: keyof EarlyParts | LaterName;
  words?: { title: string; hint: string };
}

/** All that filters change, below them. */
const places: readonly Place[] = [
  { part: 'scatter', words: words.scatter },
  { part: 'differences', words: words.differences },
  { part: 'feature' },
  { part: 'pair', words: words.pair },
  { part: 'joint', words: words.joint },
  { part: 'image-ctr', words: words.image_ctr },
  { part: 'images', words: words.images },
  { part: 'image-page' },
  { part: 'twins', words: words.twins },
  { part: 'trends', words: words.trends },
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
    early.health.element,
    early.findings.element,
    early.trust.element,
    early.filters.element,
    ...places.map(({ part, words: said }) =>
      said === undefined ? elementOf(part) : sections.section(part, said.title, h('p', { class: 'note' }, said.hint), elementOf(part))),
    sections.leftOut(data),
    sections.howToRead(),
    backToTop(),
  ].filter((element): element is HTMLElement => element !== null));
  for (const empty of sections.withNothing(root, data)) empty.hidden = true;
}
