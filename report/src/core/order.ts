// The order in which features stand in all charts.
import type { Data } from './data';
import type { Row } from './row';
import type { Order } from './state';

const last = (value: number) => (Number.isNaN(value) ? -Infinity : value);

/** Sorts rows in place; `place`: by feature, its place in the ranking of clearest differences. */
export function sortRows(rows: Row[], { features }: Data, order: Order, place: ArrayLike<number>): void {
  const name = (row: Row) => features[row.feature].name;
  const by: Record<Order, (a: Row, b: Row) => number> = {
    ranking: (a, b) => place[a.feature] - place[b.feature],
    higher: (a, b) => last(b.difference) - last(a.difference),
    lower: (a, b) => last(-b.difference) - last(-a.difference),
    certainty: (a, b) => last(-b.q) - last(-a.q) || last(-b.p) - last(-a.p),
    images: (a, b) => b.with - a.with,
    name: () => 0,
  };
  const compare = by[order];
  rows.sort((a, b) => compare(a, b) || name(a).localeCompare(name(b)));
}
