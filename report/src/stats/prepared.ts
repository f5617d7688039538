import { RankCorrelator } from './rank-correlator';
import { meanByUnit, sumByUnit } from './grouping';
import { PooledSplitter } from './pooled-splitter';
import { SideSplitter } from './side-splitter';
import type { Outcomes, Table } from './table';
import { unitsOf, type Units } from './units';

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

interface Remembered {
  ctr: Float64Array;
  clicks: ArrayLike<number> | null;
  impressions: ArrayLike<number> | null;
  prepared: Prepared;
}

const remembered = new WeakMap<Table, Remembered>();

/** Remembers the latest outcomes of a table, since most choices of a reader leave them alone. */
export function prepare(table: Table, outcomes: Outcomes): Prepared {
  const { ctr, clicks, impressions } = outcomes;
  const units = unitsOf(table, outcomes, outcomes.cluster);
  const last = remembered.get(table);
  const isSame =
    last?.ctr === ctr && last.clicks === clicks && last.impressions === impressions && last.prepared.units === units;
  if (isSame) return last.prepared;
  const prepared = prepareUnits(units, outcomes);
  remembered.set(table, { ctr, clicks, impressions, prepared });
  return prepared;
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
