import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepMarks, marksOf, onMarks } from '../src/feature/check-marks';
import { madeUp } from './made-up';

test('who listens to marks hears of them until the page leaves its run', () => {
  const data = madeUp();
  const left = new AbortController();
  let heard = 0;
  onMarks(() => heard++, left.signal);
  keepMarks(data, 'dog', new Map([['a', 'right']]));
  assert.equal(heard, 1);
  left.abort();
  keepMarks(data, 'dog', new Map([['a', 'wrong']]));
  assert.equal(heard, 1);
  assert.equal(marksOf(data, 'dog').get('a'), 'wrong');
});
