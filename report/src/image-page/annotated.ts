// The picture with boxes and landmarks, drawn in CSS pixels so that labels stay readable.
import { h, svg } from '../page/dom';
import type { Thumbnails } from '../page/thumbnail';
import { placeLabels } from './labels';
import type { BoxMark, Found } from './marks';

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

  /** `size`: of the upright picture, in whose pixels boxes are; null: only the thumbnail's is known. */
  show(image: number, size: Size | null, found: Found, name: string): void {
    this.redraw = () => this.draw(image, size, found, name);
    this.redraw();
  }

  private draw(image: number, size: Size | null, found: Found, name: string): void {
    const picture = this.thumbnails(image, 'preview');
    if (picture === null) return this.element.replaceChildren(h('p', { class: 'note' }, 'No preview was kept of this picture.'));
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

/** Enlarged, the pixels at the edge would mix with those of the sheet's next picture. */
function insetByHalfAPixel(picture: SVGSVGElement): void {
  const { width, height } = picture.viewBox.baseVal;
  picture.setAttribute('viewBox', `0.5 0.5 ${Math.max(1, width - 1)} ${Math.max(1, height - 1)}`);
}

/** As large as fits, at most four times the picture's own pixels. */
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
