// Images by level of a factor that varies within them, such as their campaign (rule S1): a row of
// metrics is the unit there, and the image the cluster. The same as lib/report/data/factors.cc.
import { none, type Data, type Factor } from './data';
import type { ShownImages } from './shown-images';
import type { Outcomes, Table } from '../stats/analysis';
import { Engine } from '../stats/engine';

export interface FactorRows {
  engine: Engine;
  /** with this one factor */
  outcomes: Outcomes;
}

/** The rows of each factor for one choice of images and clicks, made when they are first asked for. */
export class RowsByFactor {
  private readonly known = new Map<number, FactorRows>();

  constructor(private readonly data: Data, private readonly table: Table, private readonly images: ShownImages) {}

  /** `factor`: of data.factors; its `ofRow` is not null. */
  of(factor: number): FactorRows {
    const { data, known } = this;
    const rows = known.get(factor) ?? factorRows(data, this.table, this.images, data.factors[factor]);
    known.set(factor, rows);
    return rows;
  }
}

/** An image at one level of the factor, with its clicks there. */
interface Cell {
  image: number;
  level: number;
  clicks: number;
  impressions: number;
}

/** `factor.ofRow` is not null. Rows without a level, or that the filters leave out, take no part. */
export function factorRows(data: Data, table: Table, { shown, passes }: ShownImages, factor: Factor): FactorRows {
  const cells = cellsOf(data, factor, (row, image) => shown[image] === 1 && (passes === null || passes[row] === 1));
  return {
    engine: new Engine(spread(table, firstRows(cells, table.rows))),
    outcomes: {
      ctr: Float64Array.from(cells, ({ clicks, impressions }) => (impressions > 0 ? clicks / impressions : NaN)),
      clicks: null,
      impressions: null,
      cluster: cells.map(({ image }) => data.images.cluster[image]),
      factors: [{ name: factor.name, levels: factor.levels, ofRow: cells.map(({ level }) => level) }],
    },
  };
}

/** By ascending image and level. */
function cellsOf({ clickRows }: Data, { ofRow, levels }: Factor, counts: (row: number, image: number) => boolean): Cell[] {
  const cells = new Map<number, Cell>();
  if (clickRows === null || ofRow === null) return [];
  for (let row = 0; row < clickRows.image.length; row++) {
    const image = clickRows.image[row];
    const level = ofRow[row];
    if (level === none || !counts(row, image)) continue;
    const key = image * levels.length + level;
    const cell = cells.get(key) ?? { image, level, clicks: 0, impressions: 0 };
    cell.clicks += clickRows.clicks[row];
    cell.impressions += clickRows.impressions[row];
    cells.set(key, cell);
  }
  return [...cells].sort(([a], [b]) => a - b).map(([, cell]) => cell);
}

/** By image the first of its rows, and last the number of all. */
function firstRows(cells: Cell[], images: number): Uint32Array {
  const first = new Uint32Array(images + 1);
  for (const { image } of cells) first[image + 1]++;
  for (let i = 0; i < images; i++) first[i + 1] += first[i];
  return first;
}

/** The table with one row per cell: each image's values stand in all of its rows. */
function spread(table: Table, first: Uint32Array): Table {
  const rows = first[first.length - 1];
  const image: number[] = [];
  const value: number[] = [];
  const offsets = new Uint32Array(table.offsets.length);
  for (let f = 0; f < table.features; f++) {
    for (let i = table.offsets[f]; i < table.offsets[f + 1]; i++) {
      for (let row = first[table.image[i]]; row < first[table.image[i] + 1]; row++) {
        image.push(row);
        value.push(table.value[i]);
      }
    }
    offsets[f + 1] = image.length;
  }
  const spreadOf = new Map<Uint8Array | null, Uint8Array | null>([[null, null]]);
  const missing = table.missing.map((flags) => {
    if (!spreadOf.has(flags)) spreadOf.set(flags, spreadFlags(flags!, first, rows));
    return spreadOf.get(flags)!;
  });
  return { ...table, rows, offsets, image: Uint32Array.from(image), value: Float64Array.from(value), missing };
}

function spreadFlags(flags: Uint8Array, first: Uint32Array, rows: number): Uint8Array {
  const out = new Uint8Array(rows);
  flags.forEach((flag, image) => out.fill(flag, first[image], first[image + 1]));
  return out;
}
