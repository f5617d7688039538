// tests/vectors/*.json: what scipy and statsmodels say, made by tests/vectors/make_vectors.py. null
// is an undefined number.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder, put here by build.mjs. */
declare const VECTORS: string;

export interface Vectors<Case> {
  /** relative */
  tolerance: number;
  cases: (Case & { name: string })[];
}

export function vectors<Case>(name: string): Vectors<Case> {
  return JSON.parse(readFileSync(join(VECTORS, `${name}.json`), 'utf8')) as Vectors<Case>;
}

export function number(json: number | null): number {
  return json ?? NaN;
}

export function numbers(json: (number | null)[]): Float64Array {
  return Float64Array.from(json, number);
}

/** Both undefined, or equal within the relative tolerance. */
export function assertClose(got: number, expected: number | null, tolerance: number, what: string): void {
  const wanted = number(expected);
  const undefinedBoth = Number.isNaN(got) && Number.isNaN(wanted);
  const close = got === wanted || Math.abs(got - wanted) <= tolerance * Math.max(Math.abs(got), Math.abs(wanted));
  assert.ok(undefinedBoth || close, `${what}: ${got}, expected ${wanted}`);
}
