import type { Outcomes } from './analysis';
import { groupMean, type GroupMean } from './group-mean';
import type { Engine } from './engine';
import type { Units } from './units';

/** Units whose values of a feature lie in from .. to. */
export interface DoseBin extends GroupMean {
  from: number;
  to: number;
}

const kBins = 4;

/**
 * The CTR by quartile of a fraction or count, among the units that know it (zeros too). Equal
 * values share a bin, that of their mean rank, so that there may be fewer than four.
 */
export function doseBins(engine: Engine, outcomes: Outcomes, f: number): DoseBin[] {
  const prepared = engine.prepare(outcomes);
  const { values, units } = knownValues(prepared.units, f);
  const order = units.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const bins: { from: number; to: number; units: number[] }[] = [];
  let last = -1;
  for (let first = 0; first < order.length; ) {
    const value = values[order[first]];
    let end = first;
    while (end < order.length && values[order[end]] === value) end++;
    const number = Math.floor((kBins * (first + end)) / (2 * order.length));
    if (number !== last) bins.push({ from: value, to: value, units: [] });
    last = number;
    const bin = bins[bins.length - 1];
    bin.to = value;
    for (let i = first; i < end; i++) bin.units.push(units[order[i]]);
    first = end;
  }
  return bins.map(({ from, to, units: own }) => ({ from, to, ...groupMean(prepared, own) }));
}

function knownValues(units: Units, f: number): { values: number[]; units: number[] } {
  const dense = new Float64Array(units.count);
  const { unit, value } = units.pointsOf(f);
  unit.forEach((own, i) => (dense[own] = value[i]));
  const { flags } = units.missingOf(f);
  const known = Array.from(dense, (_, u) => u).filter((u) => flags?.[u] !== 1);
  return { values: known.map((u) => dense[u]), units: known };
}
