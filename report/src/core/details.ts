// What the page shows of single images: the document that details.js holds, and its decoding.
import { bytesOf, numbersOf } from './columns';
import type { Column } from './document';

/** As lib/report/documents/details_document.h writes it. Lists of one image follow those of the one before. */
export interface DetailsDocument {
  schema: number;
  /** uid */
  run: string;
  /** pixels of the upright image; 0: features were imported */
  sizes: { widths: Column; heights: Column };
  /** a path is the image's name and its ending, or, where `ending` is 255, one of `others` */
  paths: { endings: string[]; ending: Column; others: Record<string, string> };
  /** six bytes per image, the first of its sha256; all 0: unknown */
  digests: Column;
  /** what networks found where, kind by kind */
  located: LocatedColumns[];
  /** cosines in thousandths, at least 0 */
  look_alikes: { per_image: Column; image: Column; cosine: Column } | null;
  /** why there are none */
  look_alikes_left_out: string;
}

interface LocatedColumns {
  /** name of the kind */
  kind: string;
  names: string[];
  per_image: Column;
  /** index into names */
  name: Column;
  /** in thousandths */
  score: Column;
  /** x_min, y_min, x_max, y_max in pixels */
  boxes: Column;
  /** how many each has */
  points_each: number;
  /** x and y of each; of a face left eye, right eye, nose, left and right corner of the mouth */
  points: Column;
}

/** In pixels of the upright image, inside it. */
export interface Box {
  xMin: number;
  yMin: number;
  xMax: number;
  yMax: number;
}

/** A feature where a network found it. */
export interface Located {
  /** names of its kind and of itself */
  kind: string;
  name: string;
  /** 0..1, rounded down to thousandths */
  score: number;
  box: Box;
  /** of a face its landmarks, as the viewer sees them */
  points: { x: number; y: number }[];
}

/** Another image (never a copy of the same bytes) that this one resembles. */
export interface LookAlike {
  image: number;
  /** of the two embeddings, 0..1 */
  cosine: number;
}

/** Everything by index of the image. */
export interface Details {
  run: string;
  /** upright, in pixels; null: unknown */
  size(image: number): { width: number; height: number } | null;
  /** below the source's root */
  path(image: number): string;
  /** first 12 hex digits of the bytes' sha256; '': unknown */
  digest(image: number): string;
  /** kind by kind, of each the surest first; objects from a score of 0.1 */
  located(image: number): Located[];
  /** nearest first, at most 6 */
  lookAlikes(image: number): LookAlike[];
  /** why there are no look-alikes at all; '' where there are */
  lookAlikesLeftOut: string;
}

/** The newest document that this script understands. */
export const detailsSchema = 2;

/** `names`: of the images, as in the data document. Null for a document of another schema. */
export function decodeDetails(document: DetailsDocument, names: readonly string[]): Details | null {
  if (document.schema !== detailsSchema) return null;
  const { sizes, paths, look_alikes: alikes } = document;
  const widths = numbersOf(sizes.widths);
  const heights = numbersOf(sizes.heights);
  const endings = numbersOf(paths.ending);
  const digests = bytesOf(document.digests.base64);
  const located = document.located.map(locatedIn);
  return {
    run: document.run,
    size: (image) => (widths[image] > 0 ? { width: widths[image], height: heights[image] } : null),
    path: (image) => paths.others[image] ?? names[image] + (paths.endings[endings[image]] ?? ''),
    digest: (image) => hex(digests.subarray(6 * image, 6 * image + 6)),
    located: (image) => located.flatMap((ofKind) => ofKind(image)),
    lookAlikes: alikes === null ? () => [] : lookAlikesIn(alikes),
    lookAlikesLeftOut: document.look_alikes_left_out,
  };
}

function locatedIn({ kind, names, points_each: each, ...columns }: LocatedColumns): (image: number) => Located[] {
  const [name, score, boxes, places] = [columns.name, columns.score, columns.boxes, columns.points].map(numbersOf);
  const points = (at: number) =>
    Array.from({ length: each }, (_, i) => ({ x: places[2 * (each * at + i)], y: places[2 * (each * at + i) + 1] }));
  return listsIn(columns.per_image, (at) => ({ kind, name: names[name[at]], score: score[at] / 1000, box: boxAt(boxes, at), points: points(at) }));
}

function lookAlikesIn(columns: NonNullable<DetailsDocument['look_alikes']>): (image: number) => LookAlike[] {
  const [image, cosine] = [columns.image, columns.cosine].map(numbersOf);
  return listsIn(columns.per_image, (at) => ({ image: image[at], cosine: cosine[at] / 1000 }));
}

/** The elements of an image's list, made when they are asked for. */
function listsIn<T>(perImage: Column, make: (at: number) => T): (image: number) => T[] {
  const counts = numbersOf(perImage);
  const starts = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i] + counts[i];
  return (image) => Array.from({ length: counts[image] ?? 0 }, (_, i) => make(starts[image] + i));
}

function boxAt(boxes: ArrayLike<number>, at: number): Box {
  return { xMin: boxes[4 * at], yMin: boxes[4 * at + 1], xMax: boxes[4 * at + 2], yMax: boxes[4 * at + 3] };
}

function hex(bytes: Uint8Array): string {
  if (bytes.every((byte) => byte === 0)) return '';
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
