import { unitList, type Ranges, type UnitList, type Units } from './units';

/** Whether a feature takes part in the family, or why not; Analysis.eligibility is an index here. */
export const eligibilities = [
  'tested',
  'too_few_with', // "not enough data": fewer units with it than leastUnits
  'too_few_without', // likewise without
  'too_rare', // below leastPrevalence
  'too_common', // above mostPrevalence
  'one_image_carries_it', // pooled, and the effective number of a side is below 3
  'kind_hidden', // the reader hides its kind
] as const;

export type Eligibility = (typeof eligibilities)[number];

export const kTested = 0;
export const kCarriedByOne = eligibilities.indexOf('one_image_carries_it');
export const kKindHidden = eligibilities.indexOf('kind_hidden');

/** What a feature needs to take part (S6). */
export interface EligibilityRules {
  /** on each side; at least 2 */
  leastUnits: number;
  /** share of units that must have a feature, 0..1 */
  leastPrevalence: number;
  /** share of units that may have it, 0..1 */
  mostPrevalence: number;
}

/** Rules that look at counts only (S6). */
export function eligibilityByCounts(having: number, without: number, options: EligibilityRules): number {
  if (having < options.leastUnits) return eligibilities.indexOf('too_few_with');
  if (without < options.leastUnits) return eligibilities.indexOf('too_few_without');
  const prevalence = having / (having + without);
  if (prevalence < options.leastPrevalence) return eligibilities.indexOf('too_rare');
  if (prevalence > options.mostPrevalence) return eligibilities.indexOf('too_common');
  return kTested;
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
