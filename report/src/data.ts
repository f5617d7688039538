// The document, decoded: what every view reads. Nothing here depends on filters.
import { indexesOf, numbersOf, unpackPoints, type Points } from './columns';
import type { Column, Measure, MetricRows, ReportDocument } from './document';

export { none } from './columns';

export interface Kind {
  name: string;
  /** 1 where the task that fills this kind has no result for the image */
  missing: Uint8Array | null;
  /** where presence begins; null: it has none, or each feature its own */
  threshold: number | null;
  /** its confidences order the answers of a model, and are no probabilities */
  ranked: boolean;
}

export interface Feature {
  key: string;
  name: string;
  kind: number;
  threshold: number;
  measure: Measure;
  /** its values are a model's confidence, so the confidence filter applies */
  confidence: boolean;
}

/** Numbers by feature, for the default view; NaN stands for "not enough data". */
export interface Statistics {
  with: ArrayLike<number>;
  without: ArrayLike<number>;
  ctrWith: ArrayLike<number>;
  ctrWithout: ArrayLike<number>;
  /** interval of the difference, at the level that matches q */
  low: ArrayLike<number>;
  high: ArrayLike<number>;
  /** Welch's 95 % interval, for this feature alone */
  plainLow: ArrayLike<number>;
  plainHigh: ArrayLike<number>;
  p: ArrayLike<number>;
  q: ArrayLike<number>;
  /** rank correlation with the CTR, where the feature has one */
  rho: ArrayLike<number>;
  rhoLow: ArrayLike<number>;
  rhoHigh: ArrayLike<number>;
  /** 1: the interval excludes 0, which equals q <= 0.05 */
  marked: ArrayLike<number>;
  /** index into standings; 0 is tested */
  standing: ArrayLike<number>;
  standings: string[];
  /** all features, the clearest difference first */
  ranking: ArrayLike<number>;
}

export interface Images {
  names: string[];
  /** 0..1; NaN: no CTR is known */
  ctr: Float64Array;
  clicks: ArrayLike<number> | null;
  impressions: ArrayLike<number> | null;
  /** images with equal numbers are the same picture */
  cluster: ArrayLike<number>;
}

/** Something that groups the images, such as their template. */
export interface Factor {
  name: string;
  /** where it was read */
  from: 'name' | 'metrics' | 'automatic';
  /** false: it names images, and nothing can be adjusted by it */
  offered: boolean;
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
  statistics: Statistics;
}

export function decode(document: ReportDocument): Data {
  const { features, points, statistics } = document;
  const count = document.images.names.length;
  return {
    document,
    images: decodeImages(document),
    factors: decodeFactors(document),
    clickRows: document.metric_rows === null ? null : decodeRows(document.metric_rows),
    kinds: document.kinds.map(({ name, task, threshold, ranked }) => ({
      name,
      threshold,
      ranked,
      missing: flags(task === null ? undefined : document.images.missing[task], count),
    })),
    features: features.keys.map((key, f) => ({
      key,
      name: features.names[f],
      kind: features.kinds[f],
      threshold: features.thresholds[f],
      measure: features.measures[f],
      confidence: features.confidences[f] === 1,
    })),
    points: unpackPoints(
      numbersOf(points.words),
      numbersOf(features.words_per_feature),
      features.divisors,
      numbersOf(points.numbers),
    ),
    statistics: decodeStatistics(statistics),
  };
}

function decodeStatistics(s: ReportDocument['statistics']): Statistics {
  return {
    with: numbersOf(s.with),
    without: numbersOf(s.without),
    ctrWith: numbersOf(s.ctr_with),
    ctrWithout: numbersOf(s.ctr_without),
    low: numbersOf(s.low),
    high: numbersOf(s.high),
    plainLow: numbersOf(s.plain_low),
    plainHigh: numbersOf(s.plain_high),
    p: numbersOf(s.p),
    q: numbersOf(s.q),
    rho: numbersOf(s.rho),
    rhoLow: numbersOf(s.rho_low),
    rhoHigh: numbersOf(s.rho_high),
    marked: numbersOf(s.marked),
    standing: numbersOf(s.standing),
    standings: s.standings,
    ranking: numbersOf(s.ranking),
  };
}

function decodeFactors({ factors, metric_rows: rows }: ReportDocument): Factor[] {
  return factors.map(({ name, from, offered, levels, of_image }) => {
    const byRow = rows?.factors.find((factor) => factor.name === name);
    return { name, from, offered, levels, ofImage: indexesOf(of_image), ofRow: byRow ? indexesOf(byRow.of_row) : null };
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
  return { names: images.names, ctr, clicks, impressions, cluster: numbersOf(images.cluster) };
}

function flags(positions: number[] | undefined, count: number): Uint8Array | null {
  if (positions === undefined || positions.length === 0) return null;
  const set = new Uint8Array(count);
  for (const position of positions) set[position] = 1;
  return set;
}
