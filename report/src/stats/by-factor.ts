import { FactorAdjuster, kNoLevel, namesImages, type AdjustedDifference } from './adjusted';
import type { Options } from './analysis';
import { kLeftOut, meanByUnit, type Grouping } from './grouping';
import type { Engine } from './engine';
import type { Factor, Outcomes } from './table';
import { unitList, type Units } from './units';

function levelOfRow(factor: Factor, row: number): number {
  const level = factor.ofRow[row];
  return level >= 0 && level < factor.levels.length ? level : kNoLevel;
}

/** The rows' level, kNoLevel where they differ. */
function levelByUnit(factor: Factor, { unitOfRow, units }: Grouping): Int32Array {
  const kUnseen = -2;
  const levels = new Int32Array(units).fill(kUnseen);
  for (let row = 0; row < unitOfRow.length; row++) {
    const unit = unitOfRow[row];
    if (unit === kLeftOut) continue;
    const level = levelOfRow(factor, row);
    if (levels[unit] === kUnseen) levels[unit] = level;
    else if (levels[unit] !== level) levels[unit] = kNoLevel;
  }
  return levels;
}

/** A cluster whose rows stand in several levels has none itself. */
function variesWithinClusters(factor: Factor, { unitOfRow }: Grouping, ofUnit: Int32Array): boolean {
  for (let row = 0; row < unitOfRow.length; row++) {
    const unit = unitOfRow[row];
    if (unit !== kLeftOut && levelOfRow(factor, row) !== kNoLevel && ofUnit[unit] === kNoLevel) return true;
  }
  return false;
}

/**
 * The cells of a factor that varies within images (rule S1): rows of the same cluster and level
 * form one, rows without a level are left out.
 */
export function cellsOf(outcomes: Outcomes, factor: Factor): Int32Array {
  const seen = new Map<number, number>();
  return Int32Array.from(outcomes.ctr, (_, row) => {
    const level = levelOfRow(factor, row);
    if (level === kNoLevel || outcomes.cluster[row] < 0) return kLeftOut;
    const key = outcomes.cluster[row] * factor.levels.length + level;
    const cell = seen.get(key) ?? seen.size;
    seen.set(key, cell);
    return cell;
  });
}

/** The units of a factor with their levels: clusters, or cells where it varies within them. */
interface FactorUnits {
  units: Units;
  level: Int32Array;
}

function factorUnits(engine: Engine, outcomes: Outcomes, factor: Factor): FactorUnits {
  const units = engine.unitsOf(outcomes, outcomes.cluster);
  const level = levelByUnit(factor, units.grouping);
  if (!variesWithinClusters(factor, units.grouping, level)) return { units, level };
  const cells = engine.unitsOf(outcomes, cellsOf(outcomes, factor));
  return { units: cells, level: levelByUnit(factor, cells.grouping) };
}

/**
 * Rule S8 for the chosen features: one entry for each of `features`, or null where the factor
 * names images. `factor`: index into outcomes.factors. Where the factor varies within a cluster,
 * its cells (cluster by level) are the units instead.
 */
export function adjust(
  engine: Engine,
  outcomes: Outcomes,
  options: Options,
  factor: number,
  features: ArrayLike<number>,
): AdjustedDifference[] | null {
  const chosen = outcomes.factors[factor];
  const { units, level } = factorUnits(engine, outcomes, chosen);
  if (namesImages(level, chosen.levels.length)) return null;
  const clusters = engine.unitsOf(outcomes, outcomes.cluster);
  const ctr = meanByUnit(outcomes.ctr, units.grouping);
  const adjusters = new Map<number, FactorAdjuster>();
  const list = unitList(units.count);
  return Array.from(features, (f) => {
    const missing = units.missingOfFeature[f];
    const adjuster =
      adjusters.get(missing) ?? new FactorAdjuster(ctr, level, chosen.levels.length, units.missing[missing].flags);
    adjusters.set(missing, adjuster);
    if (engine.table.measure[f] === 'rank') return adjuster.adjust(units.aboveLimit(f, clusters.ranksOf(f).median));
    units.present(f, options.least[f], options.greatest[f], list);
    return adjuster.adjust(list);
  });
}
