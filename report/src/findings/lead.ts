// What a sentence of the answer leads with (rule S25): the number that survives, which is the
// difference with all offered factors held fixed where there is one. The same choice as
// lib/report/data/lead.cc.
import type { View } from '../core/model';
import type { AdjustedDifference } from '../stats/adjusted';
import { intervalOf, type Estimate, type Interval } from '../stats/estimate';
import { impactOf, pooledOf } from '../stats/family';
import { isHardlySeparable, type Naming } from '../stats/naming';

export interface Lead {
  /** CTR of the images without it, and that and the difference, at least 0; 0..1 */
  without: number;
  with: number;
  difference: Estimate;
  /** of it, at the level that decides names */
  interval: Interval;
  isHeldFixed: boolean;
}

/**
 * 1 - level of the intervals that stand in the answer, max(R, 1) 0.05 / m with R of rule S24: they
 * exclude 0 if and only if q within the factors is at most 0.05 (Benjamini & Yekutieli 2005).
 */
export function namingAlpha(view: View): number {
  const { hypotheses, rejected } = view.answer().within;
  return hypotheses === 0 ? 0.05 : (0.05 * Math.max(1, rejected.length)) / hypotheses;
}

/** With all offered factors held fixed; exact also where only a bound of it was needed. undefined: none is offered. */
export function heldOf(view: View, f: number): AdjustedDifference | undefined {
  const { fits, heldFixed } = view.answer().within;
  const held = heldFixed[f];
  const isBound = held !== undefined && held.adjustment !== 'cannot_be_separated' && Number.isNaN(held.estimate.standardError);
  return isBound ? fits.adjust(f) : held;
}

export function leadOf(view: View, f: number): Lead {
  const { analysis } = view;
  const isPooled = analysis.groupCtr === 'pooled' && !Number.isNaN(analysis.pooledWithout[f]);
  const held = heldOf(view, f);
  const isHeldFixed = held !== undefined && held.adjustment !== 'cannot_be_separated';
  const without = (isPooled ? analysis.pooledWithout : analysis.ctrWithout)[f];
  const difference = isHeldFixed ? held.estimate : isPooled ? pooledOf(analysis, f) : impactOf(analysis, f);
  return { ...lead(without, difference, namingAlpha(view)), isHeldFixed };
}

export function levelLeadOf(view: View, level: number): Lead {
  const { results, hypotheses, rejected } = view.answer().levels;
  const { sides, difference, heldFixed } = results[level];
  const isHeldFixed = heldFixed !== null && heldFixed.adjustment !== 'cannot_be_separated';
  const alpha = (0.05 * Math.max(1, rejected)) / Math.max(1, hypotheses);
  return { ...lead(sides.without.mean, isHeldFixed ? heldFixed.estimate : difference, alpha), isHeldFixed };
}

function lead(without: number, difference: Estimate, alpha: number): Omit<Lead, 'isHeldFixed'> {
  return { without, with: Math.max(0, without + difference.value), difference, interval: intervalOf(difference, alpha) };
}

/** What goes with a name without being one (rule S24); by feature. */
export interface Companions {
  /** that these images cannot tell from it: |phi| >= 0.7 */
  eitherOr: number[];
  /** of the same presence, or that fold under it */
  also: number[];
}

export function companionsOf(view: View, name: number): Companions {
  const { of } = view.answer().names;
  const companions: Companions = { eitherOr: [], also: [] };
  of.forEach((naming, f) => {
    if (f === name || nameOver(of, f) !== name) return;
    const isAlternative = naming.status === 'folded' && isHardlySeparable(naming);
    (isAlternative ? companions.eitherOr : companions.also).push(f);
  });
  return companions;
}

/** The name that a feature stands under: what has the same presence stands under the first of it. -1: none. */
function nameOver(of: Naming[], f: number): number {
  const over = of[f].under;
  return over < 0 || of[over].under < 0 ? over : of[over].under;
}
