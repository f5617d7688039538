import { ratioOf } from './pooled';

/** Why rows have the weights that they have; asked in this order. */
export type Weighting =
  | 'rows_without_impressions' // equal: some row has a CTR without impressions
  | 'no_rows'
  | 'no_clicks' // equal: m is 0, nothing can vary
  | 'all_clicked' // equal: m is 1
  | 'nearly_equal' // equal: the largest would be below 1.05 times the smallest
  | 'weighted'; // 1 / (tau^2 + m (1 - m) / impressions)

/** What each row counts for (rule S19). */
export interface RowWeights {
  /** above 0; all 1 where they are equal */
  ofRow: Float64Array;
  weighting: Weighting;
  /** m: all clicks / all impressions, 0..1; NaN where they are not known */
  ctr: number;
  /** tau^2 of the rows' true CTRs around their mean, at least 0; NaN without m */
  betweenVariance: number;
  rowsWithoutImpressions: number;
}

const kLeastRatio = 1.05;

/**
 * A CTR that rests on few impressions knows less. One number per row with a CTR; clicks and
 * impressions are null, or not above 0, where only CTRs are known. It looks at no feature.
 */
export function rowWeights(ctr: Float64Array, clicks: Float64Array | null, impressions: Float64Array | null): RowWeights {
  const rows = ctr.length;
  const equal = (weighting: Weighting, m = NaN, betweenVariance = NaN, rowsWithoutImpressions = 0): RowWeights =>
    ({ ofRow: new Float64Array(rows).fill(1), weighting, ctr: m, betweenVariance, rowsWithoutImpressions });
  if (rows === 0) return equal('no_rows');
  if (clicks === null || impressions === null) return equal('rows_without_impressions', NaN, NaN, rows);
  const without = impressions.reduce((count, shown) => count + (shown > 0 ? 0 : 1), 0);
  if (without > 0) return equal('rows_without_impressions', NaN, NaN, without);
  const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);
  const m = ratioOf(sum(clicks), sum(impressions));
  if (!(m > 0)) return equal('no_clicks', m);
  if (!(m < 1)) return equal('all_clicked', m);
  const sampling = impressions.map((shown) => (m * (1 - m)) / shown);
  const betweenVariance = betweenRows(ctr, sampling);
  const ofRow = sampling.map((own) => 1 / (betweenVariance + own));
  const [least, most] = [Math.min, Math.max].map((end) => ofRow.reduce((a, b) => end(a, b)));
  if (most < kLeastRatio * least) return equal('nearly_equal', m, betweenVariance);
  return { ofRow, weighting: 'weighted', ctr: m, betweenVariance, rowsWithoutImpressions: 0 };
}

/**
 * Paule & Mandel (1982, J. Res. NBS 87:377) around the weighted mean: the tau^2 with sum w (y -
 * mean)^2 = n - 1, or 0. By Newton from 0: the sum falls and is convex, since it is the least over
 * the mean of a function that is convex in both, so the steps rise to the root and never pass it.
 */
function betweenRows(ctr: Float64Array, sampling: Float64Array): number {
  const kMostSteps = 200;
  let betweenVariance = 0;
  if (ctr.length < 2) return betweenVariance;
  for (let step = 0; step < kMostSteps; step++) {
    const { excess, fall } = excessAt(betweenVariance, ctr, sampling);
    if (!(excess > 0)) break;
    const next = betweenVariance + excess / fall;
    if (!(next > betweenVariance)) break;
    const isThere = next - betweenVariance <= 1e-15 * next;
    betweenVariance = next;
    if (isThere) break;
  }
  return betweenVariance;
}

/** sum w (y - mean)^2 - (n - 1), and how fast it falls. */
function excessAt(betweenVariance: number, ctr: Float64Array, sampling: Float64Array) {
  let [total, sum] = [0, 0];
  for (let i = 0; i < ctr.length; i++) {
    const w = 1 / (betweenVariance + sampling[i]);
    total += w;
    sum += w * ctr[i];
  }
  const mean = sum / total;
  let [excess, fall] = [1 - ctr.length, 0];
  for (let i = 0; i < ctr.length; i++) {
    const w = 1 / (betweenVariance + sampling[i]);
    const square = w * (ctr[i] - mean) ** 2;
    excess += square;
    fall += w * square;
  }
  return { excess, fall };
}
