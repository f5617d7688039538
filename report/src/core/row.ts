// One feature as a view shows it. NaN: not known, or not enough data.
import type { Analysis } from '../stats/analysis';
import { markOf, type Mark } from '../stats/findings';
import { kTested, eligibilities, type Eligibility } from '../stats/eligibility';
import type { Data } from './data';
import type { Order } from './state';

export class Row {
  constructor(private readonly analysis: Analysis, readonly feature: number) {}

  /** images with a CTR on either side */
  get with(): number {
    return this.analysis.with[this.feature];
  }

  get without(): number {
    return this.analysis.without[this.feature];
  }

  /** by the view's groupCtr: means, or clicks over impressions; NaN for an empty side */
  get ctrWith(): number {
    return (this.isPooled ? this.analysis.pooledWith : this.analysis.ctrWith)[this.feature];
  }

  get ctrWithout(): number {
    return (this.isPooled ? this.analysis.pooledWithout : this.analysis.ctrWithout)[this.feature];
  }

  /** ctrWith - ctrWithout; NaN: not tested */
  get difference(): number {
    return this.ifTested(this.isPooled ? this.analysis.pooled : this.analysis.impact);
  }

  /** interval of the difference at the family's level, which matches q */
  get low(): number {
    return this.ifTested(this.analysis.barLow);
  }

  get high(): number {
    return this.ifTested(this.analysis.barHigh);
  }

  get p(): number {
    return this.ifTested(this.analysis.p);
  }

  get q(): number {
    return this.ifTested(this.analysis.q);
  }

  /** rank correlation with the CTR, where the feature has one, with its interval */
  get rho(): number {
    return this.analysis.rho[this.feature];
  }

  get rhoLow(): number {
    return this.analysis.rhoLow[this.feature];
  }

  get rhoHigh(): number {
    return this.analysis.rhoHigh[this.feature];
  }

  /** q <= 0.05, which equals: the interval of what is tested excludes 0 */
  get marked(): boolean {
    return this.analysis.marked[this.feature] === 1;
  }

  get mark(): Mark {
    return markOf(this.analysis, this.feature);
  }

  get eligibility(): Eligibility {
    return eligibilities[this.analysis.eligibility[this.feature]];
  }

  private get isPooled(): boolean {
    return this.analysis.groupCtr === 'pooled';
  }

  private ifTested(column: Float64Array): number {
    return this.analysis.eligibility[this.feature] === kTested ? column[this.feature] : NaN;
  }
}

const last = (value: number) => (Number.isNaN(value) ? -Infinity : value);

/** Sorts rows in place; `place`: by feature, its place in the ranking of clearest differences. */
export function sortRows(rows: Row[], { features }: Data, order: Order, place: ArrayLike<number>): void {
  const name = (row: Row) => features[row.feature].shown;
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
