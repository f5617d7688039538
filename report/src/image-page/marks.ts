// What networks found where in an image, as marks to draw.
import type { Data } from '../core/data';
import type { Box, Details } from '../core/details';
import * as format from '../core/format';
import type { View } from '../core/model';

/** The boxes of one kind, by its plural; or its points, or whatever is below its threshold. */
export type Mark = string;

export interface MarkKind {
  mark: Mark;
  /** class of its colour and stroke; '' for marks that are not boxes */
  style: string;
  text: string;
}

export interface BoxMark {
  kind: Mark;
  style: string;
  /** below the threshold that holds */
  isUnsure: boolean;
  label: string;
  box: Box;
  points: { x: number; y: number }[];
}

export interface Found {
  boxes: BoxMark[];
  landmarks: { x: number; y: number }[];
}

/** What a reader can switch off: the kinds that stand somewhere, landmarks and the unsure. */
export function marksOf({ kinds }: Data): MarkKind[] {
  const boxes = kinds.filter((kind) => kind.is_located)
    .map(({ plural }, i) => ({ mark: plural, style: `place-${i + 1}`, text: plural[0].toUpperCase() + plural.slice(1) }));
  return [...boxes, { mark: 'landmarks', style: '', text: 'Landmarks of faces' }, { mark: 'unsure', style: '', text: 'Below the threshold' }];
}

export function foundIn(data: Data, view: View, details: Details, image: number): Found {
  const least = leastScores(data, view);
  const styles = new Map(marksOf(data).map(({ mark, style }) => [mark, style]));
  const plurals = new Map(data.kinds.map(({ name, plural }) => [name, plural]));
  const located = details.located(image);
  const boxes = located.map(({ kind, name, score, box, points }): BoxMark => ({
    kind: plurals.get(kind)!, style: styles.get(plurals.get(kind)!)!, box, points,
    isUnsure: score < (least.get(`${kind} ${name}`) ?? 0), label: `${name} ${format.share(score)}`,
  }));
  return { boxes, landmarks: located.flatMap(({ points }) => points) };
}

/** By "kind name". */
function leastScores({ features, kinds }: Data, { ranges }: View): Map<string, number> {
  return new Map(features.flatMap(({ kind, name }, f): [string, number][] =>
    kinds[kind].is_located ? [[`${kinds[kind].name} ${name}`, ranges[f].least]] : []));
}

/** How many marks of each sort an image has. */
export function countsOf({ boxes, landmarks }: Found): (mark: Mark) => number {
  return (mark) => {
    if (mark === 'landmarks') return landmarks.length;
    return boxes.filter(({ kind, isUnsure }) => (mark === 'unsure' ? isUnsure : kind === mark && !isUnsure)).length;
  };
}

/** What is drawn, given what the reader switched off. */
export function drawn({ boxes, landmarks }: Found, off: readonly Mark[]): Found {
  return {
    boxes: boxes.filter((box) => !off.includes(box.kind) && (!box.isUnsure || !off.includes('unsure'))),
    landmarks: off.includes('landmarks') ? [] : landmarks,
  };
}
