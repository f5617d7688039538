import { criticalCurve, type Critical } from './critical-curve';
import { inOrderOfFamilies, type Ordered } from './ordered';
import { PooledSplitter } from './pooled-splitter';
import type { GroupCtr } from './results';
import { Rows } from './rows';
import { RankCorrelator } from './spearman';
import { SideSplitter, type Weighted } from './side';
import type { Outcomes, Table } from './table';
import { rowWeights, type RowWeights } from './weights';

/** Outcomes prepared for all features that share a list of missing rows. */
export interface Splitters {
  sides: SideSplitter;
  pooled: PooledSplitter | null;
  ranks: RankCorrelator;
}

/** What does not depend on options: outcomes by row. */
export class Prepared {
  readonly ctr: Float64Array;
  /** null where only CTRs are known */
  readonly clicks: Float64Array | null;
  readonly impressions: Float64Array | null;
  /** S19's, whatever the reader chose */
  readonly weights: RowWeights;
  private readonly equal: Float64Array;
  private readonly known = new Map<string, Splitters>();

  constructor(readonly rows: Rows, readonly outcomes: Outcomes) {
    const isCounted = outcomes.clicks !== null && outcomes.impressions !== null;
    this.ctr = rows.of(outcomes.ctr);
    this.clicks = isCounted ? rows.of(outcomes.clicks!) : null;
    this.impressions = isCounted ? rows.of(outcomes.impressions!) : null;
    this.weights = rowWeights(this.ctr, this.clicks, this.impressions);
    this.equal = this.weights.weighting === 'weighted' ? new Float64Array(rows.count).fill(1) : this.weights.ofRow;
  }

  /** What each row counts for in means. */
  weighted(groupCtr: GroupCtr): Weighted {
    const { family, families } = this.rows;
    return { outcome: this.ctr, weight: groupCtr === 'unweighted' ? this.equal : this.weights.ofRow, family, families };
  }

  /** Those of the features with one list of missing rows: an entry of rows.missing. */
  splitters(missing: number, groupCtr: GroupCtr): Splitters {
    const { rows, clicks, impressions, known } = this;
    const weighted = this.weighted(groupCtr);
    const key = `${missing} ${weighted.weight === this.equal}`;
    let found = known.get(key);
    if (found === undefined) {
      const { flags } = rows.missing[missing];
      const { family, families } = rows;
      found = {
        sides: new SideSplitter(weighted, flags),
        pooled: clicks && impressions && new PooledSplitter({ clicks, impressions, family, families }, flags),
        ranks: new RankCorrelator(this.ctr, family, flags),
      };
      known.set(key, found);
    }
    return found;
  }
}

const kOrders = 2;
const kRows = 4;
const kLevels = 8;

/**
 * A table, and what follows from it that the reader's next choice needs again: rows, ranks,
 * splitters, critical values. Nothing of it changes a result, it only comes sooner.
 */
export class Engine {
  /** the latest first */
  private orders: { family: Outcomes['family']; ordered: Ordered }[] = [];
  private rows: Rows[] = [];
  private latest: Prepared | null = null;
  private readonly curves = new Map<number, Critical>();

  constructor(readonly table: Table) {}

  /** The images that have a CTR; the latest are kept. */
  rowsOf({ ctr, family }: Pick<Outcomes, 'ctr' | 'family'>): Rows {
    const ordered = this.orderedBy(family);
    const takesPart = Uint8Array.from(ctr, (own) => (Number.isNaN(own) ? 0 : 1));
    const isSame = (rows: Rows) => rows.ordered === ordered && rows.takesPart.every((part, i) => part === takesPart[i]);
    const rows = this.rows.find(isSame) ?? new Rows(ordered, takesPart);
    this.rows = [rows, ...this.rows.filter((other) => other !== rows)].slice(0, kRows);
    return rows;
  }

  private orderedBy(family: Outcomes['family']): Ordered {
    const found = this.orders.find((order) => order.family === family) ?? { family, ordered: inOrderOfFamilies(this.table, family) };
    this.orders = [found, ...this.orders.filter((other) => other !== found)].slice(0, kOrders);
    return found.ordered;
  }

  /** Keeps the latest outcomes, since most choices of a reader leave them alone. */
  prepare(outcomes: Outcomes): Prepared {
    const { ctr, clicks, impressions, family } = outcomes;
    const before = this.latest?.outcomes;
    const isSame = before?.ctr === ctr && before.clicks === clicks && before.impressions === impressions && before.family === family;
    if (this.latest !== null && isSame) return this.latest;
    return (this.latest = new Prepared(this.rowsOf(outcomes), outcomes));
  }

  /** Student's critical values at one level. */
  critical(alpha: number): Critical {
    const { curves } = this;
    let curve = curves.get(alpha);
    if (curve === undefined) {
      if (curves.size >= kLevels) curves.delete(curves.keys().next().value!);
      curves.set(alpha, (curve = criticalCurve(alpha)));
    }
    return curve;
  }
}
