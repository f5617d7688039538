// What the reader chose, and the URL hash that says the same.
import { units, type Unit } from './format';

export type Order = 'ranking' | 'higher' | 'lower' | 'images' | 'name';
export const orders: Order[] = ['ranking', 'higher', 'lower', 'images', 'name'];

export type ImageOrder = 'high' | 'low' | 'impressions' | 'name';
export const imageOrders: ImageOrder[] = ['high', 'low', 'impressions', 'name'];

export interface ViewState {
  /** least confidence, 0..100 %; null: what each kind's model asks for */
  from: number | null;
  /** greatest confidence, 0..100 % */
  to: number;
  /** share of images that have a feature, 0..100 % */
  least: number;
  most: number;
  /** names of the kinds that are hidden */
  hidden: string[];
  search: string;
  order: Order;
  unit: Unit;
  /** search in image names */
  images: string;
  imageOrder: ImageOrder;
  /** image whose points stay connected; null: none */
  pinned: number | null;
}

export const initialState: Readonly<ViewState> = {
  from: null,
  to: 100,
  least: 0,
  most: 100,
  hidden: [],
  search: '',
  order: 'ranking',
  unit: 'points',
  images: '',
  imageOrder: 'high',
  pinned: null,
};

const longestText = 200;

/** "#from=70&search=dog": only what differs from the initial state; '' for the initial state. */
export function hashOf(state: ViewState): string {
  const entries: [string, string][] = [];
  for (const name of Object.keys(initialState) as (keyof ViewState)[]) {
    const value = state[name];
    if (String(value) === String(initialState[name])) continue;
    entries.push([name, Array.isArray(value) ? value.join(' ') : String(value)]);
  }
  return entries.length === 0 ? '' : `#${new URLSearchParams(entries).toString()}`;
}

/** The inverse; whatever does not parse keeps its initial value. */
export function stateOf(hash: string): ViewState {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const text = (name: string) => (given.get(name) ?? '').slice(0, longestText);
  const percent = (name: 'to' | 'least' | 'most') => numberIn(given.get(name), 100) ?? initialState[name];
  const oneOf = <T extends string>(name: string, choices: T[], otherwise: T) =>
    choices.find((choice) => choice === given.get(name)) ?? otherwise;
  const hidden = text('hidden').split(' ').filter((kind) => kind !== '');
  return {
    from: numberIn(given.get('from'), 100),
    to: percent('to'),
    least: percent('least'),
    most: percent('most'),
    hidden,
    search: text('search'),
    order: oneOf('order', orders, initialState.order),
    unit: oneOf('unit', units, initialState.unit),
    images: text('images'),
    imageOrder: oneOf('imageOrder', imageOrders, initialState.imageOrder),
    pinned: wholeNumber(given.get('pinned')),
  };
}

function numberIn(text: string | null, greatest: number): number | null {
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 && value <= greatest ? value : null;
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
