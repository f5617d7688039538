import { collapse, type UnitPoints } from './collapse';
import { groupRows, isSameGrouping, type Grouping } from './grouping';
import { missingUnits, type MissingUnits } from './missing';
import type { Outcomes, Table } from './table';
import { ranksOf, type FeatureRanks } from './unit-ranks';
import { unitList, type UnitList } from './units-list';

/** A table by unit: one row per cluster, without the rows that have no CTR (rule S3). */
export class Units {
  readonly count: number;
  readonly points: UnitPoints;
  /** features share these lists of units of which nothing is known */
  readonly missing: MissingUnits[];
  readonly missingOfFeature: Uint32Array;
  private readonly ranks: (FeatureRanks | undefined)[] = [];
  private readonly aboveMedian: (UnitList | undefined)[] = [];

  constructor(readonly table: Table, readonly grouping: Grouping) {
    this.count = grouping.units;
    const { lists, ofFeature } = missingUnits(table.missing, grouping);
    this.missing = lists;
    this.missingOfFeature = ofFeature;
    this.points = collapse(table, grouping, (f) => this.missingOf(f));
  }

  missingOf(f: number): MissingUnits {
    return this.missing[this.missingOfFeature[f]];
  }

  /** Units of which the feature is known. */
  knownOf(f: number): number {
    return this.count - this.missingOf(f).count;
  }

  /** The rows of a unit: equal pictures. */
  rowsOf(unit: number): number[] {
    const rows: number[] = [];
    this.grouping.unitOfRow.forEach((own, row) => own === unit && rows.push(row));
    return rows;
  }

  ranksOf(f: number): FeatureRanks {
    const { offsets, value } = this.points;
    return (this.ranks[f] ??= ranksOf(value.slice(offsets[f], offsets[f + 1]), this.knownOf(f)));
  }

  /** Writes the ascending units whose value is above 0 and in [least, greatest]. */
  present(f: number, least: number, greatest: number, list: UnitList): void {
    const { offsets, unit, value } = this.points;
    const { units } = list;
    const end = offsets[f + 1];
    let count = 0;
    for (let i = offsets[f]; i < end; i++) {
      const v = value[i];
      if (v > 0 && v >= least && v <= greatest) units[count++] = unit[i];
    }
    list.count = count;
  }

  /** The ascending units whose value, or 0, is above the feature's median. */
  above(f: number): UnitList {
    return (this.aboveMedian[f] ??= this.aboveLimit(f, this.ranksOf(f).median));
  }

  /** Likewise above any limit. */
  aboveLimit(f: number, limit: number): UnitList {
    const { offsets, unit, value } = this.points;
    const { flags } = this.missingOf(f);
    const list = unitList(this.count);
    let next = offsets[f];
    for (let u = 0; u < this.count; u++) {
      const listed = next < offsets[f + 1] && unit[next] === u;
      const own = listed ? value[next++] : 0;
      if (flags?.[u] !== 1 && own > limit) list.units[list.count++] = u;
    }
    return list;
  }
}

const kRemembered = 4;
const remembered = new WeakMap<Table, Units[]>();

/** The table by unit; the latest groupings of a table are remembered. */
export function unitsOf(table: Table, outcomes: Pick<Outcomes, 'ctr'>, cluster: ArrayLike<number>): Units {
  const grouping = groupRows(outcomes, cluster);
  const known = remembered.get(table) ?? [];
  const found = known.find((units) => isSameGrouping(units.grouping, grouping));
  const units = found ?? new Units(table, grouping);
  remembered.set(table, [units, ...known.filter((other) => other !== units)].slice(0, kRemembered));
  return units;
}
