// Paints a chart's SVG on a canvas. The browser's own way (an image of the SVG) needs a data: or
// blob: address, which strict policies refuse; charts use so little of SVG that this is short.
import { canvasOf, numberOf } from './exported-chart';

type Painter = (context: CanvasRenderingContext2D, element: Element, style: Style) => void;

/** Inherited presentation attributes, as SVG has them. */
type Style = Record<string, string>;

const initial: Style = {
  fill: '#000', stroke: 'none', 'stroke-width': '1', 'stroke-dasharray': 'none', 'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter', 'fill-opacity': '1', 'stroke-opacity': '1', 'font-size': '16', 'font-family': 'sans-serif',
  'font-weight': '400', 'font-style': 'normal', 'text-anchor': 'start', 'dominant-baseline': 'auto', 'paint-order': 'normal',
};

/** The image with `ratio` pixels per unit. */
export function paint(picture: SVGSVGElement, ratio: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(numberOf(picture, 'width') * ratio);
  canvas.height = Math.ceil(numberOf(picture, 'height') * ratio);
  const context = canvas.getContext('2d')!;
  context.scale(ratio, ratio);
  paintElement(context, picture, initial);
  return canvas;
}

function paintElement(context: CanvasRenderingContext2D, element: Element, inherited: Style): void {
  const style = { ...inherited };
  for (const name of Object.keys(initial)) style[name] = element.getAttribute(name) ?? style[name];
  const { tagName } = element;
  context.save();
  context.globalAlpha *= parseFloat(element.getAttribute('opacity') ?? '1');
  transform(context, element);
  if (tagName === 'svg') enter(context, element);
  painters[tagName]?.(context, element, style);
  if (tagName === 'svg' || tagName === 'g') for (const child of element.children) paintElement(context, child, style);
  context.restore();
}

/** The functions that charts use: translate, rotate, scale, matrix. */
function transform(context: CanvasRenderingContext2D, element: Element): void {
  for (const [, name, list] of (element.getAttribute('transform') ?? '').matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a, b, c = 0, d = 0, e = 0, f = 0] = list.trim().split(/[\s,]+/).map(Number);
    if (name === 'translate') context.translate(a, b || 0);
    if (name === 'scale') context.scale(a, b ?? a);
    if (name === 'matrix') context.transform(a, b, c, d, e, f);
    if (name !== 'rotate') continue;
    context.translate(b || 0, c);
    context.rotate((a * Math.PI) / 180);
    context.translate(-(b || 0), -c);
  }
}

/** A nested svg stands at x, y and shows its viewBox; what lies outside is cut. */
function enter(context: CanvasRenderingContext2D, element: Element): void {
  const width = numberOf(element, 'width');
  const height = numberOf(element, 'height');
  context.translate(numberOf(element, 'x'), numberOf(element, 'y'));
  if (element.getAttribute('overflow') !== 'visible') {
    context.beginPath();
    context.rect(0, 0, width, height);
    context.clip();
  }
  const box = (element.getAttribute('viewBox') ?? '').trim().split(/[\s,]+/).map(Number);
  if (box.length !== 4 || !(box[2] > 0) || !(box[3] > 0)) return;
  const scale = Math.min(width / box[2], height / box[3]);
  context.translate((width - box[2] * scale) / 2, (height - box[3] * scale) / 2);
  context.scale(scale, scale);
  context.translate(-box[0], -box[1]);
}

function inkShape(context: CanvasRenderingContext2D, shape: Path2D, style: Style): void {
  setInk(context, style);
  if (style.fill !== 'none') withOpacity(context, style['fill-opacity'], () => context.fill(shape));
  if (style.stroke !== 'none') withOpacity(context, style['stroke-opacity'], () => context.stroke(shape));
}

function setInk(context: CanvasRenderingContext2D, style: Style): void {
  context.fillStyle = style.fill;
  context.strokeStyle = style.stroke;
  context.lineWidth = parseFloat(style['stroke-width']);
  context.lineCap = style['stroke-linecap'] as CanvasLineCap;
  context.lineJoin = style['stroke-linejoin'] as CanvasLineJoin;
  const dashes = style['stroke-dasharray'];
  context.setLineDash(dashes === 'none' ? [] : dashes.split(/[\s,]+/).map(Number));
}

function withOpacity(context: CanvasRenderingContext2D, opacity: string, ink: () => void): void {
  const before = context.globalAlpha;
  context.globalAlpha = before * parseFloat(opacity);
  ink();
  context.globalAlpha = before;
}

const shape = (draw: (path: Path2D, of: (attribute: string) => number, element: Element) => void): Painter =>
  (context, element, style) => {
    const path = new Path2D();
    draw(path, (attribute) => numberOf(element, attribute), element);
    inkShape(context, path, style);
  };

const painters: Record<string, Painter> = {
  rect: shape((path, of) => path.roundRect(of('x'), of('y'), of('width'), of('height'), of('rx'))),
  circle: shape((path, of) => path.arc(of('cx'), of('cy'), of('r'), 0, 2 * Math.PI)),
  ellipse: shape((path, of) => path.ellipse(of('cx'), of('cy'), of('rx'), of('ry'), 0, 0, 2 * Math.PI)),
  line: shape((path, of) => (path.moveTo(of('x1'), of('y1')), path.lineTo(of('x2'), of('y2')))),
  path: shape((path, _, element) => path.addPath(new Path2D(element.getAttribute('d') ?? ''))),
  polyline: shape((path, _, element) => path.addPath(new Path2D(`M${element.getAttribute('points') ?? ''}`))),
  polygon: shape((path, _, element) => path.addPath(new Path2D(`M${element.getAttribute('points') ?? ''}Z`))),
  text: paintText,
  image: paintImage,
};

function paintText(context: CanvasRenderingContext2D, element: Element, style: Style): void {
  setInk(context, style);
  context.font = `${style['font-style']} ${style['font-weight']} ${parseFloat(style['font-size'])}px ${style['font-family']}`;
  context.textAlign = style['text-anchor'] === 'middle' ? 'center' : (style['text-anchor'] as CanvasTextAlign);
  const baseline = style['dominant-baseline'];
  context.textBaseline = baseline === 'middle' || baseline === 'central' ? 'middle' : baseline === 'hanging' ? 'hanging' : 'alphabetic';
  const x = numberOf(element, 'x') + numberOf(element, 'dx');
  const y = numberOf(element, 'y') + lengthOf(element.getAttribute('dy'), parseFloat(style['font-size']));
  const text = element.textContent ?? '';
  const strokeIt = () => style.stroke !== 'none' && context.strokeText(text, x, y);
  if (style['paint-order'].startsWith('stroke')) strokeIt();
  if (style.fill !== 'none') withOpacity(context, style['fill-opacity'], () => context.fillText(text, x, y));
  if (!style['paint-order'].startsWith('stroke')) strokeIt();
}

/** "0.35em" or plain units. */
function lengthOf(text: string | null, em: number): number {
  const value = parseFloat(text ?? '') || 0;
  return text?.endsWith('em') ? value * em : value;
}

function paintImage(context: CanvasRenderingContext2D, element: Element): void {
  const canvas = canvasOf(element);
  if (canvas === undefined) return;
  context.drawImage(canvas, numberOf(element, 'x'), numberOf(element, 'y'), numberOf(element, 'width'), numberOf(element, 'height'));
}
