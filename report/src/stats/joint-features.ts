import type { Analysis, Options, Outcomes } from './analysis';
import { jointModel, type JointModel } from './joint';
import type { Engine } from './engine';
import { presenceByRow, rowsHaving, type RowList, type Rows } from './rows';

/** Pearson's phi of two presences over n rows, -1..1; NaN where one is constant. */
export function phi(a: RowList, b: RowList, n: number): number {
  let both = 0;
  for (let i = 0, j = 0; i < a.count && j < b.count; ) {
    const difference = a.rows[i] - b.rows[j];
    if (difference === 0) both++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  const spread = a.count * (n - a.count) * b.count * (n - b.count);
  return spread > 0 ? (n * both - a.count * b.count) / Math.sqrt(spread) : NaN;
}

const kMost = 20;
const kFamiliesEach = 15;
const kSameGroup = 0.7;

/**
 * Which features go into the model by default: of each group with |phi| > 0.7 the one with the
 * largest p(1 - p), the largest first, at most min(20, families / 15) (Harrell 2015, 4.4). `presence`:
 * the rows of each candidate. Returns indexes of candidates.
 */
export function defaultJointFeatures(presence: RowList[], rows: number, families = rows): number[] {
  const spread = (i: number) => presence[i].count * (rows - presence[i].count);
  const order = presence.map((_, i) => i).sort((a, b) => spread(b) - spread(a));
  const most = Math.min(kMost, Math.floor(families / kFamiliesEach));
  const chosen: number[] = [];
  for (const candidate of order) {
    if (chosen.length >= most) break;
    if (spread(candidate) === 0) continue;
    const isNew = chosen.every((taken) => !(Math.abs(phi(presence[candidate], presence[taken], rows)) > kSameGroup));
    if (isNew) chosen.push(candidate);
  }
  return chosen;
}

/**
 * The default features of a run's joint model: one for each tested hypothesis with presence. Of
 * shares (colours), which sum to 1, the one that most rows have is left out. `isShare`: of a
 * feature.
 */
export function defaultJointOf(
  engine: Engine,
  outcomes: Outcomes,
  options: Options,
  analysis: Analysis,
  isShare: (f: number) => boolean,
): number[] {
  const { rows } = engine.prepare(outcomes);
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
  return defaultJointFeatures(kept.map((f) => rowsHaving(rows, f, options)), rows.count, rows.families).map((i) => kept[i]);
}

/** The joint model of the chosen features over the rows of which all of them are known. */
export function jointOf(engine: Engine, outcomes: Outcomes, options: Options, features: number[]): JointModel {
  const { rows, ctr } = engine.prepare(outcomes);
  const presence = features.map((f) => presenceByRow(rows, f, options));
  const known = rowsKnown(rows, presence);
  return jointModel(
    Float64Array.from(known, (row) => ctr[row]),
    presence.map((column) => Float64Array.from(known, (row) => column[row])),
  );
}

function rowsKnown(rows: Rows, presence: Uint8Array[]): number[] {
  return Array.from({ length: rows.count }, (_, row) => row).filter((row) => presence.every((column) => column[row] !== 2));
}
