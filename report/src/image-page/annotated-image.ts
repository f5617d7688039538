// The picture with its marks, and what of them is drawn.
import type { Details } from '../core/details';
import { h } from '../page/dom';
import * as format from '../core/format';
import type { View } from '../core/model';
import type { Context } from '../page/part';
import { Annotated } from './annotated';
import { countsOf, drawn, foundIn, marksOf, type Found, type Mark, type MarkKind } from './marks';

export class AnnotatedPicture {
  readonly element: HTMLElement;
  private readonly annotated: Annotated;
  private readonly marks: MarkKind[];
  private readonly note = h('p', { class: 'note' });
  private readonly boxes: Record<Mark, HTMLInputElement>;
  private readonly counts: Record<Mark, HTMLElement>;

  constructor(private readonly context: Context) {
    this.annotated = new Annotated(context.thumbnails);
    this.marks = marksOf(context.data);
    const each = <T>(make: (mark: Mark) => T) => Object.fromEntries(this.marks.map(({ mark }) => [mark, make(mark)])) as Record<Mark, T>;
    this.boxes = each((mark) => h('input', { type: 'checkbox', name: `mark-${mark}`, onchange: () => this.toggle(mark) }));
    this.counts = each(() => h('small'));
    this.element = h('div', { class: 'image-picture' }, this.annotated.element,
      h('div', { class: 'marks', role: 'group', 'aria-label': 'Marks on the picture' },
        this.marks.map(({ mark, style, text }) =>
          h('label', { class: `check ${style === '' ? '' : `mark-key ${style}`}`.trim() }, this.boxes[mark], text, this.counts[mark]))),
      this.note);
  }

  show(view: View, details: Details | null, image: number): void {
    const { data } = this.context;
    const found: Found = details === null ? { boxes: [], landmarks: [] } : foundIn(data, view, details, image);
    const counts = countsOf(found);
    for (const { mark } of this.marks) {
      this.boxes[mark].checked = !view.state.unmarked.includes(mark);
      this.boxes[mark].disabled = counts(mark) === 0;
      this.counts[mark].textContent = format.count(counts(mark));
    }
    const size = details?.size(image) ?? null;
    this.annotated.show(image, size, drawn(found, view.state.unmarked), data.images.names[image]);
    this.note.textContent = size === null ? 'A preview: the picture itself is not in this report.'
      : `A preview: the picture itself, ${size.width} × ${size.height} pixels, is not in this report.`;
  }

  private toggle(mark: Mark): void {
    const { unmarked } = this.context.state();
    const rest = unmarked.filter((other) => other !== mark);
    this.context.change({ unmarked: this.boxes[mark].checked ? rest : [...rest, mark] });
  }
}
