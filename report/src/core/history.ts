// The runs of this business and image source that the store has: the document that history.js
// holds, and its decoding.
import { numbersOf } from './columns';
import type { Column, Listed, RunTimes, Trust } from './document';
import type { Mark } from '../stats/findings';
import { withBlanks } from './words';

export interface HistoryModel {
  task: string;
  name: string;
  sha256: string;
  settings: string;
}

interface RunDocument extends RunTimes, Trust {
  uid: string;
  pooled_ctr: number | null;
  /** indices into `models` */
  models: number[];
}

/** Names; `changed`: the same path holds another image. */
interface ImagesOfDelta {
  both: number;
  arrived: Listed<string>;
  gone: Listed<string>;
  changed: Listed<string>;
}

interface DeltaDocument {
  /** index of the earlier run; the later one is always this report's */
  before: number;
  images: ImagesOfDelta;
  /** indices of features */
  features: { arrived: Listed<number>; gone: Listed<number> };
  /** f32 columns, one row per feature that is listed; NaN: no interval */
  effects: { total: number; feature: Column; before: Column; after: Column; low: Column; high: Column; mark_before: Column; mark_after: Column };
  intervals: boolean;
}

/** As lib/report/documents/history_document.h writes it. */
export interface HistoryDocument {
  schema: number;
  /** uid of the run that the report is about */
  run: string;
  /** complete runs in the store; `runs` has the newest of them, at most `most` */
  total: number;
  most: number;
  models: HistoryModel[];
  features: {
    kinds: string[];
    names: string[];
    keys: string[];
    /** as people call them, by index; else their names with blanks */
    shown: Record<string, string>;
  };
  /** earliest first */
  runs: RunDocument[];
  /** names of the numbers in columns of marks */
  marks: Mark[];
  /** run by run the features that it has, in f32 and integers */
  series: {
    per_run: Column;
    feature: Column;
    with: Column;
    without: Column;
    ctr_with: Column;
    ctr_without: Column;
    difference: Column;
    low: Column;
    high: Column;
    mark: Column;
    eligibility: Column;
    eligibilities: string[];
  };
  breaks: { run: number; task: string; from: number | null; to: number | null }[];
  deltas: DeltaDocument[];
}

export interface HistoryRun extends Omit<RunDocument, 'models'> {
  models: HistoryModel[];
  /** the one that the report is about */
  isThis: boolean;
}

export interface HistoryFeature {
  kind: string;
  name: string;
  /** as people call it */
  shown: string;
  key: string;
}

/** A feature in one run. NaN: not known, e.g. no interval since too few images have it. */
export interface SeriesPoint {
  /** index into History.runs */
  run: number;
  /** units (equal pictures count once) */
  with: number;
  without: number;
  ctrWith: number;
  ctrWithout: number;
  /** of CTRs as fractions, with its interval at the level of that run's family */
  difference: number;
  low: number;
  high: number;
  mark: Mark;
  /** 'tested', or why not */
  eligibility: string;
}

/** From `run` on another model, or other settings, answered a task: numbers before and after do
 * not compare. Null: the task was not asked. */
export interface ModelBreak {
  run: number;
  task: string;
  from: HistoryModel | null;
  to: HistoryModel | null;
}

/** How a feature's difference changed. The interval is 95 %, by a bootstrap of images with both
 * their runs, for this feature alone: those listed were picked as the clearest changes. */
export interface EffectChange {
  feature: HistoryFeature;
  before: number;
  after: number;
  change: number;
  low: number;
  high: number;
  markBefore: Mark;
  markAfter: Mark;
}

/** From an earlier run to this one. */
export interface Delta {
  /** index into History.runs */
  before: number;
  images: ImagesOfDelta;
  features: { arrived: Listed<HistoryFeature>; gone: Listed<HistoryFeature> };
  /** the clearest first; `total` features could be compared */
  effects: Listed<EffectChange>;
  /** false: left out for runs this old, so `low` and `high` are NaN */
  intervals: boolean;
}

export interface History {
  /** earliest first */
  runs: HistoryRun[];
  /** index of the run on the page */
  current: number;
  /** runs in the store; `runs` has the newest, at most `most` */
  total: number;
  most: number;
  features: HistoryFeature[];
  breaks: ModelBreak[];
  /** to each earlier run, the nearest first: the first is to the previous one */
  deltas: Delta[];
  /** a feature through the runs that have it, earliest first */
  series(kind: string, name: string): SeriesPoint[];
}

/** The newest document that this script understands. */
export const historySchema = 1;

/** `shown`: uid of the run on the page; deltas are told for the report's own run only. Null for a
 * document of another schema. */
export function decodeHistory(document: HistoryDocument, shown = document.run): History | null {
  if (document.schema > historySchema) return null;
  const { models } = document;
  const model = (index: number | null) => (index === null ? null : models[index]);
  const features = document.features.keys.map((key, i) => ({
    key,
    kind: document.features.kinds[i],
    name: document.features.names[i],
    shown: document.features.shown[i] ?? withBlanks(document.features.names[i]),
  }));
  return {
    runs: document.runs.map((run) => ({
      ...run,
      models: run.models.map((index) => models[index]),
      isThis: run.uid === shown,
    })),
    current: document.runs.findIndex(({ uid }) => uid === shown),
    total: document.total,
    most: document.most,
    features,
    breaks: document.breaks.map(({ run, task, from, to }) => ({ run, task, from: model(from), to: model(to) })),
    deltas: shown === document.run ? document.deltas.map((delta) => decodeDelta(delta, features, document.marks)) : [],
    series: seriesIn(document.series, features, document.marks),
  };
}

function decodeDelta({ before, images, features, effects, intervals }: DeltaDocument, all: HistoryFeature[], marks: Mark[]): Delta {
  const named = ({ total, first }: Listed<number>) => ({ total, first: first.map((index) => all[index]) });
  return {
    before,
    images,
    features: { arrived: named(features.arrived), gone: named(features.gone) },
    effects: { total: effects.total, first: decodeEffects(effects, all, marks) },
    intervals,
  };
}

function decodeEffects(columns: DeltaDocument['effects'], all: HistoryFeature[], marks: Mark[]): EffectChange[] {
  const [feature, before, after, low, high, markBefore, markAfter] = [
    columns.feature, columns.before, columns.after, columns.low, columns.high, columns.mark_before, columns.mark_after,
  ].map(numbersOf);
  return Array.from(feature, (index, i) => ({
    feature: all[index],
    before: before[i],
    after: after[i],
    change: after[i] - before[i],
    low: low[i],
    high: high[i],
    markBefore: marks[markBefore[i]],
    markAfter: marks[markAfter[i]],
  }));
}

function seriesIn(s: HistoryDocument['series'], features: HistoryFeature[], marks: Mark[]): History['series'] {
  const perRun = numbersOf(s.per_run);
  const runOf = Array.from(perRun, (count, run) => new Array<number>(count).fill(run)).flat();
  const rows = new Map<number, number[]>();
  numbersOf(s.feature).forEach((feature: number, row: number) => {
    if (!rows.has(feature)) rows.set(feature, []);
    rows.get(feature)!.push(row);
  });
  const [withIt, without, ctrWith, ctrWithout] = [s.with, s.without, s.ctr_with, s.ctr_without].map(numbersOf);
  const [difference, low, high, mark, eligibility] = [s.difference, s.low, s.high, s.mark, s.eligibility].map(numbersOf);
  const indexOf = new Map(features.map(({ kind, name }, i) => [`${kind} ${name}`, i]));
  return (kind, name) =>
    (rows.get(indexOf.get(`${kind} ${name}`) ?? -1) ?? []).map((row) => ({
      run: runOf[row],
      with: withIt[row],
      without: without[row],
      ctrWith: ctrWith[row],
      ctrWithout: ctrWithout[row],
      difference: difference[row],
      low: low[row],
      high: high[row],
      mark: marks[mark[row]],
      eligibility: s.eligibilities[eligibility[row]],
    }));
}
