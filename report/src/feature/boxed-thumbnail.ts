// A thumbnail with the boxes in which the networks found a feature.
import type { Data, Feature } from '../core/data';
import type { Box, Details } from '../core/details';
import { svg } from '../page/dom';
import type { Thumbnails } from '../page/thumbnail';

/**
 * Where a feature was seen in an image, surest first: what its task found under its name, from its
 * threshold on, and of a count all. Labels and colours have no boxes.
 */
export function boxesOf(details: Details, { kinds }: Data, { kind, name, task, threshold }: Feature, image: number): Box[] {
  const { name: ownKind, unit } = kinds[kind];
  const from = new Set(kinds.filter((each) => (unit === 'count' ? each.task === task : each.name === ownKind)).map((each) => each.name));
  const least = unit === 'count' ? 0 : threshold;
  return details.located(image)
    .filter((found) => from.has(found.kind) && found.name === name && found.score >= least)
    .map(({ box }) => box);
}

/** Draws boxes, in pixels of an image of `size`, into its thumbnail. */
export function drawBoxes(thumbnail: SVGSVGElement, size: { width: number; height: number } | null, boxes: Box[]): void {
  if (size === null) return;
  const { width, height } = thumbnail.viewBox.baseVal;
  const x = width / size.width;
  const y = height / size.height;
  for (const { xMin, yMin, xMax, yMax } of boxes) {
    const frame = { x: xMin * x, y: yMin * y, width: (xMax - xMin) * x, height: (yMax - yMin) * y };
    thumbnail.append(svg('rect', { class: 'box under', ...frame }), svg('rect', { class: 'box', ...frame }));
  }
}

/** The thumbnail of an image with the feature's boxes as soon as they are there. */
export function boxedThumbnail(thumbnails: Thumbnails, details: Promise<Details | null>, data: Data, feature: Feature, image: number): SVGSVGElement | null {
  const thumbnail = thumbnails(image, 'thumb');
  if (thumbnail === null) return null;
  void details.then((known) => {
    if (known !== null) drawBoxes(thumbnail, known.size(image), boxesOf(known, data, feature, image));
  });
  return thumbnail;
}
