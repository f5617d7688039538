// "Check 30": the reader marks detections right or wrong, and sees what that says of the feature.
import { h, nameText } from '../page/dom';
import type { TableSource } from '../exports/sources';
import * as format from '../core/format';
import type { View } from '../core/model';
import type { Context } from '../page/part';
import { undilutedDifference } from '../stats/threshold';
import type { Block } from './block';
import { boxedThumbnail } from './boxed-thumbnail';
import { countOf, precisionText, sampleOf, type Checked, type CheckMark } from './check-marks';
import type { Example } from './examples';

export class Check implements Block {
  readonly element: HTMLElement;
  private readonly summary = h('p', { class: 'check-summary', role: 'status' });
  private readonly cards = h('ul', { class: 'check-cards' });
  private readonly title = h('summary', {});
  private view: View | null = null;
  private feature = -1;
  private sample: Example[] = [];

  constructor(private readonly context: Context) {
    this.element = h('details', { class: 'check-30' }, this.title,
      h('p', { class: 'note' }, 'Up to 30 of its images, drawn at random and always the same ones. Mark what is right or wrong; the marks stay in this browser, and “Export” saves them.'),
      this.summary, this.cards);
    this.element.addEventListener('toggle', () => this.draw());
  }

  show(view: View, f: number): void {
    const { data } = this.context;
    this.view = view;
    this.feature = f;
    this.sample = data.features[f].measure === 'rank' ? [] : sampleOf(data, view, f);
    this.element.hidden = this.sample.length === 0;
    this.draw();
  }

  private get key(): string {
    return this.context.data.features[this.feature].key;
  }

  /** Images and boxes are loaded when the reader opens the fold. */
  private draw(): void {
    this.drawSummary();
    const isOpen = (this.element as HTMLDetailsElement).open;
    this.cards.replaceChildren(...(isOpen ? this.sample.map((example) => this.card(example)) : []));
  }

  private drawSummary(): void {
    const { data } = this.context;
    if (this.view === null || this.feature < 0) return;
    const checked = countOf(this.context.marks.of(data, this.key), this.sample, data.images.names);
    const precision = precisionText(checked);
    this.title.textContent = `Check ${this.sample.length}: are they what the model says?${precision === '' ? '' : ` ${precision}`}`;
    this.summary.textContent = undilutedText(this.view, this.feature, checked);
    this.summary.hidden = this.summary.textContent === '';
  }

  private card({ image, value }: Example): HTMLElement {
    const { data, thumbnails, details } = this.context;
    const feature = data.features[this.feature];
    const name = data.images.names[image];
    const marks = this.context.marks.of(data, feature.key);
    const buttons = (['right', 'wrong'] as const).map((mark) => {
      const button = h('button', { type: 'button', class: mark, 'aria-pressed': String(marks.get(name) === mark),
        'aria-label': `${mark}: ${name}` }, mark === 'right' ? '✓ right' : '✗ wrong');
      button.addEventListener('click', () => {
        const kept = this.mark(name, mark);
        buttons.forEach((other) => other.setAttribute('aria-pressed', String(other.classList.contains(kept ?? ''))));
      });
      return button;
    });
    return h('li', {},
      boxedThumbnail(thumbnails, details, data, feature, image) ?? h('span', { class: 'thumb none' }),
      h('span', { class: 'check-name' }, nameText(name)),
      h('small', {}, format.featureValue(value, data.kinds[feature.kind].unit)),
      h('span', { class: 'check-buttons' }, buttons));
  }

  /** Sets a mark, or takes it back where it was set; what it is then. */
  private mark(name: string, mark: CheckMark): CheckMark | undefined {
    const { data } = this.context;
    const marks = new Map(this.context.marks.of(data, this.key));
    if (marks.get(name) === mark) marks.delete(name);
    else marks.set(name, mark);
    this.context.marks.keep(data, this.key, marks);
    this.drawSummary();
    return marks.get(name);
  }
}

/** What the difference would be without wrong detections; '' where there is none. */
function undilutedText({ analysis, state: { unit } }: View, f: number, { right, wrong }: Checked): string {
  const undiluted = undilutedDifference(analysis.impact[f], right / (right + wrong), 1);
  if (wrong === 0 || Number.isNaN(undiluted)) return '';
  const base = analysis.ctrWithout[f];
  return `Wrong ones water a difference down: if errors do not depend on clicks and no image was missed, the observed ${format.difference(analysis.impact[f], unit, base)} stands for ${format.difference(undiluted, unit, base)} (in ${format.unitName(unit)}).`;
}

/** The marks of the open feature, for export. */
export function marksTable({ data, marks: kept }: Context): TableSource {
  return {
    name: 'check',
    label: 'marks of “Check 30”',
    table(view) {
      const f = data.features.findIndex(({ key }) => key === view.state.feature);
      if (f < 0) return null;
      const marks = kept.of(data, data.features[f].key);
      const columns = [
        { name: 'feature', meaning: 'key of the feature' },
        { name: 'image', meaning: 'name of the image' },
        { name: 'value', meaning: 'value of the feature in the image' },
        { name: 'mark', meaning: 'right, wrong, or empty where the reader has not marked it' },
      ];
      const rows = sampleOf(data, view, f).map(({ image, value }) => {
        const name = data.images.names[image];
        return [data.features[f].key, name, value, marks.get(name) ?? null];
      });
      return { columns, rows };
    },
  };
}
