// On top of the page: what goes with more clicks and with fewer, for the reader's choice (S18).
import { findings } from '../../words.json';
import { adjustedOfAll } from '../core/adjusted';
import { AfterFrame } from '../page/after-frame';
import type { Data } from '../core/data';
import { h, type Child } from '../page/dom';
import type { View } from '../core/model';
import { andMore, say, sayCount } from '../core/words';
import type { Context, Part } from '../page/part';
import { section } from '../page/sections';
import type { Analysis } from '../stats/analysis';
import { findingsOf, type Findings as Named } from '../stats/findings';
import { verdict, type AdjustedBy } from '../stats/verdict';
import { Brief } from './brief';
import { namedOf } from './feature-phrase';
import { caution, headline, warningOf } from './headline';
import { testNext, testNextText } from './test-next';

const mostWarned = 50;

export class Findings implements Part {
  readonly element = section('findings', findings.title);
  private readonly head = this.element.firstElementChild!;
  private readonly later = new AfterFrame();
  private shown: Analysis | null = null;
  private brief: Brief | null = null;

  constructor(private readonly context: Context) {}

  /** Follows after the frame, save the first time, when the reader waits for it. */
  show(view: View): void {
    if (this.shown === view.analysis) return this.brief?.at(view.state);
    if (this.shown === null) this.draw(view);
    else this.later.run(() => this.draw(view));
    this.shown = view.analysis;
  }

  private draw(view: View): void {
    const { data } = this.context;
    const marked = data.features.flatMap((_, f) => (view.analysis.marked[f] === 1 ? [f] : []));
    const all = adjustedOfAll(data, view, marked);
    const adjusted = (f: number) => all.get(f) ?? [];
    const found = findingsOf(view.analysis, (f) => adjusted(f).map((by) => by.adjusted));
    const next = testNext(data, view, found);
    this.brief = next === null ? null : new Brief(testNextText(data, view, next), data.features[next.feature].key);
    const sentence = (f: number) => verdictOf(data, view, f, adjusted(f));
    const item = (higher: boolean) => (f: number) => this.item(view, f, higher, sentence(f));
    const named = [...found.more.map(item(true)), ...found.fewer.map(item(false))];
    this.element.replaceChildren(this.head, ...present(
      h('p', { class: 'headline' }, h('bdi', {}, headline(data, view, found))),
      named.length > 0 && h('ul', { class: 'verdicts' }, named),
      found.warned.length > 0 && this.warned(view, found, sentence, adjusted),
      h('p', { class: 'note' }, h('bdi', {}, caution(data, view, found, next))),
      this.brief !== null && this.brief.element));
    this.brief?.at(this.context.state());
  }

  private item(view: View, f: number, higher: boolean, sentence: string): HTMLElement {
    const { context } = this;
    const { key } = context.data.features[f];
    const pictures = examples(context.data, view, f).map((image) => context.thumbnails(image, 'thumb'));
    return h('li', { class: higher ? 'higher' : 'lower', onpointerenter: () => context.highlight({ feature: f }), onpointerleave: () => context.highlight(null) },
      h('span', { class: 'mark', 'aria-hidden': 'true' }, higher ? '▲' : '▼'),
      h('p', {}, h('bdi', {}, sentence), ' ',
        h('button', { type: 'button', class: 'link more-about', 'aria-label': say(findings.look_closely_at, { feature: key }), onclick: () => context.change({ feature: key }) }, findings.look_closely)),
      pictures.some((picture) => picture !== null) && h('span', { class: 'examples' }, ...pictures));
  }

  private warned(view: View, { more, fewer, warned }: Named, sentence: (f: number) => string, adjusted: (f: number) => AdjustedBy[]): HTMLElement {
    const rest = warned.length - mostWarned;
    return h('details', { class: 'warned' },
      h('summary', {}, sayCount(warned.length, more.length + fewer.length > 0 ? findings.more_doubtful : findings.doubtful)),
      h('ul', {}, warned.slice(0, mostWarned).map((f) => h('li', {},
        h('strong', {}, h('bdi', {}, warningOf(view.analysis, f, adjusted(f)))), ' ', h('bdi', {}, sentence(f))))),
      rest > 0 && h('p', { class: 'note' }, andMore(rest)));
  }
}

function verdictOf(data: Data, { analysis }: View, f: number, adjusted: AdjustedBy[]): string {
  return verdict(analysis, f, namedOf(data, f), adjusted);
}

/** Up to three shown images that have the feature most strongly, equal pictures once. */
function examples({ points, images, document }: Data, view: View, f: number): number[] {
  if (document.thumbnails === null) return [];
  const from = points.offsets[f];
  const at = Array.from({ length: points.offsets[f + 1] - from }, (_, i) => from + i).filter((i) => view.images.shown[points.image[i]] === 1);
  const sorted = at.sort((a, b) => points.value[b] - points.value[a] || a - b).map((i) => points.image[i]);
  const seen = new Set<number>();
  return sorted.filter((i) => !seen.has(images.cluster[i]) && seen.add(images.cluster[i])).slice(0, 3);
}

function present(...children: Child[]): HTMLElement[] {
  return children.filter((child): child is HTMLElement => child instanceof HTMLElement);
}
