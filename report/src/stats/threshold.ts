import type { Analysis, Options, Outcomes } from './analysis';
import { moderatedDifference } from './difference';
import { undefinedEstimate, type Estimate } from './estimate';
import { barOf } from './family';
import { pooledDifference } from './pooled';
import type { Engine, Prepared } from './engine';
import { kTested, eligibilityOf } from './eligibility';
import { rowList } from './rows';

/** A feature at half and at one and a half times its threshold (rule S12). */
export interface ThresholdCheck {
  atHalf: Estimate;
  atOneAndAHalf: Estimate;
  /**
   * "Depends on the threshold": the mark is not the same at all three, or the sign of a marked
   * difference. The level is the family's, held fixed.
   */
  flips: boolean;
}

/** Features that are not tested or have no presence get an empty check. */
export function checkThreshold(
  engine: Engine,
  outcomes: Outcomes,
  options: Options,
  analysis: Analysis,
  f: number,
): ThresholdCheck {
  if (analysis.eligibility[f] !== kTested || engine.table.measure[f] === 'rank') {
    return { atHalf: undefinedEstimate(), atOneAndAHalf: undefinedEstimate(), flips: false };
  }
  const prepared = engine.prepare(outcomes);
  const here = barOf(analysis, f);
  const isSure = here.p <= analysis.alpha;
  const differs = ({ estimate, tested }: Other) =>
    (tested && estimate.p <= analysis.alpha) !== isSure || (isSure && estimate.value * here.value < 0);
  const half = differenceAt(prepared, options, f, 0.5);
  const more = differenceAt(prepared, options, f, 1.5);
  return { atHalf: half.estimate, atOneAndAHalf: more.estimate, flips: differs(half) || differs(more) };
}

interface Other {
  estimate: Estimate;
  tested: boolean;
}

function differenceAt(prepared: Prepared, options: Options, f: number, factor: number): Other {
  const { rows } = prepared;
  const list = rowList(rows.count);
  rows.present(f, options.least[f] * factor, options.greatest[f], list);
  const { sides: splitter, pooled } = prepared.splitters(rows.missingOfFeature[f], options.groupCtr);
  const smaller = splitter.smallerOf(list);
  const sides = splitter.split(smaller);
  const enough = eligibilityOf(sides, options) === kTested;
  if (options.groupCtr !== 'pooled') return { estimate: moderatedDifference(sides), tested: enough };
  const both = pooled?.split(smaller);
  const estimate = both ? pooledDifference(both.having, both.without) : undefinedEstimate();
  return { estimate, tested: enough && !Number.isNaN(estimate.standardError) };
}

/**
 * The true difference behind one that is watered down by wrong detections: observed / (PPV + NPV -
 * 1), if errors do not depend on clicks (Aigner 1973, J. Econometrics 1:49). Both are 0..1; NaN
 * where they say nothing (sum at most 1).
 */
export function undilutedDifference(
  observed: number,
  positivePredictiveValue: number,
  negativePredictiveValue: number,
): number {
  const kept = positivePredictiveValue + negativePredictiveValue - 1;
  return kept > 0 ? observed / kept : NaN;
}
