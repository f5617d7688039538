// From data and the reader's choices to what the views draw. Pure.
import type { Data, Feature } from './data';
import { shownImages, type ShownImages } from './image-filter';
import { groupMeans } from './means';
import { sortRows } from './order';
import type { ViewState } from './state';

/** One feature as a view shows it. NaN: not known, or not enough data. */
export interface Row {
  feature: number;
  /** pictures with a CTR on either side; equal pictures count once */
  with: number;
  without: number;
  /** by state.groupCtr: unweighted means or clicks over impressions, 0..1; NaN for an empty side */
  ctrWith: number;
  ctrWithout: number;
  /** ctrWith - ctrWithout; NaN: not enough data */
  difference: number;
  /** interval of the difference at the family's level, which matches q */
  low: number;
  high: number;
  /** plain Welch 95 % interval, for this feature alone */
  plainLow: number;
  plainHigh: number;
  p: number;
  q: number;
  /** rank correlation with the CTR, where the feature has one, with its interval */
  rho: number;
  rhoLow: number;
  rhoHigh: number;
  /** q <= 0.05, which equals: the interval excludes 0 */
  marked: boolean;
  /** 'tested', or why it is not: a name of `standings` */
  standing: string;
}

/** How many features each filter hides. */
export interface HiddenBy {
  kind: number;
  search: number;
  sparsity: number;
  empty: number;
}

export interface View {
  state: ViewState;
  /** the images that pass the filters, with the clicks that pass them */
  images: ShownImages;
  /** in the reader's order; their points, and only theirs, are drawn */
  rows: Row[];
  /** by feature: its row, or null where a filter hides it */
  rowOf: (Row | null)[];
  /** by feature: which of its points count, as a range of values */
  ranges: Range[];
  /** what differs from the report's own choices, so that numbers are exploratory; empty: nothing */
  exploratory: string[];
  hiddenBy: HiddenBy;
  points: number;
  /** of all shown pictures, by state.groupCtr; NaN without any */
  meanCtr: number;
  /** pictures that meanCtr is over; equal pictures count once */
  units: number;
}

/** Values that count as "has the feature": least <= value <= greatest, and above zero. */
export interface Range {
  least: number;
  greatest: number;
}

export function rangeOf(feature: Feature, kind: string, state: ViewState): Range {
  if (feature.measure === 'rank') return { least: -Infinity, greatest: Infinity };
  const own = state.thresholds[kind] ?? feature.threshold;
  if (!feature.confidence) return { least: own, greatest: Infinity };
  return {
    least: state.from === null ? own : state.from / 100,
    greatest: state.to === 100 ? Infinity : state.to / 100,
  };
}

/** Whether the default thresholds hold, so that the numbers of the run are the ones to show. */
function isOriginal(state: ViewState): boolean {
  return state.from === null && state.to === 100 && Object.keys(state.thresholds).length === 0;
}

export function viewOf(data: Data, state: ViewState): View {
  const original = isOriginal(state);
  const images = shownImages(data, state);
  const ranges = data.features.map((feature) => rangeOf(feature, data.kinds[feature.kind].name, state));
  const hiddenBy = { kind: 0, search: 0, sparsity: 0, empty: 0 };
  const wanted = state.search.trim().toLowerCase();
  const rows: Row[] = [];
  const rowOf: (Row | null)[] = new Array(data.features.length).fill(null);
  let points = 0;
  data.features.forEach((feature, f) => {
    if (state.hidden.includes(data.kinds[feature.kind].name)) return void hiddenBy.kind++;
    if (wanted !== '' && !isNamed(feature, wanted)) return void hiddenBy.search++;
    const { shown, present, known } = countPoints(data, images, f, ranges[f]);
    if (!isWithin((100 * present) / Math.max(1, known), state)) return void hiddenBy.sparsity++;
    if (shown === 0) return void hiddenBy.empty++;
    points += shown;
    const row = original || !feature.confidence ? runRow(data, f) : newRow(data, f, ranges[f]);
    rows.push(row);
    rowOf[f] = row;
  });
  sortRows(rows, data, state.order, placesOf(data));
  const exploratory = original ? [] : ['confidence'];
  const { mean_ctr: mean, clusters: units } = data.document.trust;
  return { state, images, rows, rowOf, ranges, exploratory, hiddenBy, points, meanCtr: mean ?? NaN, units };
}

function isNamed(feature: Feature, wanted: string): boolean {
  return feature.name.toLowerCase().includes(wanted) || feature.key.toLowerCase().includes(wanted);
}

function isWithin(percent: number, { least, most }: ViewState): boolean {
  return percent >= least && percent <= most;
}

function countPoints({ points, features, kinds }: Data, images: ShownImages, f: number, range: Range) {
  let present = 0;
  let shown = 0;
  for (let i = points.offsets[f]; i < points.offsets[f + 1]; i++) {
    const value = points.value[i];
    if (value < range.least || value > range.greatest) continue;
    present++;
    if (!Number.isNaN(images.ctr[points.image[i]])) shown++;
  }
  const missing = kinds[features[f].kind].missing;
  const known = images.shown.length - (missing === null ? 0 : missing.reduce((a, b) => a + b, 0));
  return { present, shown, known };
}

function runRow({ statistics: s }: Data, f: number): Row {
  const tested = s.standing[f] === 0;
  const ifTested = (x: number) => (tested ? x : NaN);
  return {
    feature: f,
    with: s.with[f],
    without: s.without[f],
    ctrWith: s.ctrWith[f],
    ctrWithout: s.ctrWithout[f],
    difference: ifTested(s.ctrWith[f] - s.ctrWithout[f]),
    low: ifTested(s.low[f]),
    high: ifTested(s.high[f]),
    plainLow: ifTested(s.plainLow[f]),
    plainHigh: ifTested(s.plainHigh[f]),
    p: ifTested(s.p[f]),
    q: ifTested(s.q[f]),
    rho: s.rho[f],
    rhoLow: s.rhoLow[f],
    rhoHigh: s.rhoHigh[f],
    marked: s.marked[f] === 1,
    standing: s.standings[s.standing[f]],
  };
}

function newRow(data: Data, f: number, range: Range): Row {
  const means = groupMeans(data, f, range);
  const least = data.document.trust.least_images;
  const enough = means.with >= least && means.without >= least;
  const difference = enough ? means.ctrWith - means.ctrWithout : NaN;
  const unknown = { low: NaN, high: NaN, plainLow: NaN, plainHigh: NaN, p: NaN, q: NaN, rho: NaN, rhoLow: NaN, rhoHigh: NaN };
  return { feature: f, ...means, difference, ...unknown, marked: false, standing: enough ? 'tested' : 'too_few_with' };
}

function placesOf({ statistics }: Data): Uint32Array {
  const place = new Uint32Array(statistics.ranking.length);
  for (let i = 0; i < place.length; i++) place[statistics.ranking[i]] = i;
  return place;
}
