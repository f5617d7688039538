import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Analysis } from '../../src/stats/analysis';
import { countMarked, markOf } from '../../src/stats/findings';

const analysisOf = (marked: number, low: number, high: number, impact: number) =>
  ({ marked: Uint8Array.of(marked), low: Float64Array.of(low), high: Float64Array.of(high), impact: Float64Array.of(impact) }) as unknown as Analysis;

test('only marked features have a mark, by the interval of what is tested before the difference', () => {
  assert.equal(markOf(analysisOf(1, -0.05, -0.01, -0.03), 0), 'lower');
  assert.equal(markOf(analysisOf(1, 0.4, 0.8, -0.03), 0), 'higher');
  assert.equal(markOf(analysisOf(1, -0.8, -0.4, 0.03), 0), 'lower');
  assert.equal(markOf(analysisOf(0, 0.4, 0.8, 0.03), 0), '');
});

test('features with the same presence stand out once', () => {
  const analysis = { marked: Uint8Array.of(1, 1, 0, 1), hypothesis: Int32Array.of(0, 0, 1, 2) } as unknown as Analysis;
  assert.equal(countMarked(analysis), 2);
});
