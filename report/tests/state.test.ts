import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashOf, initialState, stateOf, type ViewState } from '../src/state';

test('the initial state needs no hash', () => {
  assert.equal(hashOf(initialState), '');
  assert.deepEqual(stateOf(''), initialState);
});

test('every field round-trips', () => {
  const state: ViewState = {
    from: 12.5, to: 90, least: 1, most: 99, hidden: ['colour', 'label'], search: 'a & b = #ü</script>',
    order: 'name', unit: 'clicks', images: '?=%', imageOrder: 'low', pinned: 17,
  };
  assert.deepEqual(stateOf(hashOf(state)), state);
});

test('a confidence from 0 differs from the models’ own', () => {
  assert.equal(stateOf(hashOf({ ...initialState, from: 0 })).from, 0);
  assert.equal(stateOf('#from=').from, null);
});

test('what makes no sense keeps its initial value', () => {
  const hash = '#from=-1&to=101&least=NaN&order=x&unit=y&imageOrder=z&pinned=1e9&most=Infinity';
  assert.deepEqual(stateOf(hash), initialState);
});

test('text is bounded', () => {
  assert.equal(stateOf(`#search=${'x'.repeat(1000)}`).search.length, 200);
});
