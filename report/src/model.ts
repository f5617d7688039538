// From data and the reader's choices to what the views draw. Pure.
import type { Data, Feature } from './data';
import { groupMeans } from './means';
import type { ViewState } from './state';

/** One feature as a view shows it. */
export interface Row {
  feature: number;
  /** pictures with a CTR on either side; equal pictures count once */
  with: number;
  without: number;
  /** unweighted means, 0..1; NaN for an empty side */
  ctrWith: number;
  ctrWithout: number;
  /** NaN: not enough data */
  difference: number;
  /** NaN: none is known for this choice of thresholds */
  low: number;
  high: number;
  marked: boolean;
}

export interface View {
  /** in the reader's order; their points, and only theirs, are drawn */
  rows: Row[];
  /** by feature: which of its points count, as a range of values */
  ranges: Range[];
  /** the numbers are the run's own; false: means were computed anew, without intervals */
  original: boolean;
  hiddenBy: { kind: number; search: number; sparsity: number; empty: number };
  points: number;
}

/** Values that count as "has the feature": least <= value <= greatest, and above zero. */
export interface Range {
  least: number;
  greatest: number;
}

export function rangeOf(feature: Feature, state: ViewState): Range {
  if (feature.measure === 'rank') return { least: -Infinity, greatest: Infinity };
  if (!feature.confidence) return { least: feature.threshold, greatest: Infinity };
  return {
    least: state.from === null ? feature.threshold : state.from / 100,
    greatest: state.to === 100 ? Infinity : state.to / 100,
  };
}

/** Whether the default thresholds hold, so that the numbers of the run are the ones to show. */
export function isOriginal(state: ViewState): boolean {
  return state.from === null && state.to === 100;
}

export function viewOf(data: Data, state: ViewState): View {
  const original = isOriginal(state);
  const ranges = data.features.map((feature) => rangeOf(feature, state));
  const hiddenBy = { kind: 0, search: 0, sparsity: 0, empty: 0 };
  const wanted = state.search.trim().toLowerCase();
  const rows: Row[] = [];
  let points = 0;
  data.features.forEach((feature, f) => {
    if (state.hidden.includes(data.kinds[feature.kind].name)) return void hiddenBy.kind++;
    if (wanted !== '' && !isNamed(feature, wanted)) return void hiddenBy.search++;
    const { shown, present, known } = countPoints(data, f, ranges[f]);
    if (!isWithin((100 * present) / Math.max(1, known), state)) return void hiddenBy.sparsity++;
    if (shown === 0) return void hiddenBy.empty++;
    points += shown;
    rows.push(original || !feature.confidence ? runRow(data, f) : newRow(data, f, ranges[f]));
  });
  sortRows(rows, data, state, original);
  return { rows, ranges, original, hiddenBy, points };
}

function isNamed(feature: Feature, wanted: string): boolean {
  return feature.name.toLowerCase().includes(wanted) || feature.key.toLowerCase().includes(wanted);
}

function isWithin(percent: number, { least, most }: ViewState): boolean {
  return percent >= least && percent <= most;
}

function countPoints({ points, images, features, kinds }: Data, f: number, range: Range) {
  let present = 0;
  let shown = 0;
  for (let i = points.offsets[f]; i < points.offsets[f + 1]; i++) {
    const value = points.value[i];
    if (value < range.least || value > range.greatest) continue;
    present++;
    if (!Number.isNaN(images.ctr[points.image[i]])) shown++;
  }
  const missing = kinds[features[f].kind].missing;
  const known = images.names.length - (missing === null ? 0 : missing.reduce((a, b) => a + b, 0));
  return { present, shown, known };
}

function runRow({ statistics: s }: Data, f: number): Row {
  const tested = s.standing[f] === 0;
  return {
    feature: f,
    with: s.with[f],
    without: s.without[f],
    ctrWith: s.ctrWith[f],
    ctrWithout: s.ctrWithout[f],
    difference: tested ? s.ctrWith[f] - s.ctrWithout[f] : NaN,
    low: tested ? s.low[f] : NaN,
    high: tested ? s.high[f] : NaN,
    marked: s.marked[f] === 1,
  };
}

function newRow(data: Data, f: number, range: Range): Row {
  const means = groupMeans(data, f, range);
  const least = data.document.trust.least_images;
  const enough = means.with >= least && means.without >= least;
  const difference = enough ? means.ctrWith - means.ctrWithout : NaN;
  return { feature: f, ...means, difference, low: NaN, high: NaN, marked: false };
}

function sortRows(rows: Row[], data: Data, state: ViewState, original: boolean): void {
  const name = (row: Row) => data.features[row.feature].name;
  const last = (value: number) => (Number.isNaN(value) ? -Infinity : value);
  const by: Record<ViewState['order'], (a: Row, b: Row) => number> = {
    ranking: original ? byRanking(data) : (a, b) => last(Math.abs(b.difference)) - last(Math.abs(a.difference)),
    higher: (a, b) => last(b.difference) - last(a.difference),
    lower: (a, b) => last(-b.difference) - last(-a.difference),
    images: (a, b) => b.with - a.with,
    name: (a, b) => name(a).localeCompare(name(b)),
  };
  const compare = by[state.order];
  rows.sort((a, b) => compare(a, b) || name(a).localeCompare(name(b)));
}

function byRanking({ statistics }: Data): (a: Row, b: Row) => number {
  const place = new Uint32Array(statistics.ranking.length);
  for (let i = 0; i < place.length; i++) place[statistics.ranking[i]] = i;
  return (a, b) => place[a.feature] - place[b.feature];
}
