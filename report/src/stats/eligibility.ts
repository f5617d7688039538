import { rowList, type Ranges, type RowList, type Rows } from './rows';
import type { Sides } from './side';

/** Whether a feature takes part in the family, or why not; Analysis.eligibility is an index here. */
export const eligibilities = [
  'tested',
  'too_few_with', // "not enough data": the effective number of families with it is below leastFamilies
  'too_few_without', // likewise without
  'too_rare', // below leastPrevalence
  'too_common', // above mostPrevalence
  'one_image_carries_it', // pooled, and the effective number of a side by impressions is below 3
  'kind_hidden', // the reader hides its kind
] as const;

export type Eligibility = (typeof eligibilities)[number];

export const kTested = 0;
export const kCarriedByOne = eligibilities.indexOf('one_image_carries_it');
export const kKindHidden = eligibilities.indexOf('kind_hidden');

/** What a feature needs to take part (S6). */
export interface EligibilityRules {
  /** effective number of families on each side; at least 2 */
  leastFamilies: number;
  /** share of rows that must have a feature, 0..1 */
  leastPrevalence: number;
  /** share of rows that may have it, 0..1 */
  mostPrevalence: number;
}

/** As many equal families, but for rounding. */
const kEnough = 1e-9;

export function isEnough(side: { effectiveN: number }, { leastFamilies }: Pick<EligibilityRules, 'leastFamilies'>): boolean {
  return side.effectiveN >= leastFamilies - kEnough;
}

/** Rules that look at numbers of rows and what they count for, and at no click (S6, S21). */
export function eligibilityOf({ having, without }: Sides, options: EligibilityRules): number {
  if (!isEnough(having, options)) return eligibilities.indexOf('too_few_with');
  if (!isEnough(without, options)) return eligibilities.indexOf('too_few_without');
  const prevalence = having.n / (having.n + without.n);
  if (prevalence < options.leastPrevalence) return eligibilities.indexOf('too_rare');
  if (prevalence > options.mostPrevalence) return eligibilities.indexOf('too_common');
  return kTested;
}

/** Gives features with equal presence the same number (rule S6). */
export class HypothesisNumbers {
  count = 0;
  /** features by a hash of their rows; those of one number are represented by the first */
  private readonly seen = new Map<number, { feature: number; number: number }[]>();
  private readonly other: RowList;

  constructor(private readonly rows: Rows, private readonly ranges: Ranges) {
    this.other = rowList(rows.count);
  }

  /** `list`: the rows that have the feature. */
  ofPresence(feature: number, list: RowList): number {
    const key = hashOf(list) + this.rows.missingOf(feature).sameAs;
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

  private isSame(first: number, feature: number, list: RowList): boolean {
    const { rows, ranges, other } = this;
    if (rows.missingOf(first).sameAs !== rows.missingOf(feature).sameAs) return false;
    rows.present(first, ranges.least[first], ranges.greatest[first], other);
    if (other.count !== list.count) return false;
    for (let i = 0; i < list.count; i++) if (other.rows[i] !== list.rows[i]) return false;
    return true;
  }
}

/** FNV-1a over the rows. */
function hashOf({ rows, count }: RowList): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < count; i++) hash = Math.imul(hash ^ rows[i], 0x01000193);
  return hash;
}
