import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ctrBeside } from '../src/findings/card';
import { clickChange, clickRange } from '../src/findings/click-change';
import { namesHeld } from '../src/findings/reason';

test('a difference is told as clicks of a thousand views', () => {
  assert.equal(clickRange(0.0106, { low: 0.0056, high: 0.0155 }), '(11 more clicks per 1,000 views; sure of 6 to 16)');
  assert.equal(clickRange(-0.0021, { low: -0.0037, high: -0.0005 }), '(2.1 fewer clicks per 1,000 views; sure of 0.5 to 3.7)');
});

test('small ones take more views', () => {
  assert.equal(clickChange(0.0004), '4.0 more clicks per 10,000 views');
  assert.equal(clickChange(-0.00002), '2.0 fewer clicks per 100,000 views');
});

test('a range that holds 0 is not called sure, and none is told where there is none', () => {
  assert.equal(clickRange(0.012, { low: -0.003, high: 0.027 }), '(12 more clicks per 1,000 views; from −3 to +27)');
  assert.equal(clickRange(0.0106, { low: NaN, high: NaN }), '(11 more clicks per 1,000 views)');
});

test('no end of a sure range reads 0', () => {
  assert.equal(clickRange(0.0106, { low: 0.0004, high: 0.0208 }), '(11 more clicks per 1,000 views; sure of 0.40 to 21)');
});

test('the decimals of a CTR show the difference', () => {
  assert.equal(ctrBeside(0.03, 0.01), '3.0\u00a0%');
  assert.equal(ctrBeside(0.0113, 0.003), '1.13\u00a0%');
});

test('few factors are named, many are counted', () => {
  assert.equal(namesHeld(['template']), 'template');
  assert.equal(namesHeld(['template', 'placement']), 'template and placement');
  assert.equal(namesHeld(['a', 'b', 'c', 'd']), 'all 4 factors');
});
