import type { Analysis, Options, Outcomes } from './analysis';
import { jointModel, type JointModel } from './joint';
import type { Engine } from './engine';
import { presenceByUnit, unitsHaving, type UnitList, type Units } from './units';

/** Pearson's phi of two presences over n units, -1..1; NaN where one is constant. */
export function phi(a: UnitList, b: UnitList, n: number): number {
  let both = 0;
  for (let i = 0, j = 0; i < a.count && j < b.count; ) {
    const difference = a.units[i] - b.units[j];
    if (difference === 0) both++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  const spread = a.count * (n - a.count) * b.count * (n - b.count);
  return spread > 0 ? (n * both - a.count * b.count) / Math.sqrt(spread) : NaN;
}

const kMost = 20;
const kUnitsPerFeature = 15;
const kSameGroup = 0.7;

/**
 * Which features go into the model by default: of each group with |phi| > 0.7 the one with the
 * largest p(1 - p), the largest first, at most min(20, units / 15) (Harrell 2015, 4.4). `presence`:
 * the units of each candidate. Returns indexes of candidates.
 */
export function defaultJointFeatures(presence: UnitList[], units: number): number[] {
  const spread = (i: number) => presence[i].count * (units - presence[i].count);
  const order = presence.map((_, i) => i).sort((a, b) => spread(b) - spread(a));
  const most = Math.min(kMost, Math.floor(units / kUnitsPerFeature));
  const chosen: number[] = [];
  for (const candidate of order) {
    if (chosen.length >= most) break;
    if (spread(candidate) === 0) continue;
    const isNew = chosen.every((taken) => !(Math.abs(phi(presence[candidate], presence[taken], units)) > kSameGroup));
    if (isNew) chosen.push(candidate);
  }
  return chosen;
}

/**
 * The default features of a run's joint model: one for each tested hypothesis with presence. Of
 * shares (colours), which sum to 1, the one that most units have is left out. `isShare`: of a
 * feature.
 */
export function defaultJointOf(
  engine: Engine,
  outcomes: Outcomes,
  options: Options,
  analysis: Analysis,
  isShare: (f: number) => boolean,
): number[] {
  const { units } = engine.prepare(outcomes);
  const seen = new Set<number>();
  const candidates: number[] = [];
  analysis.hypothesis.forEach((number, f) => {
    if (number < 0 || seen.has(number) || engine.table.measure[f] === 'rank') return;
    seen.add(number);
    candidates.push(f);
  });
  const shares = candidates.filter(isShare);
  const reference = shares.reduce((most, f) => (most < 0 || analysis.with[f] > analysis.with[most] ? f : most), -1);
  const kept = candidates.filter((f) => f !== reference);
  return defaultJointFeatures(kept.map((f) => unitsHaving(units, f, options)), units.count).map((i) => kept[i]);
}

/** The joint model of the chosen features over the units of which all of them are known. */
export function jointOf(engine: Engine, outcomes: Outcomes, options: Options, features: number[]): JointModel {
  const { units, ctr } = engine.prepare(outcomes);
  const presence = features.map((f) => presenceByUnit(units, f, options));
  const known = unitsKnown(units, presence);
  return jointModel(
    Float64Array.from(known, (unit) => ctr[unit]),
    presence.map((column) => Float64Array.from(known, (unit) => column[unit])),
  );
}

function unitsKnown(units: Units, presence: Uint8Array[]): number[] {
  return Array.from({ length: units.count }, (_, unit) => unit).filter((unit) =>
    presence.every((column) => column[unit] !== 2),
  );
}
