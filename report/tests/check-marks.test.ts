import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CheckMarks } from '../src/feature/check-marks';
import { madeUp } from './made-up';

test('who listens to marks hears of them until the page leaves its run', () => {
  const data = madeUp();
  const marks = new CheckMarks();
  const left = new AbortController();
  let heard = 0;
  marks.onChange(() => heard++, left.signal);
  marks.keep(data, 'dog', new Map([['a', 'right']]));
  assert.equal(heard, 1);
  left.abort();
  marks.keep(data, 'dog', new Map([['a', 'wrong']]));
  assert.equal(heard, 1);
  assert.equal(marks.of(data, 'dog').get('a'), 'wrong');
});
