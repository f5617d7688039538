// What the metrics say of images beside the clicks, and what follows from it: a column each.
import { measures as words } from '../../words.json';
import { unpackNumbers } from '../core/columns';
import type { Data } from '../core/data';
import type { DerivedMeasure, MetricMeasure } from '../core/document';
import * as format from '../core/format';
import { countOf, say } from '../core/words';
import type { ViewState } from '../core/state';

/** What a derived value is the quotient of, by image; NaN: it has none. */
export interface Quotients {
  dividends: Float64Array;
  divisors: Float64Array;
}

export interface MetricColumn {
  /** a key: 'spend', 'spend_per_click' */
  name: string;
  /** the head of the column; hostile */
  title: string;
  unit: string;
  /** by image; NaN: nothing is said */
  values: Float64Array;
  /** events and amounts are summed over rows, derived values are quotients of such sums */
  kind: MetricMeasure['kind'] | 'derived';
  /** with its unit */
  text(image: number): string;
  /** what the value rests on: "12 of 340 clicks"; '': itself */
  basis(image: number): string;
  /** null: it is no quotient */
  quotients: Quotients | null;
}

const known = new WeakMap<Data, MetricColumn[]>();

/** All of a document, in the order of its file; what is derived behind them. */
export function metricColumns(data: Data): MetricColumn[] {
  const columns = known.get(data) ?? columnsOf(data);
  known.set(data, columns);
  return columns;
}

function columnsOf(data: Data): MetricColumn[] {
  const { measures = [], derived_measures: derived = [] } = data.document;
  const columns = measures.map(measured);
  return [...columns, ...derived.map((each) => quotientColumn(data, columns, each))];
}

function measured({ name, heading, unit, kind, values: packed }: MetricMeasure): MetricColumn {
  const values = unpackNumbers(packed);
  return { name, title: heading, unit, values, kind, text: (image) => format.amount(values[image], unit), basis: () => '', quotients: null };
}

function quotientColumn(data: Data, measures: MetricColumn[], derived: DerivedMeasure): MetricColumn {
  const { name, unit, kind } = derived;
  const quotients = quotientsOf(data, measures, derived);
  const { dividends, divisors } = quotients;
  const scale = kind === 'cost_per_impressions' ? 1000 : 1;
  const values = dividends.map((dividend, i) => (divisors[i] > 0 ? (scale * dividend) / divisors[i] : NaN));
  const dividend = measures[derived.measure];
  const write = kind === 'rate_of_clicks' ? format.ctr : (value: number) => format.amount(value, unit);
  return {
    name, unit, values, quotients,
    kind: 'derived',
    title: kind === 'rate_of_clicks' ? say(words.columns.of_clicks, { measure: dividend.title }) : words.derived[kind],
    text: (image) => write(values[image]),
    basis: (image) => (Number.isNaN(values[image]) ? '' : basisOf(derived, measures, dividends[image], divisors[image])),
  };
}

function quotientsOf({ images }: Data, measures: MetricColumn[], { kind, measure, divisor, quotients }: DerivedMeasure): Quotients {
  if (quotients !== null) return { dividends: unpackNumbers(quotients.dividends), divisors: unpackNumbers(quotients.divisors) };
  const counts = kind === 'cost_per_impressions' ? images.impressions : images.clicks;
  const divisors = divisor === null ? Float64Array.from(counts ?? []) : measures[divisor].values;
  return { dividends: measures[measure].values, divisors };
}

function basisOf({ kind, measure, divisor }: DerivedMeasure, measures: MetricColumn[], dividend: number, by: number): string {
  const { unit } = measures[measure];
  if (kind === 'rate_of_clicks') return say(words.columns.of, { events: format.amount(dividend, ''), clicks: countOf(by, 'click') });
  const divided = divisor !== null ? format.amount(by, measures[divisor].unit)
    : countOf(by, kind === 'cost_per_click' ? 'click' : 'impression');
  return say(words.columns.for, { dividend: format.amount(dividend, unit), divisor: divided });
}

const first = 4;

/** What the reader has chosen to see; else the first sums, then what is derived, then levels. */
export function shownColumns(data: Data, { columns: chosen }: ViewState): MetricColumn[] {
  const all = metricColumns(data);
  if (chosen !== null) return all.filter(({ name }) => chosen.includes(name));
  const rank = ({ kind }: MetricColumn) => (kind === 'level' ? 2 : kind === 'derived' ? 1 : 0);
  const ranked = [...all].sort((a, b) => rank(a) - rank(b)).slice(0, first);
  return all.filter((column) => ranked.includes(column));
}

/** The order by a measure; `sign`: 1 where the least comes first, else -1. */
export interface OrderedBy {
  column: MetricColumn;
  sign: 1 | -1;
}

/** Null where the reader orders by none, or by one that is not here. */
export function orderedBy(data: Data, { imagesBy }: ViewState): OrderedBy | null {
  const [, way, name] = /^(most|least) (.*)$/s.exec(imagesBy) ?? [];
  const column = metricColumns(data).find((each) => each.name === name);
  return column === undefined ? null : { column, sign: way === 'least' ? 1 : -1 };
}

export function orderTitle(way: 'most' | 'least', { title }: MetricColumn): string {
  return say(way === 'most' ? words.columns.most_first : words.columns.least_first, { measure: title });
}
