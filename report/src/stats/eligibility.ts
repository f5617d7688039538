/** Whether a feature takes part in the family, or why not; Analysis.standing is an index here. */
export const standings = [
  'tested',
  'too_few_with', // "not enough data": fewer units with it than leastUnits
  'too_few_without', // likewise without
  'too_rare', // below leastPrevalence
  'too_common', // above mostPrevalence
  'one_image_carries_it', // pooled, and the effective number of a side is below 3
  'kind_hidden', // the reader hides its kind
] as const;

export type Standing = (typeof standings)[number];

export const kTested = 0;
export const kCarriedByOne = standings.indexOf('one_image_carries_it');
export const kKindHidden = standings.indexOf('kind_hidden');

export interface Eligibility {
  /** on each side; at least 2 */
  leastUnits: number;
  /** share of units that must have a feature, 0..1 */
  leastPrevalence: number;
  /** share of units that may have it, 0..1 */
  mostPrevalence: number;
}

/** Rules that look at counts only (S6). */
export function standingByCounts(having: number, without: number, options: Eligibility): number {
  if (having < options.leastUnits) return standings.indexOf('too_few_with');
  if (without < options.leastUnits) return standings.indexOf('too_few_without');
  const prevalence = having / (having + without);
  if (prevalence < options.leastPrevalence) return standings.indexOf('too_rare');
  if (prevalence > options.mostPrevalence) return standings.indexOf('too_common');
  return kTested;
}
