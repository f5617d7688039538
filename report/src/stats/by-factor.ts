import type { AdjustedDifference } from './adjusted';
import type { Engine } from './engine';
import { HeldRows } from './factors';
import { HeldFixed } from './held-fixed';
import type { Options } from './results';
import { rowsHaving } from './rows';
import type { Factor, Outcomes } from './table';

/** Differences of features with the same factors held fixed (rule S22). */
export class ByFactors {
  readonly rows: HeldRows;
  private readonly known = new Map<number, HeldFixed>();

  constructor(private readonly engine: Engine, private readonly outcomes: Outcomes, private readonly options: Options, factors: Factor[]) {
    this.rows = new HeldRows(engine.prepare(outcomes), factors, options.groupCtr);
  }

  /** The fit of all features that are missing where this one is. */
  heldFor(f: number): HeldFixed {
    const { rows } = this.engine.prepare(this.outcomes);
    const missing = rows.missingOfFeature[f];
    let held = this.known.get(missing);
    if (held === undefined) {
      const { flags } = rows.missing[missing];
      held = new HeldFixed(this.rows.of, { factors: this.rows.factors, columns: [] }, flags && this.rows.column(flags), true);
      this.known.set(missing, held);
    }
    return held;
  }

  /** Its rows in the fits. */
  listOf(f: number) {
    return this.rows.list(rowsHaving(this.engine.prepare(this.outcomes).rows, f, this.options));
  }

  /** `limit`: as HeldFixed.adjust has it. */
  adjust(f: number, limit = 1): AdjustedDifference {
    return this.heldFor(f).adjust(this.listOf(f), limit);
  }
}
