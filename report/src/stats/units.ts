import { Collapser, type UnitPoints } from './collapse';
import { missingUnits, type Grouping, type MissingUnits } from './grouping';
import type { Table } from './table';
import type { FeatureRanks, Ranker } from './unit-ranks';

/** Where presence begins and ends, by feature. */
export interface Ranges {
  least: Float64Array;
  /** Infinity: no upper bound */
  greatest: Float64Array;
}

/** A table by unit: one row per cluster, without the rows that have no CTR (rule S3). */
export class Units {
  readonly count: number;
  /** features share these lists of units of which nothing is known */
  readonly missing: MissingUnits[];
  readonly missingOfFeature: Uint32Array;
  private readonly collapser: Collapser;
  private readonly points: (UnitPoints | undefined)[] = [];
  private readonly ranks: (FeatureRanks | undefined)[] = [];
  private readonly aboveMedian: (UnitList | undefined)[] = [];

  constructor(readonly table: Table, readonly grouping: Grouping, private readonly ranker: Ranker) {
    this.count = grouping.units;
    const { lists, ofFeature } = missingUnits(table.missing, grouping);
    this.missing = lists;
    this.missingOfFeature = ofFeature;
    this.collapser = new Collapser(table, grouping);
  }

  missingOf(f: number): MissingUnits {
    return this.missing[this.missingOfFeature[f]];
  }

  /** A feature's values by unit. */
  pointsOf(f: number): UnitPoints {
    return (this.points[f] ??= this.collapser.pointsOf(f, this.missingOf(f).knownRows));
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
    return (this.ranks[f] ??= this.ranker.ranksOf(this.grouping, f, this.pointsOf(f), this.knownOf(f)));
  }

  /** Writes the ascending units whose value is above 0 and in [least, greatest]. */
  present(f: number, least: number, greatest: number, list: UnitList): void {
    const { unit, value } = this.pointsOf(f);
    const { units } = list;
    let count = 0;
    for (let i = 0; i < unit.length; i++) {
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
    const { unit, value } = this.pointsOf(f);
    const { flags } = this.missingOf(f);
    const list = unitList(this.count);
    let next = 0;
    for (let u = 0; u < this.count; u++) {
      const own = unit[next] === u ? value[next++] : 0;
      if (flags?.[u] !== 1 && own > limit) list.units[list.count++] = u;
    }
    return list;
  }
}

/** Ascending units, in an array that is used again: `count` of them count. */
export interface UnitList {
  readonly units: Uint32Array;
  count: number;
}

export function unitList(capacity: number): UnitList {
  return { units: new Uint32Array(capacity), count: 0 };
}

/** Writes to `rest` the units that are neither in `list` nor missing. */
export function complementOf(list: UnitList, missing: Uint8Array | null, all: number, rest: UnitList): void {
  let next = 0;
  let written = 0;
  for (let unit = 0; unit < all; unit++) {
    if (next < list.count && list.units[next] === unit) next++;
    else if (missing === null || missing[unit] === 0) rest.units[written++] = unit;
  }
  rest.count = written;
}

/**
 * The ascending units that have feature f: value above 0 and in its range, or, for features
 * without presence, above the median. A list of its own.
 */
export function unitsHaving(units: Units, f: number, { least, greatest }: Ranges): UnitList {
  if (units.table.measure[f] === 'rank') return units.above(f);
  const list = unitList(units.count);
  units.present(f, least[f], greatest[f], list);
  return list;
}

/** By unit: 1 has the feature, 0 has it not, 2 not known. */
export function presenceByUnit(units: Units, f: number, ranges: Ranges): Uint8Array {
  const presence = new Uint8Array(units.count);
  const { flags } = units.missingOf(f);
  if (flags !== null) flags.forEach((flag, unit) => flag === 1 && (presence[unit] = 2));
  const { units: having, count } = unitsHaving(units, f, ranges);
  for (let i = 0; i < count; i++) presence[having[i]] = 1;
  return presence;
}
