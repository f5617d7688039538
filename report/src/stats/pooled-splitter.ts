import { jackknifeVariance, ratioOf, type PooledSide } from './pooled';
import { RestSeries } from './rest-series';
import { kCancelled, type Smaller } from './side';
import { complementOf, rowList, type RowList } from './rows';

export interface PooledSides {
  having: PooledSide;
  without: PooledSide;
}

/** Sums over rows, and of squares over their families; `families`: those that have impressions. */
interface Sums {
  n: number;
  families: number;
  clicks: number;
  impressions: number;
  squaredImpressions: number;
}

/** Clicks and impressions by row, and by row its family (ascending, below `families`). */
export interface Counted {
  clicks: Float64Array;
  impressions: Float64Array;
  family: Uint32Array;
  families: number;
}

/**
 * Splits clicks and impressions by many features, with time that grows with the smaller side: the
 * larger side is the total minus the smaller one. Its jackknife sums come from a power series
 * (RestSeries); where that is slow or digits are lost, the side is gone through. What is left out at
 * once is a family, or what a side has of it.
 */
export class PooledSplitter {
  private readonly known: RowList;
  private readonly all: Sums;
  private readonly ratio: number;
  private readonly series: RestSeries;
  /** by row: 1 where its family has no other known row; clicks minus the overall ratio times impressions */
  private readonly isAlone: Uint8Array;
  private readonly error: Float64Array;
  /** the same of known rows by family: how many, impressions, errors */
  private readonly size: Uint32Array;
  private readonly shownOf: Float64Array;
  private readonly errorOf: Float64Array;

  constructor(private readonly of: Counted, private readonly missing: Uint8Array | null) {
    const { clicks, impressions, family, families } = of;
    this.known = rowList(clicks.length);
    complementOf(rowList(0), missing, clicks.length, this.known);
    const rows = this.known.rows.subarray(0, this.known.count);
    this.size = new Uint32Array(families);
    this.shownOf = new Float64Array(families);
    this.errorOf = new Float64Array(families);
    this.isAlone = new Uint8Array(clicks.length);
    for (const row of rows) this.size[family[row]]++;
    for (const row of rows) this.isAlone[row] = this.size[family[row]] === 1 ? 1 : 0;
    this.all = this.sumsOf(this.known);
    this.ratio = this.all.impressions > 0 ? this.all.clicks / this.all.impressions : 0;
    this.error = clicks.map((c, row) => c - this.ratio * impressions[row]);
    for (const row of rows) {
      this.shownOf[family[row]] += impressions[row];
      this.errorOf[family[row]] += this.error[row];
    }
    const present = Uint32Array.from(this.size.keys()).filter((g) => this.size[g] > 0);
    this.series = new RestSeries(present, this.shownOf, this.errorOf, this.all.impressions);
  }

  split({ list, having }: Smaller): PooledSides {
    const sums = this.sumsOf(list);
    const small = this.listed(list, sums);
    const large = this.restOf(list, sums);
    return having ? { having: small, without: large } : { having: large, without: small };
  }

  /** Both sides' CTRs, and no more. */
  ratios({ list: { rows, count }, having }: Smaller): { having: number; without: number } {
    const { of: { clicks, impressions }, all } = this;
    let ofClicks = 0;
    let ofImpressions = 0;
    for (let i = 0; i < count; i++) {
      ofClicks += clicks[rows[i]];
      ofImpressions += impressions[rows[i]];
    }
    const small = ratioOf(ofClicks, ofImpressions);
    const large = ratioOf(all.clicks - ofClicks, all.impressions - ofImpressions);
    return having ? { having: small, without: large } : { having: large, without: small };
  }

  private sumsOf({ rows, count }: RowList): Sums {
    const { of: { clicks, impressions, family }, isAlone } = this;
    let families = 0;
    let ofClicks = 0;
    let ofImpressions = 0;
    let squares = 0;
    for (let i = 0; i < count; ) {
      const row = rows[i++];
      let shown = impressions[row];
      ofClicks += clicks[row];
      if (isAlone[row] === 0) {
        for (const g = family[row]; i < count && family[rows[i]] === g; i++) {
          ofClicks += clicks[rows[i]];
          shown += impressions[rows[i]];
        }
      }
      ofImpressions += shown;
      squares += shown * shown;
      if (shown > 0) families++;
    }
    return { n: count, families, clicks: ofClicks, impressions: ofImpressions, squaredImpressions: squares };
  }

  private listed({ rows, count }: RowList, sums: Sums): PooledSide {
    const { of: { impressions, family }, isAlone, error } = this;
    const delta = ratioOf(sums.clicks, sums.impressions) - this.ratio;
    const all = sums.impressions;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < count; ) {
      const row = rows[i++];
      let shown = impressions[row];
      let off = error[row];
      if (isAlone[row] === 0) {
        for (const g = family[row]; i < count && family[rows[i]] === g; i++) {
          shown += impressions[rows[i]];
          off += error[rows[i]];
        }
      }
      const moved = (delta * shown - off) / (all - shown);
      sum += moved;
      squares += moved * moved;
    }
    return sideOf(sums, sum, squares);
  }

  private restOf(list: RowList, small: Sums): PooledSide {
    const { of: { impressions, family }, isAlone, all, error, size, shownOf, errorOf } = this;
    const { rows, count } = list;
    const impressionsLeft = all.impressions - small.impressions;
    const clicksLeft = all.clicks - small.clicks;
    const delta = ratioOf(clicksLeft, impressionsLeft) - this.ratio;
    const series = all.n - count < 2 ? null : this.series.at(small.impressions, delta);
    if (series === null) return this.complementSide(list);
    let sum = series.sum;
    let squares = series.squares;
    let squaredImpressions = all.squaredImpressions;
    let families = all.families;
    for (let i = 0; i < count; ) {
      const row = rows[i++];
      let shown = impressions[row];
      let off = error[row];
      if (isAlone[row] === 1) {
        const moved = (delta * shown - off) / (impressionsLeft - shown);
        sum -= moved;
        squares -= moved * moved;
        squaredImpressions -= shown * shown;
        if (shown > 0) families--;
        continue;
      }
      const g = family[row];
      const first = i;
      for (; i < count && family[rows[i]] === g; i++) {
        shown += impressions[rows[i]];
        off += error[rows[i]];
      }
      const whole = (delta * shownOf[g] - errorOf[g]) / (impressionsLeft - shownOf[g]);
      sum -= whole;
      squares -= whole * whole;
      squaredImpressions -= shownOf[g] * shownOf[g];
      if (shownOf[g] > 0) families--;
      if (i - first + 1 === size[g]) continue;
      const left = shownOf[g] - shown;
      const moved = (delta * left - (errorOf[g] - off)) / (impressionsLeft - left);
      sum += moved;
      squares += moved * moved;
      squaredImpressions += left * left;
      if (left > 0) families++;
    }
    const isLost = squaredImpressions <= kCancelled * all.squaredImpressions || squares - (sum * sum) / families <= kCancelled * series.size;
    if (isLost) return this.complementSide(list);
    return sideOf({ n: all.n - count, families, clicks: clicksLeft, impressions: impressionsLeft, squaredImpressions }, sum, squares);
  }

  private complementSide(list: RowList): PooledSide {
    const rest = rowList(this.of.clicks.length);
    complementOf(list, this.missing, this.of.clicks.length, rest);
    return this.listed(rest, this.sumsOf(rest));
  }
}

function sideOf({ n, families, clicks, impressions, squaredImpressions }: Sums, sum: number, squares: number): PooledSide {
  const effectiveN = squaredImpressions > 0 ? (impressions * impressions) / squaredImpressions : 0;
  const variance = families >= 2 ? jackknifeVariance(families, sum, squares) : NaN;
  return { n, families, clicks, impressions, ctr: ratioOf(clicks, impressions), variance, effectiveN };
}
