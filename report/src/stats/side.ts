import { complementOf, unitList, type UnitList } from './units';

/** The units (clusters) that have a feature, or those that do not. */
export interface Side {
  n: number;
  mean: number;
  /** unbiased (divisor n - 1); 0 for n = 1, NaN for 0 */
  variance: number;
}

/** Two passes: the mean, then the squared deviations from it. */
export function sideOf(values: ArrayLike<number>): Side {
  const n = values.length;
  if (n === 0) return { n, mean: NaN, variance: NaN };
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i];
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i] - mean) * (values[i] - mean);
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}

export interface Sides {
  having: Side;
  without: Side;
}

/** The smaller side of a split; the larger one is all known units but these. */
export interface Smaller {
  list: UnitList;
  /** whether it is the side that has the feature */
  having: boolean;
}

/** Below this share of all squares a difference of sums has lost too many digits. */
export const kCancelled = 1e-4;

/**
 * Splits one outcome by many features. The work of a split grows with the smaller side, not with
 * the number of units: the larger one is the total minus the smaller, in deviations from the
 * overall mean, so that nothing cancels; where it would, the larger one is gone through after all.
 */
export class SideSplitter {
  /** units on either side */
  readonly known: number = 0;
  private readonly mean: number = 0;
  private readonly sum: number = 0;
  private readonly sumSquares: number = 0;
  private readonly rest: UnitList;

  /** `outcome`: a finite number per unit; `missing`: 1 for units that belong to neither side. */
  constructor(readonly outcome: Float64Array, readonly missing: Uint8Array | null) {
    this.rest = unitList(outcome.length);
    complementOf({ units: this.rest.units, count: 0 }, missing, outcome.length, this.rest);
    const side = this.listed(this.rest);
    this.known = side.n;
    if (side.n === 0) return;
    this.mean = side.mean;
    for (let i = 0; i < side.n; i++) {
      const deviation = outcome[this.rest.units[i]] - this.mean;
      this.sum += deviation;
      this.sumSquares += deviation * deviation;
    }
  }

  /** `list`: ascending units that have the feature, none missing. Valid until the next call. */
  smallerOf(list: UnitList): Smaller {
    if (2 * list.count <= this.known) return { list, having: true };
    complementOf(list, this.missing, this.outcome.length, this.rest);
    return { list: this.rest, having: false };
  }

  split({ list, having }: Smaller): Sides {
    const small = this.listed(list);
    const large = this.restOf(list);
    return having ? { having: small, without: large } : { having: large, without: small };
  }

  private listed({ units, count: n }: UnitList): Side {
    if (n === 0) return { n, mean: NaN, variance: NaN };
    const outcome = this.outcome;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += outcome[units[i]];
    const mean = sum / n;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const deviation = outcome[units[i]] - mean;
      squares += deviation * deviation;
    }
    return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
  }

  private restOf(list: UnitList): Side {
    const n = this.known - list.count;
    if (n === 0) return { n, mean: NaN, variance: NaN };
    let sum = this.sum;
    let squares = this.sumSquares;
    for (let i = 0; i < list.count; i++) {
      const deviation = this.outcome[list.units[i]] - this.mean;
      sum -= deviation;
      squares -= deviation * deviation;
    }
    const spread = squares - (sum * sum) / n;
    if (spread <= kCancelled * this.sumSquares) return this.complementSide(list);
    return { n, mean: this.mean + sum / n, variance: n > 1 ? spread / (n - 1) : 0 };
  }

  private complementSide(list: UnitList): Side {
    const rest = unitList(this.outcome.length);
    complementOf(list, this.missing, this.outcome.length, rest);
    return this.listed(rest);
  }
}
