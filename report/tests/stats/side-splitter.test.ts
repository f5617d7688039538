import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moderatedDifference } from '../../src/stats/difference';
import { sideOf, SideSplitter } from '../../src/stats/side';
import { dice } from './made-up-run';
import { eachItsOwn } from './small-run';
import { assertClose } from './vectors';

function split(outcome: number[], rows: number[], missing: Uint8Array | null = null) {
  const splitter = new SideSplitter(eachItsOwn(outcome), missing);
  return splitter.split(splitter.smallerOf({ rows: Uint32Array.from(rows), count: rows.length }));
}

test('both sides are those of the listed values, whichever is smaller', () => {
  const uniform = dice(3);
  const outcome = Array.from({ length: 200 }, () => uniform() ** 3);
  const missing = Uint8Array.from(outcome, (_, unit) => (unit % 9 === 4 ? 1 : 0));
  for (const share of [0, 0.1, 0.5, 0.9, 1]) {
    const known = outcome.map((_, unit) => unit).filter((unit) => missing[unit] === 0);
    const units = known.filter(() => uniform() < share);
    const rest = known.filter((unit) => !units.includes(unit));
    const got = split(outcome, units, missing);
    for (const [side, own] of [[got.having, units], [got.without, rest]] as const) {
      const expected = sideOf(own.map((unit) => outcome[unit]));
      assert.equal(side.n, expected.n);
      assertClose(side.mean, expected.mean, 1e-13, 'mean');
      if (own.length > 1) assertClose(side.variance, expected.variance, 1e-11, 'variance');
    }
  }
});

test('a larger side of equal values has no variance, though the total has', () => {
  const outcome = Array.from({ length: 13 }, (_, unit) => (unit < 6 ? 0.02 : 0.03));
  const sides = split(outcome, [0, 1, 2, 3, 4, 5]);
  assert.ok(sides.without.variance < 1e-30);
  const { standardError, p } = moderatedDifference(sides);
  assert.equal(standardError, 0);
  assert.equal(p, 1);
});

test('a larger side without clicks has the mean 0, exactly', () => {
  const outcome = Array.from({ length: 15 }, (_, unit) => (unit < 7 ? 0.01 + unit / 300 : 0));
  assert.equal(split(outcome, [0, 1, 2, 3, 4, 5, 6]).without.mean, 0);
});
