// Two features together: the CTR of images with both, with only one, only the other, and neither.
import { AfterFrame } from '../page/after-frame';
import { h, nameText } from '../page/dom';
import type { Chart } from '../exports/sources';
import * as format from '../core/format';
import { ctrScale, ctrText, groupBar, groupOf, exportedGroups, overall, type Group } from '../charts/group-chart';
import type { View } from '../core/model';
import type { Context, Part } from '../page/part';
import { imageOf } from '../page/thumbnail-button';
import { pairCells } from '../stats/groups';
import { ctrText as imageCtr } from '../page/tooltip';
import { cellImages, type CellName } from './cell-images';
import { featureBox, featureList, type FeatureBox } from './feature-box';
import { suggestedPairs } from './suggestions';

const mostImages = 4;

export class PairView implements Part {
  readonly element: HTMLElement;
  readonly charts: readonly Chart[] = [{ name: 'pair', label: 'two features together', svg: () => this.drawing() }];
  private readonly boxes: FeatureBox[];
  private readonly suggestions = h('p', { class: 'suggestions' });
  private readonly cells = h('div', { class: 'pair-cells' });
  private readonly note = h('p', { class: 'note', role: 'status' });
  private readonly later = new AfterFrame();
  private state: readonly string[] = [];
  private shown: { view: View; groups: Group[] } | null = null;

  constructor(private readonly context: Context) {
    const { data } = context;
    const choose = (place: number) => (key: string) =>
      context.change({ pair: [0, 1].map((i) => (i === place ? key : this.state[i] ?? '')) });
    this.boxes = [featureBox(data, 'First feature', 'pair-features', choose(0)), featureBox(data, 'Second feature', 'pair-features', choose(1))];
    this.element = h('div', { class: 'pair-view' }, featureList(data, 'pair-features'),
      h('div', { class: 'toolbar' }, this.boxes.map(({ element }) => element)), this.suggestions, this.note, this.cells);
  }

  show(view: View): void {
    const { data } = this.context;
    const moved = this.state.length === 0 && view.state.pair.length === 1;
    this.state = view.state.pair;
    this.boxes.forEach((box, i) => box.show(this.state[i] ?? ''));
    this.later.run(() => this.suggest(view));
    const chosen = [0, 1].map((i) => data.features.findIndex(({ key }) => key === this.state[i]));
    const [f, g] = chosen;
    if (f >= 0 && g >= 0 && f !== g) this.draw(view, f, g);
    else this.clear(f >= 0 && f === g ? 'These are the same feature.' : '');
    if (moved) this.askForSecond();
  }

  /** The feature panel sends the reader here with one feature chosen. */
  private askForSecond(): void {
    this.boxes[1].input.focus({ preventScroll: true });
    requestAnimationFrame(() => this.element.closest('section')?.scrollIntoView({ block: 'start' }));
  }

  private suggest(view: View): void {
    const { features } = this.context.data;
    const pairs = suggestedPairs(this.context.data, view, view.analysis.leastFamilies, 4);
    this.suggestions.hidden = pairs.length === 0;
    this.suggestions.replaceChildren('Marked features that overlap: ', ...pairs.flatMap(({ a, b, both }, i) => [
      i > 0 ? ', ' : '',
      h('button', { type: 'button', class: 'link underlined', onclick: () => this.context.change({ pair: [features[a].key, features[b].key] }) },
        nameText(features[a].distinct), ' and ', nameText(features[b].distinct)),
      ` (${format.count(both)})`,
    ]));
  }

  private clear(reason: string): void {
    this.shown = null;
    this.note.textContent = reason;
    this.cells.replaceChildren();
  }

  private draw(view: View, f: number, g: number): void {
    const cells = pairCells(view.engine, view.outcomes, view.options, f, g);
    const [a, b] = [f, g].map((each) => this.context.data.features[each].distinct);
    const groups = [
      groupOf(view, `${a} and ${b}`, '', cells.both), groupOf(view, `${a}, no ${b}`, '', cells.one),
      groupOf(view, `${b}, no ${a}`, '', cells.other), groupOf(view, 'neither', '', cells.none),
    ];
    this.shown = { view, groups };
    this.note.replaceChildren('Images that know both features. ', overall(view));
    const images = cellImages(view, f, g, mostImages);
    const scale = ctrScale(groups, view.meanCtr);
    const names: CellName[] = ['both', 'one', 'other', 'none'];
    this.cells.replaceChildren(...groups.map((group, i) => this.cell(view, group, images[names[i]], scale.at)));
  }

  private cell(view: View, group: Group, images: number[], at: (ctr: number) => number): HTMLElement {
    return h('div', { class: 'pair-cell' },
      h('h3', {}, group.name),
      h('p', { class: 'pair-number' }, h('span', {}, format.countOf(group.n, 'image')), h('b', {}, ...ctrText(group))),
      groupBar(group, view, at),
      h('div', { class: 'small-images' }, images.map((image) => imageOf(this.context, image, imageCtr(view.images, image)))));
  }

  private drawing(): SVGSVGElement | null {
    return this.shown === null ? null : exportedGroups('Images with', this.shown.groups, this.shown.view, this.element);
  }
}
