import { jackknifeVariance, pooledSide, ratioOf, type PooledSide } from './pooled';
import { RestSeries } from './rest-series';
import { kCancelled, type Smaller } from './side';
import { complementOf, unitList, type UnitList } from './units';

export interface PooledSides {
  having: PooledSide;
  without: PooledSide;
}

/** Sums over a list of units. */
interface Sums {
  clicks: number;
  impressions: number;
  squaredImpressions: number;
}

/**
 * Splits clicks and impressions by many features, with time that grows with the smaller side: the
 * larger side is the total minus the smaller one. Its jackknife sums come from a power series
 * (RestSeries); where that is slow or digits are lost, the side is gone through.
 */
export class PooledSplitter {
  private readonly known: UnitList;
  private readonly all: Sums;
  /** clicks minus the overall ratio times impressions, by unit */
  private readonly error: Float64Array;
  private readonly ratio: number;
  private readonly series: RestSeries;

  constructor(
    private readonly clicks: Float64Array,
    private readonly impressions: Float64Array,
    private readonly missing: Uint8Array | null,
  ) {
    this.known = unitList(clicks.length);
    complementOf(unitList(0), missing, clicks.length, this.known);
    this.all = this.sumsOf(this.known);
    this.ratio = this.all.impressions > 0 ? this.all.clicks / this.all.impressions : 0;
    this.error = clicks.map((c, j) => c - this.ratio * impressions[j]);
    const units = this.known.units.subarray(0, this.known.count);
    this.series = new RestSeries(units, impressions, this.error, this.all.impressions);
  }

  split({ list, having }: Smaller): PooledSides {
    const sums = this.sumsOf(list);
    const small = this.listed(list, sums);
    const large = this.restOf(list, sums);
    return having ? { having: small, without: large } : { having: large, without: small };
  }

  private sumsOf({ units, count }: UnitList): Sums {
    let clicks = 0;
    let impressions = 0;
    let squaredImpressions = 0;
    for (let i = 0; i < count; i++) {
      const shown = this.impressions[units[i]];
      clicks += this.clicks[units[i]];
      impressions += shown;
      squaredImpressions += shown * shown;
    }
    return { clicks, impressions, squaredImpressions };
  }

  private listed(list: UnitList, sums: Sums): PooledSide {
    const ctr = ratioOf(sums.clicks, sums.impressions);
    const { sum, squares } = this.moved(list, ctr, sums.impressions);
    const variance = list.count >= 2 ? jackknifeVariance(list.count, sum, squares) : NaN;
    return sideOf(list.count, sums, variance);
  }

  private restOf(list: UnitList, small: Sums): PooledSide {
    const sums: Sums = {
      clicks: this.all.clicks - small.clicks,
      impressions: this.all.impressions - small.impressions,
      squaredImpressions: this.all.squaredImpressions - small.squaredImpressions,
    };
    const ctr = ratioOf(sums.clicks, sums.impressions);
    const n = this.known.count - list.count;
    const all = n < 2 ? null : this.series.at(small.impressions, ctr - this.ratio);
    if (all === null || sums.squaredImpressions <= kCancelled * this.all.squaredImpressions) {
      return this.complementSide(list);
    }
    const taken = this.moved(list, ctr, sums.impressions);
    const sum = all.sum - taken.sum;
    const squares = all.squares - taken.squares;
    if (squares - (sum * sum) / n <= kCancelled * all.squares) return this.complementSide(list);
    return sideOf(n, sums, jackknifeVariance(n, sum, squares));
  }

  /** What leaving each listed unit out moves a side's ratio by: its sum and its sum of squares. */
  private moved({ units, count }: UnitList, ctr: number, all: number): { sum: number; squares: number } {
    const { impressions, error } = this;
    const delta = ctr - this.ratio;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < count; i++) {
      const unit = units[i];
      const shown = impressions[unit];
      const moved = (delta * shown - error[unit]) / (all - shown);
      sum += moved;
      squares += moved * moved;
    }
    return { sum, squares };
  }

  private complementSide(list: UnitList): PooledSide {
    const rest = unitList(this.clicks.length);
    complementOf(list, this.missing, this.clicks.length, rest);
    const units = rest.units.subarray(0, rest.count);
    const of = (values: Float64Array) => Float64Array.from(units, (unit) => values[unit]);
    return pooledSide(of(this.clicks), of(this.impressions));
  }
}

function sideOf(n: number, { clicks, impressions, squaredImpressions }: Sums, variance: number): PooledSide {
  const effectiveN = squaredImpressions > 0 ? (impressions * impressions) / squaredImpressions : 0;
  return { n, clicks, impressions, ctr: ratioOf(clicks, impressions), variance, effectiveN };
}
