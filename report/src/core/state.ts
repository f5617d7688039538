// What the reader chose, and the URL hash that says the same.
import { units, type Unit } from './format';

export type Order = 'ranking' | 'higher' | 'lower' | 'certainty' | 'images' | 'name';
export const orders: Order[] = ['ranking', 'higher', 'lower', 'certainty', 'images', 'name'];

export type ImageOrder = 'high' | 'low' | 'impressions' | 'name';
export const imageOrders: ImageOrder[] = ['high', 'low', 'impressions', 'name'];

/** Which CTR of a group counts: the mean of its images' CTRs, or clicks over impressions. */
export type GroupCtr = 'unweighted' | 'pooled';
export const groupCtrs: GroupCtr[] = ['unweighted', 'pooled'];

/** A part of the scatter: places of columns from..to (whole numbers) and CTRs low..high. */
export interface Zoom {
  from: number;
  to: number;
  low: number;
  high: number;
}

export interface ViewState {
  /** least confidence for all kinds that have one, 0..100 %; null: each kind's own threshold */
  from: number | null;
  /** greatest confidence, 0..100 % */
  to: number;
  /** the reader's thresholds by kind, in units of the values; others: the report's own */
  thresholds: Record<string, number>;
  /** share of images that have a feature, 0..100 % */
  least: number;
  most: number;
  /** least number of images on each side, 2 or more; null: the report's own */
  fewest: number | null;
  /** names of the kinds that are hidden */
  hidden: string[];
  search: string;
  /** by name of a factor: the levels that are kept; a factor that is not there keeps all */
  levels: Record<string, string[]>;
  /** first and last date of the metrics that count (ISO 8601); '': no bound */
  since: string;
  until: string;
  groupCtr: GroupCtr;
  order: Order;
  unit: Unit;
  /** the factor that is held fixed in the adjusted column; '': the first that is offered */
  factor: string;
  zoom: Zoom | null;
  /** key of the feature that is looked at closely; '': none */
  feature: string;
  /** keys of the two features of the pair view; '': none is chosen */
  pair: string[];
  /** keys of the features that the reader puts into the joint model; none: the default ones */
  joint: string[];
  /** the smallest difference that matters to the reader, in % of the mean CTR */
  matters: number;
  /** search in image names */
  images: string;
  /** keys of features that each listed image has */
  having: string[];
  imageOrder: ImageOrder;
  imagesAs: 'table' | 'gallery';
  /** image whose points stay connected; null: none */
  pinned: number | null;
  /** image whose page is open; null: none */
  image: number | null;
  /** what is not drawn on the picture of that page: names of `marks` */
  unmarked: string[];
  /** keys of the features that trends show; none: the marked ones */
  trend: string[];
  /** what trends run over */
  over: 'runs' | 'dates';
  /** folder of the run that is shown, relative to the report; '': the report's own */
  run: string;
  /** uid of the run that deltas refer to; '': the one before */
  reference: string;
}

/** How one field stands in the hash. `parse` gives undefined for what is not a value. */
interface Field<T> {
  initial: T;
  parse(text: string): T | undefined;
  write(value: T): string;
}

const longestText = 200;

const text: Field<string> = { initial: '', parse: (given) => given.slice(0, longestText), write: String };
const date: Field<string> = { ...text, parse: (given) => (/^\d{4}-\d\d-\d\d$/.test(given) ? given : undefined) };
const words: Field<string[]> = {
  initial: [],
  parse: (given) => given.slice(0, 2 * longestText).split(' ').filter((word) => word !== ''),
  write: (value) => value.join(' '),
};
/** Keys as JSON; names that were imported may hold spaces. */
const keys: Field<string[]> = {
  initial: [],
  parse(given) {
    const value = json(given);
    return Array.isArray(value) ? value.filter((key): key is string => typeof key === 'string') : undefined;
  },
  write: (value) => JSON.stringify(value),
};
const index: Field<number | null> = { ...orNone(whole), initial: null };

function percent<T extends number | null>(initial: T): Field<T | number> {
  return { initial, parse: (given) => numberIn(given, 0, 100), write: String };
}

function oneOf<T extends string>(choices: readonly T[]): Field<T> {
  return { initial: choices[0], parse: (given) => choices.find((choice) => choice === given), write: String };
}

function orNone(parse: (text: string) => number | undefined): Pick<Field<number | null>, 'parse' | 'write'> {
  return { parse, write: String };
}

/** A record as JSON; names of factors and levels may hold any character. */
function record<T>(isValue: (value: unknown) => value is T): Field<Record<string, T>> {
  return {
    initial: {},
    parse(given) {
      const value = json(given);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
      return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, T] => isValue(entry[1])));
    },
    write: (value) => (Object.keys(value).length === 0 ? '{}' : JSON.stringify(value)),
  };
}

const zoom: Field<Zoom | null> = {
  initial: null,
  parse(given) {
    const [from, to, low, high] = given.split(' ').map(Number);
    return from >= 0 && to > from && low >= 0 && high > low && Number.isFinite(to + high) ? { from, to, low, high } : undefined;
  },
  write: (value) => (value === null ? '' : [value.from, value.to, value.low, value.high].join(' ')),
};

/** Names of fields are their names in the hash. */
const fields: { [K in keyof ViewState]: Field<ViewState[K]> } = {
  from: percent<null>(null),
  to: percent(100),
  thresholds: record((value): value is number => typeof value === 'number' && value >= 0),
  least: percent(0),
  most: percent(100),
  fewest: { ...orNone((given) => atLeast(2, whole(given))), initial: null },
  hidden: words,
  search: text,
  levels: record((value): value is string[] => Array.isArray(value) && value.every((level) => typeof level === 'string')),
  since: date,
  until: date,
  groupCtr: oneOf(groupCtrs),
  order: oneOf(orders),
  unit: oneOf(units),
  factor: text,
  zoom,
  feature: text,
  pair: keys,
  joint: keys,
  matters: percent(10),
  images: text,
  having: keys,
  imageOrder: oneOf(imageOrders),
  imagesAs: oneOf(['table', 'gallery']),
  pinned: index,
  image: index,
  unmarked: { ...words, initial: ['unsure'] },
  trend: keys,
  over: oneOf(['runs', 'dates']),
  run: { ...text, parse: (given) => (/^runs\/\d{1,3}\/$/.test(given) ? given : undefined) },
  reference: text,
};

const names = Object.keys(fields) as (keyof ViewState)[];

export const initialState: Readonly<ViewState> = Object.fromEntries(
  names.map((name) => [name, fields[name].initial]),
) as unknown as ViewState;

/** A field as it stands in the hash; equal texts are equal values. */
export function textOf<K extends keyof ViewState>(state: ViewState, name: K): string {
  return fields[name].write(state[name]);
}

/** The fields in which two states differ. */
export function differences(a: ViewState, b: ViewState): (keyof ViewState)[] {
  return names.filter((name) => textOf(a, name) !== textOf(b, name));
}

/** "#from=70&search=dog": only what differs from the initial state; '' for the initial state. */
export function hashOf(state: ViewState): string {
  const entries = differences(state, initialState).map((name) => [name, textOf(state, name)]);
  return entries.length === 0 ? '' : `#${new URLSearchParams(entries).toString()}`;
}

/** The inverse; whatever does not parse keeps its initial value. */
export function stateOf(hash: string): ViewState {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const valueOf = (name: keyof ViewState) => {
    const said = given.get(name);
    return said === null ? fields[name].initial : fields[name].parse(said) ?? fields[name].initial;
  };
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as unknown as ViewState;
}

function numberIn(given: string, least: number, greatest: number): number | undefined {
  const value = given.trim() === '' ? NaN : Number(given);
  return value >= least && value <= greatest ? value : undefined;
}

function whole(given: string): number | undefined {
  return /^\d{1,9}$/.test(given) ? Number(given) : undefined;
}

function atLeast(least: number, value: number | undefined): number | undefined {
  return value !== undefined && value >= least ? value : undefined;
}

function json(given: string): unknown {
  try {
    return JSON.parse(given.slice(0, 10 * longestText));
  } catch {
    return undefined;
  }
}
