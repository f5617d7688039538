// A thumbnail with what networks found where in the image, above its thresholds.
import type { Box } from '../core/details';
import { svg } from './dom';
import { foundIn, type Found } from '../image-page/marks';
import type { View } from '../core/model';
import type { Context } from './part';

/** The marks come as soon as the report's details are loaded; null where there is no thumbnail. */
export function markedThumbnail(context: Context, view: View, image: number, className: string): SVGSVGElement | null {
  const thumbnail = context.thumbnails(image, className);
  if (thumbnail === null) return null;
  void context.details.then((details) => {
    const size = details?.size(image) ?? null;
    if (details !== null && size !== null) mark(thumbnail, size, foundIn(context.data, view, details, image));
  });
  return thumbnail;
}

function mark(thumbnail: SVGSVGElement, size: { width: number; height: number }, { boxes }: Found): void {
  const { width, height } = thumbnail.viewBox.baseVal;
  const [x, y] = [width / size.width, height / size.height];
  const sure = boxes.filter(({ isUnsure }) => !isUnsure);
  for (const { style, box: { xMin, yMin, xMax, yMax } } of sure) {
    const at = { x: xMin * x, y: yMin * y, width: (xMax - xMin) * x, height: (yMax - yMin) * y };
    thumbnail.append(svg('g', { class: `mark-box ${style}` }, svg('rect', { class: 'under', ...at }), svg('rect', at)));
  }
  for (const { box, points } of sure) {
    for (const at of points.filter((point) => isInside(box, point))) thumbnail.append(svg('circle', { class: 'landmark', cx: at.x * x, cy: at.y * y, r: 0.012 * width }));
  }
}

function isInside({ xMin, yMin, xMax, yMax }: Box, at: { x: number; y: number }): boolean {
  return at.x >= xMin && at.x <= xMax && at.y >= yMin && at.y <= yMax;
}
