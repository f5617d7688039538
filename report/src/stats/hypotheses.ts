import type { Units } from './units';
import { unitList, type UnitList } from './units-list';

/** Where presence begins and ends, by feature. */
export interface Ranges {
  least: Float64Array;
  /** Infinity: no upper bound */
  greatest: Float64Array;
}

/** Gives features with equal presence the same number (rule S6). */
export class HypothesisNumbers {
  count = 0;
  /** features by a hash of their units; those of one number are represented by the first */
  private readonly seen = new Map<number, { feature: number; number: number }[]>();
  private readonly other: UnitList;

  constructor(private readonly units: Units, private readonly ranges: Ranges) {
    this.other = unitList(units.count);
  }

  /** `list`: the units that have the feature. */
  ofPresence(feature: number, list: UnitList): number {
    const key = hashOf(list) + this.units.missingOf(feature).sameAs;
    const candidates = this.seen.get(key) ?? [];
    const same = candidates.find((candidate) => this.isSame(candidate.feature, feature, list));
    if (same !== undefined) return same.number;
    this.seen.set(key, [...candidates, { feature, number: this.count }]);
    return this.count++;
  }

  /** Features without presence are a hypothesis each. */
  ofItsOwn(): number {
    return this.count++;
  }

  private isSame(first: number, feature: number, list: UnitList): boolean {
    const { units, ranges, other } = this;
    if (units.missingOf(first).sameAs !== units.missingOf(feature).sameAs) return false;
    units.present(first, ranges.least[first], ranges.greatest[first], other);
    if (other.count !== list.count) return false;
    for (let i = 0; i < list.count; i++) if (other.units[i] !== list.units[i]) return false;
    return true;
  }
}

/** FNV-1a over the units. */
function hashOf({ units, count }: UnitList): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < count; i++) hash = Math.imul(hash ^ units[i], 0x01000193);
  return hash;
}
