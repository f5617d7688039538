import type { AdjustedDifference, Adjustment } from './adjusted';
import type { Analysis } from './analysis';
import { intervalOf } from './estimate';
import { barOf } from './family';
import { phrase, spoken, type Named } from './phrase';
import { kTested, standings } from './eligibility';
import { counted, fixed, points, qValue } from './wording';

/** What holding one offered factor fixed does to a feature. */
export interface AdjustedBy {
  factor: string;
  adjusted: AdjustedDifference;
}

/** `95 %`, and for how many features it is adjusted where that widens it. */
function levelOf({ alpha, hypotheses }: Analysis): string {
  return alpha >= 0.05 ? '95 %' : `95 % adjusted for ${counted(hypotheses, 'feature')}:`;
}

function tooLittle(analysis: Analysis, f: number): string {
  switch (standings[analysis.standing[f]]) {
    case 'too_few_with':
    case 'too_few_without':
      return `not enough data (at least ${analysis.leastUnits} on each side are needed).`;
    case 'one_image_carries_it':
      return 'not enough data (one image carries most impressions of a side).';
    case 'too_rare':
      return 'left out, in too few images.';
    case 'too_common':
      return 'left out, in too many images.';
    case 'kind_hidden':
      return 'left out, its kind is hidden.';
    case 'tested':
      return '';
  }
}

const consequences: Record<Adjustment, string> = {
  stays: 'the difference stays',
  shrinks: 'the difference shrinks to less than half',
  disappears: 'the difference disappears',
  changes_sign: 'the difference changes sign',
  too_few_to_tell: 'too few to tell',
  cannot_be_separated: 'too few to tell',
};

/** What holding one factor fixed says, to follow the raw difference. */
function amongEquals({ factor, adjusted }: AdjustedBy): string {
  const name = spoken(factor);
  if (adjusted.adjustment === 'cannot_be_separated') {
    const levels = adjusted.informativeLevels;
    return `; it cannot be separated from ${name} (${counted(levels, name)}${levels === 1 ? ' holds both)' : ' hold both)'}`;
  }
  const difference = points(adjusted.estimate.value, intervalOf(adjusted.estimate, 0.05), '95 %');
  return `; among images of the same ${name} ${difference}): ${consequences[adjusted.adjustment]}`;
}

function rankSentence(analysis: Analysis, f: number, named: string): string {
  const { rho, low, high, q, standing } = analysis;
  const sentence = `${counted(analysis.with[f] + analysis.without[f], 'image')} by ${named}: `;
  if (standing[f] !== kTested) return sentence + tooLittle(analysis, f);
  if (Number.isNaN(rho[f])) return `${sentence}no rank correlation, since one of the two does not vary`;
  return (
    `${sentence}CTR ${rho[f] < 0 ? 'falls' : 'rises'} with it (rank correlation ${fixed(rho[f], 2)}, ` +
    `${levelOf(analysis)} ${fixed(low[f], 2)} to ${fixed(high[f], 2)}, ${qValue(q[f])})`
  );
}

function presenceSentence(analysis: Analysis, f: number, named: string): string {
  const sentence = `${counted(analysis.with[f], 'image')} with ${named}, ${analysis.without[f]} without: `;
  if (analysis.standing[f] !== kTested) return sentence + tooLittle(analysis, f);
  const pooled = analysis.groupCtr === 'pooled';
  const interval = { low: analysis.low[f], high: analysis.high[f] };
  const difference = points(barOf(analysis, f).value, interval, levelOf(analysis));
  const told = `${sentence}${pooled ? 'pooled CTR ' : 'CTR '}${difference}, ${qValue(analysis.q[f])})`;
  if (analysis.signsDisagree[f] === 0) return told;
  const other = pooled ? analysis.impact[f] : analysis.pooled[f];
  const otherName = pooled ? 'the mean of the images\' CTRs' : 'pooled CTR';
  return `${told}; ${otherName} is ${other < 0 ? 'lower' : 'higher'}, so neither is marked`;
}

/**
 * One plain sentence for a feature with both counts, e.g. "120 images with a dog, 310 without: CTR
 * higher by 0.21 points (95 % 0.05 to 0.37, q 0.03); among images of the same template higher by
 * 0.19 points (95 % 0.02 to 0.36): the difference stays." Points are percentage points of CTR.
 * Intervals are the family's (S6), so they never contradict q. An association, never a cause.
 * `adjusted`: one per offered factor; only marked features need any.
 */
export function verdict(analysis: Analysis, f: number, feature: Named, adjusted: AdjustedBy[]): string {
  const named = phrase(feature, analysis.threshold[f]);
  const byRank = feature.measure === 'rank';
  const sentence = byRank ? rankSentence(analysis, f, named) : presenceSentence(analysis, f, named);
  if (analysis.standing[f] !== kTested) return sentence;
  if (analysis.marked[f] === 0) {
    const isTold = analysis.signsDisagree[f] === 1 || (byRank && Number.isNaN(analysis.rho[f]));
    return sentence + (isTold ? '.' : ': this may be chance.');
  }
  const bar = { low: analysis.barLow[f], high: analysis.barHigh[f] };
  const aboveMedian =
    byRank && adjusted.length > 0
      ? `; images above the median of ${named} have a CTR ${points(analysis.impact[f], bar, levelOf(analysis))})`
      : '';
  return `${sentence}${aboveMedian}${adjusted.map(amongEquals).join('')}.`;
}
