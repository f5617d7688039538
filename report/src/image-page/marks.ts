// What networks found where in a picture, as marks to draw.
import type { Data } from '../core/data';
import type { Box, Details } from '../core/details';
import * as format from '../core/format';
import type { View } from '../core/model';

export const marks = ['objects', 'faces', 'landmarks', 'unsure'] as const;
export type Mark = (typeof marks)[number];

export interface BoxMark {
  kind: 'objects' | 'faces';
  /** below the threshold that holds */
  isUnsure: boolean;
  label: string;
  box: Box;
}

export interface Found {
  boxes: BoxMark[];
  landmarks: { x: number; y: number }[];
}

/** `least`: the threshold that holds for a detection's name or for faces. */
export function foundIn(data: Data, view: View, details: Details, image: number): Found {
  const least = leastScores(data, view);
  const objects = details.objects(image).map(({ object, score, box }): BoxMark => ({
    kind: 'objects', isUnsure: score < (least.get(`object ${object}`) ?? 0), label: `${object} ${format.share(score)}`, box,
  }));
  const faces = details.faces(image);
  const boxes = faces.map(({ score, box }): BoxMark => ({
    kind: 'faces', isUnsure: score < (least.get('face face') ?? 0), label: `face ${format.share(score)}`, box,
  }));
  return { boxes: [...objects, ...boxes], landmarks: faces.flatMap((face) => face.landmarks) };
}

/** By "kind name". */
function leastScores({ features, kinds }: Data, { ranges }: View): Map<string, number> {
  const scored = new Set(['object', 'face']);
  return new Map(features.flatMap(({ kind, name }, f): [string, number][] =>
    scored.has(kinds[kind].name) ? [[`${kinds[kind].name} ${name}`, ranges[f].least]] : []));
}

/** How many marks of each sort a picture has. */
export function countsOf({ boxes, landmarks }: Found): Record<Mark, number> {
  const n = (kind: string) => boxes.filter((box) => box.kind === kind && !box.isUnsure).length;
  return { objects: n('objects'), faces: n('faces'), landmarks: landmarks.length, unsure: boxes.filter((box) => box.isUnsure).length };
}

/** What is drawn, given what the reader switched off. */
export function drawn({ boxes, landmarks }: Found, off: readonly string[]): Found {
  return {
    boxes: boxes.filter((box) => !off.includes(box.kind) && (!box.isUnsure || !off.includes('unsure'))),
    landmarks: off.includes('landmarks') ? [] : landmarks,
  };
}
