// One cell of a sheet of thumbnails, as an SVG that shows only this cell.
import { numbersOf } from '../core/columns';
import type { Data } from '../core/data';
import { svg } from './dom';

const none = 0xffffffff;

declare global {
  interface Window {
    /** JPEGs in base64 by cell: those of a single-file report, which has no files */
    imageliftThumbnails?: string[];
  }
}

/** Makes the thumbnail of an image, or null where it has none. */
export type Thumbnails = (image: number, className: string) => SVGSVGElement | null;

/** `base`: the address of the report folder, '' or ending in '/'. */
export function thumbnailsOf(data: Data, base: string): Thumbnails {
  const sheets = data.document.thumbnails;
  if (sheets === null) return () => null;
  const position = numbersOf(sheets.position);
  const widths = numbersOf(sheets.widths);
  const heights = numbersOf(sheets.heights);
  const [width, height] = sheets.cell;
  return (image, className) => {
    if (position[image] === none) return null;
    const file = Math.floor(position[image] / sheets.per_file);
    const cell = position[image] % sheets.per_file;
    const cells = Math.min(sheets.per_file, sheets.count - file * sheets.per_file);
    const x = (cell % sheets.columns) * width;
    const y = Math.floor(cell / sheets.columns) * height;
    const size = { width: widths[image], height: heights[image] };
    const inline = window.imageliftThumbnails?.[position[image]];
    const sheet = inline !== undefined || sheets.per_file === 1
      ? size
      : { width: sheets.columns * width, height: Math.ceil(cells / sheets.columns) * height };
    return svg(
      'svg',
      { class: className, viewBox: `0 0 ${size.width} ${size.height}`, 'aria-hidden': 'true' },
      svg('svg', size, svg('image', {
        href: inline === undefined ? `${base}${sheets.prefix}${file}.jpg` : `data:image/jpeg;base64,${inline}`,
        x: -x,
        y: -y,
        ...sheet,
      })),
    );
  };
}
