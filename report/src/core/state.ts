// What the reader chose, and the URL hash that says the same.
import { date, keys, oneOf, percent, record, text, wholeFrom, words, type Field } from './fields';
import { units, type Unit } from './format';
import type { GroupCtr } from '../stats/results';

export type Order = 'ranking' | 'higher' | 'lower' | 'certainty' | 'images' | 'name';
export const orders: Order[] = ['ranking', 'higher', 'lower', 'certainty', 'images', 'name'];

export type ImageOrder = 'high' | 'low' | 'impressions' | 'name';
export const imageOrders: ImageOrder[] = ['high', 'low', 'impressions', 'name'];

export type { GroupCtr };
export const groupCtrs: GroupCtr[] = ['weighted', 'unweighted', 'pooled'];

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
  /** whether images of one family are one unit of error (S20), or every image is on its own */
  families: 'together' | 'apart';
  order: Order;
  unit: Unit;
  /** the factor that is held fixed in the adjusted column; '': the first that is offered */
  factor: string;
  zoom: Zoom | null;
  /** in the scatter: the features that say most, or all */
  columnsShown: 'most' | 'all';
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
  /** the measure that images are ordered by, instead of imageOrder: 'most spend', 'least spend'; '': none */
  imagesBy: string;
  /** names of the measures that the table of images shows; null: the first ones */
  columns: string[] | null;
  imagesAs: 'table' | 'gallery';
  /** image whose points stay connected; null: none */
  pinned: number | null;
  /** image whose page is open; null: none */
  image: number | null;
  /** what is not drawn on the image of that page: names of `marks` */
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

/** What a choice is to the page, besides what it holds; most only open or order something. */
export interface Role {
  /** where the reader makes it: in the bar of filters, or in the panel that opens from it */
  control?: 'bar' | 'panel';
  /** it narrows the numbers or the rows */
  narrows?: true;
  /** what it has computed anew: which images and clicks count, or what of them */
  recomputes?: 'outcomes' | 'options';
  /** how the page calls it where it changes numbers: "exploratory: dates" */
  exploratory?: string;
}

const zoom: Field<Zoom | null> = {
  initial: null,
  parse(given) {
    const [from, to, low, high] = given.split(' ').map(Number);
    return from >= 0 && to > from && low >= 0 && high > low && Number.isFinite(to + high) ? { from, to, low, high } : undefined;
  },
  write: (value) => (value === null ? '' : [value.from, value.to, value.low, value.high].join(' ')),
};

function filter(control: Role['control'], recomputes: Role['recomputes'], exploratory: string): Role {
  return { control, narrows: true, recomputes, exploratory };
}

/** Names of fields are their names in the hash. */
const fields: { [K in keyof ViewState]: Field<ViewState[K]> & Role } = {
  from: { ...percent<null>(null), ...filter('bar', 'options', 'confidence') },
  to: { ...percent(100), ...filter('bar', 'options', 'confidence') },
  thresholds: {
    ...record((value): value is number => typeof value === 'number' && value >= 0),
    ...filter('panel', 'options', 'thresholds'),
  },
  least: { ...percent(0), ...filter('panel', 'options', 'share of images') },
  most: { ...percent(100), ...filter('panel', 'options', 'share of images') },
  fewest: { ...wholeFrom(2), ...filter('panel', 'options', 'fewest images') },
  hidden: { ...words, ...filter('bar', 'options', 'kinds') },
  search: { ...text, control: 'bar', narrows: true },
  levels: {
    ...record((value): value is string[] => Array.isArray(value) && value.every((level) => typeof level === 'string')),
    ...filter('panel', 'outcomes', 'only some images'),
  },
  since: { ...date, ...filter('panel', 'outcomes', 'dates') },
  until: { ...date, ...filter('panel', 'outcomes', 'dates') },
  groupCtr: { ...oneOf(groupCtrs), control: 'panel', recomputes: 'options', exploratory: 'CTR of a group' },
  families: { ...oneOf(['together', 'apart']), control: 'panel', recomputes: 'outcomes', exploratory: 'versions of a photo' },
  order: { ...oneOf(orders), control: 'panel' },
  unit: { ...oneOf(units), control: 'panel' },
  factor: text,
  zoom,
  columnsShown: oneOf(['most', 'all']),
  feature: text,
  pair: keys,
  joint: keys,
  matters: percent(10),
  images: text,
  having: keys,
  imageOrder: oneOf(imageOrders),
  imagesBy: { ...text, parse: (given) => (/^(most|least) ./.test(given) ? text.parse(given) : undefined) },
  columns: { initial: null, parse: keys.parse, write: (value) => (value === null ? '' : keys.write(value)) },
  imagesAs: oneOf(['table', 'gallery']),
  pinned: wholeFrom(0),
  image: wholeFrom(0),
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

/** The fields that are something to the page, in the order of the state. */
export function fieldsThat(are: (role: Role) => boolean): (keyof ViewState)[] {
  return names.filter((name) => are(fields[name]));
}

/** How the page calls the choices that change numbers and are not the first ones; empty: there are none. */
export function exploratoryIn(state: ViewState): string[] {
  const changed = differences(state, initialState).flatMap((name) => fields[name].exploratory ?? []);
  return [...new Set(changed)];
}

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
