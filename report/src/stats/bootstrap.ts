import { noInterval, type Interval } from './interval';

/**
 * Marsaglia's (2003, J. Stat. Software 8:14) 32-bit xorshift generator with shifts 13, 17, 5, so
 * that the browser draws the same clusters as lib/stats. A seed of 0 counts as 1.
 */
export class Draws {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0 || 1;
  }

  /** 0..n-1, floor(state n / 2^32); n below 2^21. */
  below(n: number): number {
    let state = this.state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.state = state >>> 0;
    return Math.floor((this.state * n) / 4294967296);
  }
}

/** A cluster that stands in either run or in both; presence and CTR by run. */
export interface PairedUnit {
  inBefore: boolean;
  inAfter: boolean;
  hasBefore: boolean;
  hasAfter: boolean;
  ctrBefore: number;
  ctrAfter: number;
}

/** How much a feature's impact changed from one run to the next. */
export interface RunDelta {
  value: number;
  /** 2.5 % and 97.5 % of the resamples; NaN if too many had no answer */
  interval: Interval;
}

/** Sums of one run's CTRs. */
class RunImpact {
  private having = 0;
  private without = 0;
  private nHaving = 0;
  private nWithout = 0;

  add(has: boolean, ctr: number): void {
    if (has) {
      this.having += ctr;
      this.nHaving++;
    } else {
      this.without += ctr;
      this.nWithout++;
    }
  }

  /** NaN where a side is empty. */
  value(): number {
    return this.having / this.nHaving - this.without / this.nWithout;
  }
}

/** After minus before; `unit(i)` is the i-th of n. */
function delta(n: number, unit: (i: number) => PairedUnit): number {
  const before = new RunImpact();
  const after = new RunImpact();
  for (let i = 0; i < n; i++) {
    const drawn = unit(i);
    if (drawn.inBefore) before.add(drawn.hasBefore, drawn.ctrBefore);
    if (drawn.inAfter) after.add(drawn.hasAfter, drawn.ctrAfter);
  }
  return after.value() - before.value();
}

/** Linear between order statistics (Hyndman & Fan 1996, type 7). */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

/**
 * Rule S16: runs that share images are not independent, so whole clusters are drawn with both
 * their runs (paired cluster bootstrap, percentile interval: Efron & Tibshirani 1993, ch. 13).
 * Resamples without both sides in both runs are left out; above a tenth of them there is no
 * interval.
 */
export function deltaOfImpacts(units: PairedUnit[], resamples = 2000, seed = 20260101): RunDelta {
  const value = delta(units.length, (i) => units[i]);
  if (Number.isNaN(value)) return { value, interval: noInterval };
  const draws = new Draws(seed);
  const deltas: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    const drawn = delta(units.length, () => units[draws.below(units.length)]);
    if (!Number.isNaN(drawn)) deltas.push(drawn);
  }
  if (deltas.length === 0 || 10 * (resamples - deltas.length) > resamples) return { value, interval: noInterval };
  const sorted = Float64Array.from(deltas).sort();
  return { value, interval: { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) } };
}
