// The data document as C++ writes it (lib/report/documents/data_document.h): data.js and data.json.

import type { FactorUse } from '../stats/factors';

/** A typed column: little-endian bytes in base64. NaN stands for "none" in f64 and f32. */
export interface Column {
  type: 'u8' | 'u16' | 'u32' | 'f32' | 'f64';
  base64: string;
}

/** Numbers, some of which are missing: whole ones that are to be divided, of which the greatest of
 * the type stands for none; or f64 with NaN for none. */
export interface PackedColumn extends Column {
  divisor: number;
}

/** A column of numbers of the metrics beside the clicks, such as spend; by image. */
export interface MetricMeasure {
  /** a key: 'spend' */
  name: string;
  /** as the file has it */
  heading: string;
  /** 'EUR', '%'; '': not known */
  unit: string;
  /** whether rows add up: events and amounts do, a level (a ratio, a count of people) does not */
  kind: 'events' | 'amount' | 'level';
  values: PackedColumn;
}

/** What follows from a measure, and what it is divided by. */
export interface DerivedMeasure {
  name: string;
  kind: 'cost_per_click' | 'cost_per_impressions' | 'rate_of_clicks' | 'return_on_spend';
  unit: string;
  /** what is divided: index into the measures */
  measure: number;
  /** likewise; null: clicks, or impressions */
  divisor: number | null;
  /** of the rows that say both; null: these are the images' own sums */
  quotients: { dividends: PackedColumn; divisors: PackedColumn } | null;
}

export interface Model {
  task: string;
  name: string;
  sha256: string;
}

export interface Failure {
  name: string;
  stage: string;
  code: string;
  message: string;
  task: string | null;
}

/** Something that groups the images, such as their template. */
export interface FactorColumn {
  name: string;
  /** as people call it: 'template' for 'imgtemp' */
  shown: string;
  /** where it was read: by --factors from names, a column of the metrics, or `key.value_key.value` */
  from: 'name' | 'metrics' | 'automatic';
  /** false: it names images; then it has neither levels nor of_image */
  offered: boolean;
  /** whether it is held fixed, or why not, in the whole run */
  use: FactorUse;
  /** true: the unit of error only */
  same?: boolean;
  levels: string[];
  /** index into levels by image; the greatest number of its type: none, or several */
  of_image: Column;
}

/** Clicks by image and day, and by the factors that vary within images. */
export interface MetricRows {
  /** too many rows are summed: by week (named by its Monday), month (its first day), or in all */
  grouped: 'day' | 'week' | 'month' | 'all';
  /** how many there were before */
  rows_in_metrics: number;
  image: Column;
  /** index into dates; the greatest number of its type: none */
  date: Column;
  dates: string[];
  clicks: Column;
  impressions: Column;
  factors: { name: string; levels: string[]; of_row: Column }[];
}

/** What the values of a kind are, and so how they are written. */
export type ValueUnit = 'share' | 'confidence' | 'count' | 'number';

/** A family of features: a row of the table in lib/core/feature_kind.h, with the run's threshold. */
export interface Kind {
  name: string;
  /** in sentences */
  plural: string;
  task: string | null;
  measure: Measure;
  /** where presence begins; null: it has none, or each feature its own */
  threshold: number | null;
  unit: ValueUnit;
  has_confidence: boolean;
  /** its features stand somewhere in the image (the details tell where) */
  is_located: boolean;
  /** of a feature in a sentence; stats/phrase.ts fills it in */
  phrase: string;
  /** its confidences order the results of a model, and are no probabilities */
  ranked: boolean;
}

/** A roll-up: a feature of kind `group`. Where it has no words, its values are its members'. */
export interface Members {
  features: number[];
  combine: 'sum' | 'max';
  /** by member: values below it do not count */
  least: number[];
}

/** Pairs of the same picture, with and without a feature. */
export interface TestNext {
  /** null: a level of a factor is what is tested */
  feature: number | null;
  pairs: number;
  /** the smallest that matters: a tenth of the overall CTR, 0..1 */
  difference: number;
  sentence: string;
}

/** Another run in the store, with its own document at `folder`/data.js. */
export interface RunLink {
  /** of its data.js, below the report folder; '': the report's own run */
  folder: string;
  uid: string;
  business: string;
  image_source: string;
  started_at: string;
  images: number;
}

/** A list that may have been cut; `total` is its full length. */
export interface Listed<T> {
  total: number;
  first: T[];
}

/** How a feature is compared: by presence, by rank correlation (no absence), or by both. */
export type Measure = 'presence' | 'rank' | 'both';

export interface Trust {
  images: number;
  images_with_ctr: number;
  images_failed: number;
  /** units of error */
  families: number;
  /** false: imported without pictures, so that equal ones are not known */
  pictures_known: boolean;
  impressions: number | null;
  clicks: number | null;
  /** of the average image; all clicks / all impressions */
  mean_ctr: number | null;
  pooled_ctr: number | null;
  features: number;
  hypotheses: number;
  rejected: number;
  marked: number;
  interval_level: number;
  least_images: number;
}

/** When a run was, by which version and with which clicks. */
export interface RunTimes {
  started_at: string;
  finished_at: string;
  version: string;
  simulated_clicks: boolean;
  /** ISO dates of the metrics, the last one inclusive; '': undated */
  clicks_from: string;
  clicks_until: string;
}

export interface ReportDocument {
  schema: number;
  run: RunTimes & {
    uid: string;
    business: string;
    image_source: string;
    /** the shards that are here, such as `1/3, 3/3`; empty or undefined: the whole run is */
    shards?: string;
    models: Model[];
    /** what the listing saw and did not take as images: files and links, and a sentence per kind */
    not_taken: { count: number; sentences: string[] };
    /** how the metrics file was read; undefined: nothing is known of it */
    metrics_reading?: string[];
  };
  /** of the whole run; `reason`: one sentence, empty while it is not broken */
  gate: { broken: boolean; reason: string };
  /** other runs, sources and businesses in the store */
  runs: RunLink[];
  /** complete runs of the store that could not be read, each with one sentence; counted in runs_left_out too */
  runs_unread: Listed<{ uid: string; started_at: string; reason: string }>;
  /** complete runs of the store that had no place */
  runs_left_out: number;
  outcome: { basis: 'counts' | 'ctr' | 'none'; group_ctr: 'weighted' | 'unweighted' | 'pooled' };
  trust: Trust;
  findings: {
    headline: string;
    more: number[];
    fewer: number[];
    further: number[];
    warned: number[];
    /** why each of `warned` is not named above: a sentence */
    warnings: string[];
    /** sentences of the named levels */
    levels: string[];
    /** the most tempting difference that the answer rejects, and why; '': none */
    false_lead: string;
    caution: string;
  };
  /** the pair to try next, at the default choices; null: nothing was tested */
  test_next: TestNext | null;
  images: {
    names: string[];
    ctr: Column | null;
    clicks: Column | null;
    impressions: Column | null;
    cluster: Column;
    /** equal numbers are one creative family, the unit of error */
    family: Column;
    missing: Record<string, number[]>;
  };
  /** undefined: the metrics have none */
  measures?: MetricMeasure[];
  derived_measures?: DerivedMeasure[];
  thumbnails: {
    prefix: string;
    cell: [number, number];
    columns: number;
    per_file: number;
    count: number;
    position: Column;
    widths: Column;
    heights: Column;
  } | null;
  factors: FactorColumn[];
  /** null: each image has one undated row, or only a CTR */
  metric_rows: MetricRows | null;
  /** names of all tasks */
  tasks: string[];
  kinds: Kind[];
  features: {
    keys: string[];
    /** in their kinds' vocabularies */
    names: string[];
    /** as people call them, by index; else their names with blanks */
    shown: Record<string, string>;
    /** what sentences call {name}; else what is shown */
    nouns: Record<string, string>;
    /** what is shown where another feature is called the same; else what is shown */
    distinct: Record<string, string>;
    kinds: number[];
    /** whose result fills it; -1: none of ours */
    tasks: number[];
    thresholds: number[];
    measures: Measure[];
    /** 1: the values are a model's confidence, so the confidence filter applies */
    confidences: number[];
    /** by index of a feature of kind `group` */
    members: Record<string, Members>;
    divisors: number[];
    words_per_feature: Column;
  };
  points: { words: Column; finer: Column; numbers: Column };
  /** sentences of the named features at the default choices, by index */
  statistics: { verdicts: Record<string, string> };
  failures: Listed<Failure>;
  images_without_metrics: Listed<string>;
  images_without_impressions: Listed<string>;
  metrics_without_images: Listed<string>;
}

/** The newest document that this script understands. */
export const schemaVersion = 2;
