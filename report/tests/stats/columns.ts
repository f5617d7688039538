// Dense columns of whole runs, "kind name" each, as the browser's tables.
import type { Table } from '../../src/stats/analysis';
import { kindNamed } from '../kinds';
import { numbers } from './vectors';

export const kindOf = (key: string) => kindNamed(key.split(' ')[0]);

export function tableOf(columns: Record<string, (number | null)[]>): Table {
  const keys = Object.keys(columns);
  const dense = keys.map((key) => numbers(columns[key]));
  const offsets = new Uint32Array(keys.length + 1);
  const [image, value]: number[][] = [[], []];
  dense.forEach((column, f) => {
    column.forEach((v, row) => {
      if (Number.isNaN(v) || v === 0) return;
      image.push(row);
      value.push(v);
    });
    offsets[f + 1] = image.length;
  });
  const missing = dense.map((column) => Uint8Array.from(column, (v) => Number(Number.isNaN(v))));
  return {
    rows: dense[0].length, features: keys.length, offsets, keys, image: Uint32Array.from(image), value: Float64Array.from(value),
    measure: keys.map((key) => kindOf(key).measure), missing: missing.map((flags) => (flags.includes(1) ? flags : null)),
  };
}
