// The image with boxes and landmarks, drawn in CSS pixels so that labels stay readable.
import { h, svg } from '../page/dom';
import type { Thumbnails } from '../page/thumbnail';
import { placeLabels } from './labels';
import { countsOf, drawn, foundIn, marksOf, type BoxMark, type Found, type Mark, type MarkKind } from './marks';
import type { Details } from '../core/details';
import * as format from '../core/format';
import type { View } from '../core/model';
import type { Context } from '../page/part';

const padding = 4;

export interface Size {
  width: number;
  height: number;
}

export class Annotated {
  readonly element = h('div', { class: 'annotated' });
  private readonly measure = document.createElement('canvas').getContext('2d')!;
  private redraw: (() => void) | null = null;
  private drawnWidth = 0;

  constructor(private readonly thumbnails: Thumbnails) {
    new ResizeObserver(() => {
      if (this.element.clientWidth !== this.drawnWidth) this.redraw?.();
    }).observe(this.element);
  }

  /** `size`: of the upright image, in whose pixels boxes are; null: only the thumbnail's is known. */
  show(image: number, size: Size | null, found: Found, name: string): void {
    this.redraw = () => this.draw(image, size, found, name);
    this.redraw();
  }

  private draw(image: number, size: Size | null, found: Found, name: string): void {
    const picture = this.thumbnails(image, 'preview');
    if (picture === null) return this.element.replaceChildren(h('p', { class: 'note' }, 'No preview was kept of this image.'));
    const whole = size ?? { width: picture.viewBox.baseVal.width, height: picture.viewBox.baseVal.height };
    const shown = fit(whole, { width: this.element.clientWidth || 320, height: Math.max(240, innerHeight * 0.62) });
    this.drawnWidth = this.element.clientWidth;
    for (const [side, value] of Object.entries({ x: 0, y: 0, ...shown })) picture.setAttribute(side, String(value));
    picture.setAttribute('preserveAspectRatio', 'none');
    insetByHalfAPixel(picture);
    const scale = shown.width / whole.width;
    this.element.replaceChildren(svg('svg', {
      width: shown.width, height: shown.height, viewBox: `0 0 ${shown.width} ${shown.height}`, role: 'img', 'aria-label': textOf(name, found),
    }, picture, found.boxes.map((mark) => box(mark, scale)), found.landmarks.map((at) => dot(at, scale)), this.labels(found.boxes, scale, shown)));
  }

  private labels(boxes: BoxMark[], scale: number, shown: Size): SVGElement[] {
    const style = getComputedStyle(this.element);
    const text = Math.round(parseFloat(style.fontSize) * 0.82) || 12;
    this.measure.font = `${text}px ${style.fontFamily}`;
    const height = text + 2 * padding - 2;
    const labels = boxes.map(({ label, box: { xMin, yMin } }) => ({
      x: xMin * scale, y: yMin * scale, width: Math.ceil(this.measure.measureText(label).width) + 2 * padding,
    }));
    return placeLabels(labels, height, shown).map(({ x, y }, i) => svg('g', { class: `label ${boxes[i].style}` },
      svg('rect', { x, y, width: labels[i].width, height }),
      svg('text', { x: x + padding, y: y + height - padding - 1, 'font-size': text }, boxes[i].label)));
  }
}

/** Enlarged, the pixels at the edge would mix with those of the sheet's next image. */
function insetByHalfAPixel(picture: SVGSVGElement): void {
  const { width, height } = picture.viewBox.baseVal;
  picture.setAttribute('viewBox', `0.5 0.5 ${Math.max(1, width - 1)} ${Math.max(1, height - 1)}`);
}

/** As large as fits, at most four times the image's own pixels. */
function fit(whole: Size, room: Size): Size {
  const scale = Math.min(room.width / whole.width, room.height / whole.height, 4);
  return { width: Math.round(whole.width * scale), height: Math.round(whole.height * scale) };
}

function box({ style, isUnsure, box: { xMin, yMin, xMax, yMax } }: BoxMark, scale: number): SVGElement {
  const at = { x: xMin * scale, y: yMin * scale, width: (xMax - xMin) * scale, height: (yMax - yMin) * scale };
  return svg('g', { class: `mark-box ${style}${isUnsure ? ' unsure' : ''}` }, svg('rect', { class: 'under', ...at }), svg('rect', at));
}

function dot({ x, y }: { x: number; y: number }, scale: number): SVGElement {
  return svg('circle', { class: 'landmark', cx: x * scale, cy: y * scale, r: 3 });
}

function textOf(name: string, { boxes }: Found): string {
  return boxes.length === 0 ? name : `${name}, with marks: ${boxes.map(({ label }) => label).join(', ')}`;
}

export class AnnotatedImage {
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
    this.element = h('div', { class: 'annotated-image' }, this.annotated.element,
      h('div', { class: 'marks', role: 'group', 'aria-label': 'Marks on the image' },
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
    this.note.textContent = size === null ? 'A preview: the image itself is not in this report.'
      : `A preview: the image itself, ${size.width} × ${size.height} pixels, is not in this report.`;
  }

  private toggle(mark: Mark): void {
    const { unmarked } = this.context.state();
    const rest = unmarked.filter((other) => other !== mark);
    this.context.change({ unmarked: this.boxes[mark].checked ? rest : [...rest, mark] });
  }
}
