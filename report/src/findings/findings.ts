// On top of the page: what goes with more clicks and with fewer, for the reader's choice (S24).
import { findings } from '../../words.json';
import { AfterFrame } from '../page/after-frame';
import type { Data } from '../core/data';
import { h, type Child } from '../page/dom';
import type { View } from '../core/model';
import { andMore, say, sayCount } from '../core/words';
import type { Context, Part } from '../page/part';
import { section } from '../page/sections';
import type { Analysis } from '../stats/analysis';
import type { Findings as Found } from '../stats/findings';
import { levelNumbers } from '../stats/verdict';
import { Brief } from './brief';
import { calculatorFor } from './calculator';
import { cardOf, levelCardOf, subjectOf } from './card';
import { cardItem, reachOf } from './card-item';
import { caution, headline, namesSomething, warningOf } from './headline';
import { numbersOf } from './numbers-of';
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
    const found = view.answer().findings;
    const next = testNext(data, view, found);
    this.brief = next === null ? null : new Brief(testNextText(data, view, next), next.feature === null ? '' : data.features[next.feature].key, calculatorFor(view, next));
    const names = this.cards(view, [...found.more, ...found.fewer], [...found.levelsMore, ...found.levelsFewer]);
    const further = found.further.length + found.furtherLevels.length;
    this.element.replaceChildren(this.head, ...present(
      h('p', { class: 'headline' }, h('bdi', {}, headline(data, view, found))),
      namesSomething(found) && names,
      further > 0 && h('details', { class: 'further' }, h('summary', {}, sayCount(further, findings.further)), this.cards(view, found.further, found.furtherLevels)),
      found.warned.length > 0 && this.warned(view, found),
      h('p', { class: 'note' }, h('bdi', {}, caution(data, view, found, next))),
      this.brief !== null && this.brief.element));
    this.brief?.at(this.context.state());
  }

  /** Features before levels, on one scale. */
  private cards(view: View, features: number[], levels: number[]): HTMLElement {
    const { data } = this.context;
    const ofFeatures = features.map((f) => cardOf(data, view, f));
    const ofLevels = levels.map((level) => levelCardOf(data, view, level));
    const reach = reachOf([...ofFeatures, ...ofLevels]);
    return h('ul', { class: 'verdicts' },
      ofFeatures.map((card, i) => this.highlighting(features[i], cardItem(card, reach, numbersOf(data, view, features[i]), this.lookClosely(features[i]), this.pictures(view, features[i])))),
      ofLevels.map((card, i) => cardItem(card, reach, levelNumbers(view.answer().levels.results[levels[i]]), null, null)));
  }

  private highlighting(f: number, item: HTMLElement): HTMLElement {
    item.addEventListener('pointerenter', () => this.context.highlight({ feature: f }));
    item.addEventListener('pointerleave', () => this.context.highlight(null));
    return item;
  }

  private lookClosely(f: number): Child {
    const { key, distinct } = this.context.data.features[f];
    return [' ', h('button', {
      type: 'button', class: 'link more-about', 'aria-label': say(findings.look_closely_at, { feature: distinct }), onclick: () => this.context.change({ feature: key }),
    }, findings.look_closely)];
  }

  private pictures(view: View, f: number): Child {
    const pictures = examples(this.context.data, view, f).map((image) => this.context.thumbnails(image, 'thumb'));
    return pictures.some((picture) => picture !== null) && h('span', { class: 'examples' }, ...pictures);
  }

  private warned(view: View, found: Found): HTMLElement {
    const { data } = this.context;
    const { warned } = found;
    const rest = warned.length - mostWarned;
    return h('details', { class: 'warned' },
      h('summary', {}, sayCount(warned.length, namesSomething(found) ? findings.more_doubtful : findings.doubtful)),
      h('ul', {}, warned.slice(0, mostWarned).map((f) => h('li', {},
        h('strong', {}, h('bdi', {}, `${subjectOf(data, view, f)}: `)), h('bdi', {}, warningOf(data, view, f)), ' ',
        h('small', {}, h('bdi', {}, numbersOf(data, view, f)))))),
      rest > 0 && h('p', { class: 'note' }, andMore(rest)));
  }
}

/** Up to three shown images that have the feature most strongly, one of each family. */
function examples({ points, images, document }: Data, view: View, f: number): number[] {
  if (document.thumbnails === null) return [];
  const family = images.family;
  const from = points.offsets[f];
  const at = Array.from({ length: points.offsets[f + 1] - from }, (_, i) => from + i).filter((i) => view.images.shown[points.image[i]] === 1);
  const sorted = at.sort((a, b) => points.value[b] - points.value[a] || a - b).map((i) => points.image[i]);
  const seen = new Set<number>();
  return sorted.filter((i) => !seen.has(family[i]) && seen.add(family[i])).slice(0, 3);
}

function present(...children: Child[]): HTMLElement[] {
  return children.filter((child): child is HTMLElement => child instanceof HTMLElement);
}
