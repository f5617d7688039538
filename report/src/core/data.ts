// The document, decoded: what every view reads. Nothing here depends on filters.
import { indexesOf, numbersOf, unpackPoints, type Points } from './columns';
import { withRollUps } from './roll-ups';
import type { FactorUse } from '../stats/factors';
import type { Column, Kind, Measure, Members, MetricRows, ReportDocument } from './document';
import { withBlanks } from './words';

export { none } from './columns';

export interface Feature {
  key: string;
  /** in its kind's vocabulary */
  name: string;
  /** as people call it, beside its kind or alone */
  shown: string;
  distinct: string;
  /** what sentences call {name} */
  noun: string;
  kind: number;
  /** whose result fills it; null: none of ours */
  task: string | null;
  threshold: number;
  measure: Measure;
  /** its values are a model's confidence, so the confidence filter applies */
  confidence: boolean;
  /** a roll-up's features */
  members: Members | null;
  /** 1 where a task that fills it has no result for the image; null: nowhere */
  missing: Uint8Array | null;
}

export interface Images {
  names: string[];
  /** 0..1; NaN: no CTR is known */
  ctr: Float64Array;
  clicks: ArrayLike<number> | null;
  impressions: ArrayLike<number> | null;
  /** images with equal numbers are the same picture */
  cluster: ArrayLike<number>;
  /** images with equal numbers are one creative family, the unit of error */
  family: ArrayLike<number>;
}

/** Something that groups the images, such as their template. */
export interface Factor {
  name: string;
  /** as people call it */
  shown: string;
  /** where it was read */
  from: 'name' | 'metrics' | 'automatic';
  /** false: it names images, and nothing can be adjusted by it */
  offered: boolean;
  /** in the whole run */
  use: FactorUse;
  /** it is the unit of error only, and never held fixed */
  same?: boolean;
  levels: string[];
  /** index into levels by image, or none */
  ofImage: ArrayLike<number>;
  /** the same by row of clicks, where an image has rows in several levels */
  ofRow: ArrayLike<number> | null;
}

/** Clicks by image and day, where the metrics tell them apart. Columns of equal length. */
export interface ClickRows {
  image: ArrayLike<number>;
  /** index into dates, or none */
  date: ArrayLike<number>;
  dates: string[];
  /** how coarse the dates are; each stands for the group that it begins */
  grouped: MetricRows['grouped'];
  clicks: ArrayLike<number>;
  impressions: ArrayLike<number>;
}

export interface Data {
  document: ReportDocument;
  images: Images;
  factors: Factor[];
  clickRows: ClickRows | null;
  kinds: Kind[];
  features: Feature[];
  points: Points;
}

export function decode(document: ReportDocument): Data {
  const { features, points } = document;
  return {
    document,
    images: decodeImages(document),
    factors: decodeFactors(document),
    clickRows: document.metric_rows === null ? null : decodeRows(document.metric_rows),
    kinds: document.kinds,
    features: decodeFeatures(document),
    points: withRollUps(
      unpackPoints(
        numbersOf(points.words),
        numbersOf(features.words_per_feature),
        features.divisors,
        numbersOf(points.finer),
        numbersOf(points.numbers),
      ),
      features.members,
      document.images.names.length,
    ),
  };
}

function decodeFeatures(document: ReportDocument): Feature[] {
  const { features: of, tasks } = document;
  const missing = missingBySetOfTasks(document);
  return of.keys.map((key, f) => ({
    key,
    name: of.names[f],
    ...namesOf(of, f),
    kind: of.kinds[f],
    task: tasks[of.tasks[f]] ?? null,
    threshold: of.thresholds[f],
    measure: of.measures[f],
    confidence: of.confidences[f] === 1,
    members: of.members[f] ?? null,
    missing: missing(of.members[f]?.features ?? [f]),
  }));
}

function namesOf({ names, shown, nouns, distinct }: ReportDocument['features'], f: number): Pick<Feature, 'shown' | 'distinct' | 'noun'> {
  const called = shown[f] ?? withBlanks(names[f]);
  return { shown: called, distinct: distinct[f] ?? called, noun: nouns[f] ?? called };
}

/** Where any task of these features has no result; the same array for the same tasks. */
function missingBySetOfTasks({ tasks: names, features, images }: ReportDocument): (of: number[]) => Uint8Array | null {
  const known = new Map<string, Uint8Array | null>();
  return (of) => {
    const tasks = [...new Set(of.map((f) => names[features.tasks[f]] ?? null))].sort();
    const key = tasks.join();
    if (!known.has(key)) {
      const positions = tasks.flatMap((task) => (task === null ? [] : images.missing[task] ?? []));
      known.set(key, flags(positions, images.names.length));
    }
    return known.get(key)!;
  };
}

function decodeFactors({ factors, metric_rows: rows }: ReportDocument): Factor[] {
  return factors.map(({ name, shown, from, offered, use, same, levels, of_image }) => {
    const byRow = rows?.factors.find((factor) => factor.name === name);
    return { name, shown, from, offered, use, same, levels, ofImage: indexesOf(of_image), ofRow: byRow ? indexesOf(byRow.of_row) : null };
  });
}

function decodeRows(rows: MetricRows): ClickRows {
  return {
    image: numbersOf(rows.image),
    date: indexesOf(rows.date),
    dates: rows.dates,
    grouped: rows.grouped,
    clicks: numbersOf(rows.clicks),
    impressions: numbersOf(rows.impressions),
  };
}

function decodeImages({ images }: ReportDocument): Images {
  const optional = (column: Column | null) => (column === null ? null : numbersOf(column));
  const clicks = optional(images.clicks);
  const impressions = optional(images.impressions);
  const stated = optional(images.ctr);
  const ctr = Float64Array.from(images.names, (_, i) => {
    if (impressions !== null && impressions[i] > 0) return clicks![i] / impressions[i];
    return stated === null ? NaN : stated[i];
  });
  return { names: images.names, ctr, clicks, impressions, cluster: numbersOf(images.cluster), family: numbersOf(images.family) };
}

function flags(positions: number[], count: number): Uint8Array | null {
  if (positions.length === 0) return null;
  const set = new Uint8Array(count);
  for (const position of positions) set[position] = 1;
  return set;
}
