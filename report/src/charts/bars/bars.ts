// The bars: for each feature the CTR of the images with it, of those without it, and the difference.
import { h } from '../../page/dom';
import type { Chart } from '../../exports/sources';
import * as format from '../../core/format';
import type { View } from '../../core/model';
import { keepingFocus } from '../../page/keep-focus';
import type { Context, Highlight, Part } from '../../page/part';
import { AdjustedColumn } from './adjusted-column';
import { headOf, noteOf } from './head';
import { exportedBars } from './exported-bars';
import { rowOf } from './row';
import { RowsInViewport } from './rows-in-viewport';
import { scalesOf, type Scales } from './scales';

const step = 25;

export class Bars implements Part {
  readonly element: HTMLElement;
  readonly charts: readonly Chart[] = [{
    name: 'bars', label: 'CTR with and without',
    svg: () => (this.view === null ? null : exportedBars(this.context.data, this.view, this.limit, this.element)),
  }];
  private readonly note = h('p', { class: 'note', role: 'note' });
  private readonly head = h('thead');
  private readonly body = h('tbody');
  private readonly more = h('button', { type: 'button', class: 'more' });
  private readonly adjusted: AdjustedColumn;
  private limit = step;
  private view: View | null = null;
  /** of the view that was drawn last, at least in part */
  private scales!: Scales;
  private readonly shown = new Map<number, HTMLElement>();
  private lit: Highlight | null = null;
  private readonly inViewport = new RowsInViewport(this.body);

  constructor(private readonly context: Context) {
    this.adjusted = new AdjustedColumn(context);
    this.more.addEventListener('click', () => this.showMore());
    context.marks.onChange(() => this.view !== null && this.draw(this.view), context.left);
    this.body.addEventListener('pointerleave', () => context.highlight(null));
    this.element = h('div', { class: 'bars' },
      this.note,
      h('table', { class: 'features' }, this.head, this.body),
      this.more);
  }

  show(view: View): void {
    this.view = view;
    this.limit = step;
    keepingFocus(this.element, nameOf, () => this.drawUntil(view, this.inViewport.of(step)));
  }

  finish(view: View): void {
    keepingFocus(this.element, nameOf, () => this.drawRest(view));
  }

  /** The rows of the feature, or of the features that the image has. */
  highlight(at: Highlight | null): void {
    this.lit = at;
    const points = at?.feature === undefined ? this.ofImage(at?.image) : [at.feature];
    for (const [feature, row] of this.shown) row.classList.toggle('lit', points.includes(feature));
  }

  private ofImage(image: number | undefined): number[] {
    const { view } = this;
    if (image === undefined || view === null) return [];
    return [...this.shown.keys()].filter((feature) => hasPoint(this.context, view, feature, image));
  }

  private showMore(): void {
    const before = this.limit;
    this.limit += 4 * step;
    if (this.view === null) return;
    this.draw(this.view);
    this.body.children[before]?.querySelector('button')?.focus();
  }

  private draw(view: View): void {
    this.drawUntil(view, this.limit);
    this.drawRest(view);
  }

  private drawUntil(view: View, rows: number): void {
    this.scales = scalesOf(view);
    this.note.textContent = noteOf(view);
    this.note.classList.toggle('exploratory', view.exploratory.length > 0);
    this.head.replaceChildren(headOf(this.context, view, this.scales, this.adjusted.headOf(view)));
    this.shown.clear();
    this.drawRows(view, rows);
  }

  private drawRest(view: View): void {
    this.drawRows(view, this.limit);
    for (const old of [...this.body.children].slice(this.shown.size)) old.remove();
    if (this.shown.size === 0) this.body.append(h('tr', {}, h('td', { colspan: 7, class: 'nothing' }, 'No feature to show.')));
    if (this.lit !== null) this.highlight(this.lit);
    this.adjusted.fill(view, this.shown);
    const left = view.folded.length - this.shown.size;
    this.more.hidden = left === 0;
    this.more.textContent = `Show ${format.count(Math.min(left, 4 * step))} more of ${format.count(left)}`;
  }

  /** From the first row that is not drawn yet, each in the place of an older one. */
  private drawRows(view: View, to: number): void {
    const older = [...this.body.children].slice(this.shown.size);
    view.folded.slice(this.shown.size, to).forEach((row, i) => {
      const element = rowOf(this.context, view, row, this.scales);
      this.shown.set(row.feature, element);
      if (i < older.length) older[i].replaceWith(element);
      else this.body.append(element);
    });
  }
}

/** A control by its column or its feature. */
function nameOf(control: Element): string {
  return control.closest<HTMLElement>('[data-feature]')?.dataset.feature ?? `head ${control.closest('th')?.cellIndex}`;
}

/** Whether an image has a point of a feature; points of a feature stand by ascending image. */
function hasPoint({ data: { points } }: Context, { ranges }: View, feature: number, image: number): boolean {
  let low = points.offsets[feature];
  let high = points.offsets[feature + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points.image[middle] < image) low = middle + 1;
    else high = middle;
  }
  const found = low < points.offsets[feature + 1] && points.image[low] === image;
  return found && points.value[low] >= ranges[feature].least && points.value[low] <= ranges[feature].greatest;
}
