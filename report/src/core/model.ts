// From data and the reader's choices to what the views draw. Pure.
import { Analyser, type Analysed, type Range } from './analysed';
import type { Data, Feature } from './data';
import { ImageIndex } from './image-index';
import { Row, sortRows } from './row';
import { exploratoryIn, type ViewState } from './state';

export { rangeOf, type Range } from './analysed';
export { Row } from './row';

/** How many features each filter hides. */
export interface HiddenBy {
  kind: number;
  search: number;
  sparsity: number;
  empty: number;
}

/** `analysis` and what it was made of, and what follows for the charts. */
export interface View extends Analysed {
  state: ViewState;
  /** of the document */
  byImage: ImageIndex;
  /** in the reader's order; their points, and only theirs, are drawn */
  rows: Row[];
  /** the same without those whose presence is that of another row, the first of the document's */
  folded: Row[];
  /** by feature of a folded row: the others of its presence */
  also: Map<number, number[]>;
  /** by feature: its row, or null where a filter hides it */
  rowOf: (Row | null)[];
  /** what differs from the report's own choices, so that numbers are exploratory; empty: nothing */
  exploratory: string[];
  hiddenBy: HiddenBy;
  points: number;
  /** of all shown images, by state.groupCtr; NaN without any */
  meanCtr: number;
  /** images that meanCtr is over */
  units: number;
}

/** Makes the views of one document; keeps what the next one needs again. */
export class Views {
  private readonly analyser: Analyser;
  private readonly byImage: ImageIndex;

  constructor(private readonly data: Data) {
    this.analyser = new Analyser(data);
    this.byImage = new ImageIndex(data);
  }

  of(state: ViewState): View {
    const { data, byImage } = this;
    const analysed = this.analyser.of(state);
    const { analysis } = analysed;
    const { rows, ...shown } = shownRows(data, analysed, state);
    sortRows(rows, data, state.order, placesOf(analysis.ranking));
    const meanCtr = analysis.groupCtr === 'pooled' ? analysis.pooledCtr : analysis.meanCtr;
    return { ...analysed, ...shown, ...foldedBy(rows, analysis.hypothesis), state, byImage, rows, exploratory: exploratoryIn(state), meanCtr, units: analysis.rows };
  }
}

/** One thing in one row: features of the same presence are one hypothesis; -1 where there is none. */
function foldedBy(rows: Row[], hypothesis: Int32Array): Pick<View, 'folded' | 'also'> {
  const first = new Map<number, number>();
  for (const { feature: f } of rows) {
    if (hypothesis[f] >= 0) first.set(hypothesis[f], Math.min(f, first.get(hypothesis[f]) ?? f));
  }
  const also = new Map<number, number[]>();
  const folded = rows.filter(({ feature: f }) => {
    const over = first.get(hypothesis[f]) ?? f;
    if (over !== f) also.set(over, [...(also.get(over) ?? []), f]);
    return over === f;
  });
  return { folded, also };
}

/** The features that no filter hides, and how many each hides. */
function shownRows(data: Data, analysed: Analysed, state: ViewState): Pick<View, 'rows' | 'rowOf' | 'hiddenBy' | 'points'> {
  const { analysis } = analysed;
  const hiddenBy = { kind: 0, search: 0, sparsity: 0, empty: 0 };
  const wanted = state.search.trim().toLowerCase();
  const rows: Row[] = [];
  const rowOf: (Row | null)[] = new Array(data.features.length).fill(null);
  let points = 0;
  data.features.forEach((feature, f) => {
    if (analysed.options.inFamily[f] === 0) return void hiddenBy.kind++;
    if (wanted !== '' && !isNamed(feature, wanted)) return void hiddenBy.search++;
    if (feature.measure !== 'rank' && !isCommon(analysis.with[f], analysis.without[f], state)) return void hiddenBy.sparsity++;
    const shown = countPoints(data, analysed, f);
    if (shown === 0) return void hiddenBy.empty++;
    points += shown;
    rows.push((rowOf[f] = new Row(analysis, f)));
  });
  return { rows, rowOf, hiddenBy, points };
}

function isNamed(feature: Feature, wanted: string): boolean {
  return [feature.shown, feature.name, feature.key].some((name) => name.toLowerCase().includes(wanted));
}

/** Whether the share of images that have a feature is within the reader's bounds. */
function isCommon(having: number, without: number, { least, most }: ViewState): boolean {
  const percent = (100 * having) / Math.max(1, having + without);
  return percent >= least && percent <= most;
}

/** Points of a feature that are drawn: in range, of an image with a CTR. */
function countPoints({ points }: Data, { images, ranges }: Analysed, f: number): number {
  const { least, greatest }: Range = ranges[f];
  let shown = 0;
  for (let i = points.offsets[f]; i < points.offsets[f + 1]; i++) {
    const value = points.value[i];
    if (value < least || value > greatest || Number.isNaN(images.ctr[points.image[i]])) continue;
    shown++;
  }
  return shown;
}

function placesOf(ranking: ArrayLike<number>): Uint32Array {
  const place = new Uint32Array(ranking.length);
  for (let i = 0; i < place.length; i++) place[ranking[i]] = i;
  return place;
}
