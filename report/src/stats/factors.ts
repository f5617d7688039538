import { kNoLevel, type Levels } from './design';
import type { Prepared } from './engine';
import type { GroupCtr } from './results';
import { rowList, type RowList } from './rows';
import type { Weighted } from './side';
import type { Factor } from './table';
import { rowWeights } from './weights';

/** Why a factor is held fixed, or not (rule S22). */
export type FactorUse =
  | 'offered'
  | 'unit_of_error' // it makes the families
  | 'one_level' // one level or none: it adjusts nothing
  | 'names_images' // more than half of its rows lie in levels of one family
  | 'few_rows_a_level'; // fewer than 3 rows a level on average

const kLeastRowsALevel = 3;

/** A factor's levels by the rows that tell them apart: the analysis' rows, or cells of image and level. */
interface LeveledRows {
  level: ArrayLike<number>;
  family: ArrayLike<number>;
}

/** Over the rows that have a level. */
function useOf({ same }: Factor, { level, family }: LeveledRows): FactorUse {
  if (same === true) return 'unit_of_error';
  const sizes = new Map<number, { rows: number; families: Set<number> }>();
  let rows = 0;
  for (let row = 0; row < level.length; row++) {
    if (level[row] === kNoLevel) continue;
    rows++;
    const own = sizes.get(level[row]) ?? { rows: 0, families: new Set<number>() };
    own.rows++;
    own.families.add(family[row]);
    sizes.set(level[row], own);
  }
  if (sizes.size < 2) return 'one_level';
  const named = [...sizes.values()].reduce((sum, own) => (own.families.size === 1 ? sum + own.rows : sum), 0);
  if (2 * named > rows) return 'names_images';
  return rows < kLeastRowsALevel * sizes.size ? 'few_rows_a_level' : 'offered';
}

/** An image at one combination of levels of the factors that vary within images, with its clicks there. */
interface Cell {
  row: number;
  levels: number[];
  clicks: number;
  impressions: number;
}

/** By ascending row; cells that were not shown, or lack a level, are none. */
function cellsOf({ rows, outcomes: { clickRows } }: Prepared, factors: Factor[]): Cell[] {
  if (clickRows === null || clickRows === undefined) return [];
  const rowOf = new Map(Array.from(rows.image, (image, row) => [image, row]));
  const cells = new Map<string, Cell>();
  for (let i = 0; i < clickRows.image.length; i++) {
    const row = rowOf.get(clickRows.image[i]);
    const levels = factors.map((factor) => levelIn(factor, factor.ofClickRow![i]));
    if (row === undefined || !(clickRows.impressions[i] > 0) || levels.includes(kNoLevel)) continue;
    const key = `${row} ${levels.join(' ')}`;
    const cell = cells.get(key) ?? { row, levels, clicks: 0, impressions: 0 };
    cell.clicks += clickRows.clicks[i];
    cell.impressions += clickRows.impressions[i];
    cells.set(key, cell);
  }
  return [...cells.values()].sort((a, b) => a.row - b.row || a.levels.reduce((order, level, i) => order || level - b.levels[i], 0));
}

function levelIn({ levels }: Factor, level: number): number {
  return level >= 0 && level < levels.length ? level : kNoLevel;
}

const variesInside = (factor: Factor) => (factor.ofClickRow ?? null) !== null;

/** By entry of outcomes.factors. */
export function factorUses(prepared: Prepared): FactorUse[] {
  const { rows, outcomes } = prepared;
  return outcomes.factors.map((factor) => {
    if (!variesInside(factor)) return useOf(factor, { level: levelsOf(prepared, factor).ofRow, family: rows.family });
    const cells = cellsOf(prepared, [factor]);
    return useOf(factor, { level: cells.map(({ levels }) => levels[0]), family: cells.map(({ row }) => rows.family[row]) });
  });
}

function levelsOf({ rows }: Prepared, factor: Factor): Levels {
  return { ofRow: Int32Array.from(rows.image, (image) => levelIn(factor, factor.ofRow[image])), levels: factor.levels.length };
}

/**
 * The rows of fits that hold these factors fixed: those of the analysis or, where one of them varies
 * within images, a row for each combination of an image with levels (S19).
 */
export class HeldRows {
  readonly of: Weighted;
  /** by factor */
  readonly factors: Levels[];
  /** by row of the analysis its first row here, one more at the end; null: they are the same */
  private readonly first: Uint32Array | null = null;

  constructor(prepared: Prepared, factors: Factor[], groupCtr: GroupCtr) {
    const varying = factors.filter(variesInside);
    if (varying.length === 0) {
      this.of = prepared.weighted(groupCtr);
      this.factors = factors.map((factor) => levelsOf(prepared, factor));
      return;
    }
    const { rows } = prepared;
    const cells = cellsOf(prepared, varying);
    this.first = new Uint32Array(rows.count + 1);
    for (const { row } of cells) this.first[row + 1]++;
    for (let row = 0; row < rows.count; row++) this.first[row + 1] += this.first[row];
    const [clicks, impressions] = [cells.map((cell) => cell.clicks), cells.map((cell) => cell.impressions)].map((column) => Float64Array.from(column));
    const outcome = clicks.map((own, i) => own / impressions[i]);
    const weight = groupCtr === 'unweighted' ? new Float64Array(cells.length).fill(1) : rowWeights(outcome, clicks, impressions).ofRow;
    this.of = { outcome, weight, family: Uint32Array.from(cells, ({ row }) => rows.family[row]), families: rows.families };
    this.factors = factors.map((factor) => {
      const at = varying.indexOf(factor);
      const ofImage = at < 0 ? levelsOf(prepared, factor).ofRow : null;
      return { ofRow: Int32Array.from(cells, ({ row, levels }) => ofImage?.[row] ?? levels[at]), levels: factor.levels.length };
    });
  }

  /** The rows here of a list of rows of the analysis. */
  list(list: RowList): RowList {
    const { first } = this;
    if (first === null) return list;
    const spread = rowList(this.of.outcome.length);
    for (const row of list.rows.subarray(0, list.count)) {
      for (let own = first[row]; own < first[row + 1]; own++) spread.rows[spread.count++] = own;
    }
    return spread;
  }

  /** The same of a number by row. */
  column(ofRow: Uint8Array): Uint8Array {
    const { first } = this;
    if (first === null) return ofRow;
    const spread = new Uint8Array(this.of.outcome.length);
    ofRow.forEach((own, row) => spread.fill(own, first[row], first[row + 1]));
    return spread;
  }
}
