import { criticalCurve, type Critical } from './critical-curve';
import { groupRows, isSameGrouping, meanByUnit, sumByUnit } from './grouping';
import { PooledSplitter } from './pooled-splitter';
import { RankCorrelator } from './spearman';
import { SideSplitter } from './side';
import type { Outcomes, Table } from './table';
import { Ranker } from './unit-ranks';
import { Units } from './units';

/** Outcomes prepared for all features that share a list of missing units. */
export interface Splitters {
  sides: SideSplitter;
  pooled: PooledSplitter | null;
  ranks: RankCorrelator;
}

/** What does not depend on options: the table and its outcomes by unit. */
export interface Prepared {
  units: Units;
  /** mean of the rows' CTRs */
  ctr: Float64Array;
  /** sums; null where only CTRs are known */
  clicks: Float64Array | null;
  impressions: Float64Array | null;
  /** one per entry of units.missing */
  splitters: Splitters[];
}

const kGroupings = 4;
const kLevels = 8;

/**
 * A table, and what follows from it that the reader's next choice needs again: units, ranks,
 * splitters, critical values. Nothing of it changes a result, it only comes sooner.
 */
export class Engine {
  private readonly ranker: Ranker;
  /** by grouping, the latest first */
  private units: Units[] = [];
  private latest: (Pick<Outcomes, 'ctr' | 'clicks' | 'impressions'> & { prepared: Prepared }) | null = null;
  private readonly curves = new Map<number, Critical>();

  constructor(readonly table: Table) {
    this.ranker = new Ranker(table);
  }

  /** The table by unit; the latest groupings are kept. */
  unitsOf({ ctr }: Pick<Outcomes, 'ctr'>, cluster: ArrayLike<number>): Units {
    const grouping = groupRows({ ctr }, cluster);
    const found = this.units.find((units) => isSameGrouping(units.grouping, grouping));
    const units = found ?? new Units(this.table, grouping, this.ranker);
    this.units = [units, ...this.units.filter((other) => other !== units)].slice(0, kGroupings);
    return units;
  }

  /** Keeps the latest outcomes, since most choices of a reader leave them alone. */
  prepare(outcomes: Outcomes): Prepared {
    const { ctr, clicks, impressions } = outcomes;
    const { latest } = this;
    const units = this.unitsOf(outcomes, outcomes.cluster);
    const isSame =
      latest?.ctr === ctr && latest.clicks === clicks && latest.impressions === impressions && latest.prepared.units === units;
    if (isSame) return latest.prepared;
    const prepared = prepareUnits(units, outcomes);
    this.latest = { ctr, clicks, impressions, prepared };
    return prepared;
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

function prepareUnits(units: Units, outcomes: Outcomes): Prepared {
  const { grouping } = units;
  const ctr = meanByUnit(outcomes.ctr, grouping);
  const counted = outcomes.clicks !== null && outcomes.impressions !== null;
  const clicks = counted ? sumByUnit(outcomes.clicks!, grouping) : null;
  const impressions = counted ? sumByUnit(outcomes.impressions!, grouping) : null;
  const splitters = units.missing.map(({ flags }) => ({
    sides: new SideSplitter(ctr, flags),
    pooled: clicks && impressions && new PooledSplitter(clicks, impressions, flags),
    ranks: new RankCorrelator(ctr, flags),
  }));
  return { units, ctr, clicks, impressions, splitters };
}
