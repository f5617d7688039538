import { correlationOf, correlationOfSums, midranks, type Correlation } from './spearman';
import type { Units } from './units';
import { complementOf, unitList } from './units-list';

/** Correlates one outcome with many sparse features, in the time of going through what they list. */
export class RankCorrelator {
  /** by unit; 0 where missing */
  private readonly centredRanks: Float64Array;
  private readonly sumSquares: number;
  private readonly known: number;

  constructor(outcome: Float64Array, missing: Uint8Array | null) {
    const list = unitList(outcome.length);
    complementOf(unitList(0), missing, outcome.length, list);
    const units = list.units.subarray(0, list.count);
    const ranks = midranks(Float64Array.from(units, (unit) => outcome[unit]));
    this.known = list.count;
    this.centredRanks = new Float64Array(outcome.length);
    let squares = 0;
    units.forEach((unit, i) => {
      const centred = ranks[i] - (this.known + 1) / 2;
      this.centredRanks[unit] = centred;
      squares += centred * centred;
    });
    this.sumSquares = squares;
  }

  correlate(units: Units, f: number): Correlation {
    const { unit, relative, squares } = units.ranksOf(f);
    let cross = 0;
    for (let i = 0; i < relative.length; i++) cross += relative[i] * this.centredRanks[unit[i]];
    return correlationOf(correlationOfSums(squares, this.sumSquares, cross), this.known);
  }
}
