import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as format from '../src/core/format';

const plain = (text: string) => text.replace(/\u00a0/g, ' ');

test('a CTR has as many decimals as it needs', () => {
  assert.equal(plain(format.ctr(0.0231)), '2.31 %');
  assert.equal(plain(format.ctr(0.231)), '23.1 %');
  assert.equal(plain(format.ctr(1)), '100 %');
  assert.equal(plain(format.ctr(0.00042)), '0.042 %');
  assert.equal(plain(format.ctr(0)), '0.00 %');
  assert.equal(format.ctr(NaN), '–');
});

test('a CTR stands with its counts', () => {
  assert.equal(plain(format.ctrWithCounts(59 / 2553, 59, 2553)), '2.31 % (59 / 2,553)');
  assert.equal(plain(format.ctrWithCounts(0.02)), '2.00 %');
  assert.equal(format.ctrWithCounts(NaN, 0, 0), '–');
});

test('differences have a sign and the reader’s unit', () => {
  assert.equal(format.difference(0.0021, 'points', 0.02), '+0.21');
  assert.equal(format.difference(-0.0021, 'points', 0.02), '−0.21');
  assert.equal(format.difference(0.0021, 'clicks', 0.02), '+210');
  assert.equal(format.difference(0, 'points', 0.02), '0.00');
  assert.equal(format.difference(NaN, 'points', 0.02), '–');
});

test('both ends of an interval have the same decimals', () => {
  assert.equal(plain(format.interval(-0.0005, 0.0037, 'points', 0.02)), '−0.05 to +0.37');
  assert.equal(plain(format.interval(0.00077, 0.011, 'points', 0.02)), '+0.08 to +1.10');
  assert.equal(format.interval(NaN, 1, 'points', 0.02), '');
});

test('an axis shows no more decimals than its step needs', () => {
  assert.equal(plain(format.tick(0.05, 0.05)), '5 %');
  assert.equal(plain(format.tick(0.005, 0.005)), '0.5 %');
  assert.equal(plain(format.tick(0, 0.02)), '0 %');
});

test('probabilities end at a thousandth', () => {
  assert.equal(format.probability(0.0304), '0.030');
  assert.equal(format.probability(0.44), '0.44');
  assert.equal(plain(format.probability(1e-9)), '< 0.001');
});

test('values are said as their kind means them', () => {
  assert.equal(plain(format.featureValue(0.93, 'confidence')), 'confidence 93 %');
  assert.equal(plain(format.featureValue(0.017, 'share')), '1.7 % of the image');
  assert.equal(format.featureValue(3, 'count'), '3×');
  assert.equal(format.featureValue(5.25, 'number'), '5.25');
  assert.equal(format.featureValue(0.22792, 'number'), '0.2279');
  assert.equal(format.featureValue(12345.6, 'number'), '12,346');
});

test('moments are UTC', () => {
  assert.equal(plain(format.moment('2026-11-21T08:00:00Z')), '2026-11-21 08:00 UTC');
  assert.equal(format.moment('some day'), 'some day');
});
