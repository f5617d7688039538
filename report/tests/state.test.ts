import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences, exploratoryIn, fieldsThat, hashOf, initialState, stateOf, type ViewState } from '../src/core/state';

test('the initial state needs no hash', () => {
  assert.equal(hashOf(initialState), '');
  assert.deepEqual(stateOf(''), initialState);
});

test('every field round-trips', () => {
  const state: ViewState = {
    from: 12.5, to: 90, thresholds: { object: 0.4 }, least: 1, most: 99, fewest: 2,
    hidden: ['colour', 'label'], search: 'a & b = #ü</script>',
    levels: { 'temp"late': ['a b', '</script>'] }, since: '2026-01-31', until: '2026-02-28',
    groupCtr: 'pooled', families: 'apart', order: 'name', unit: 'clicks', factor: 'template',
    zoom: { from: 3, to: 17, low: 0, high: 0.025 }, columnsShown: 'all', feature: 'dog', pair: ['dog', 'red wine'],
    joint: ['a "b" c'], matters: 2.5,
    images: '?=%', having: ['dog', 'a "b" c'], imageOrder: 'low', imagesBy: 'least spend & more', columns: ['spend', 'a "b" c'], imagesAs: 'gallery', pinned: 17, image: 3, unmarked: ['faces'], trend: ['dog'], over: 'dates',
    run: 'runs/2/', reference: '7f3a',
  };
  assert.deepEqual(stateOf(hashOf(state)), state);
});

test('a confidence from 0 differs from the models’ own', () => {
  assert.equal(stateOf(hashOf({ ...initialState, from: 0 })).from, 0);
  assert.equal(stateOf('#from=').from, null);
});

test('what makes no sense keeps its initial value', () => {
  const hash = '#from=-1&to=101&least=NaN&order=x&unit=y&imageOrder=z&pinned=1e9&most=Infinity&fewest=1'
    + '&thresholds=[1]&levels=no&since=1.1.2026&zoom=4 3 0 1&run=../&image=-1&imagesBy=spend&columns={}';
  assert.deepEqual(stateOf(hash), initialState);
});

test('text is bounded', () => {
  assert.equal(stateOf(`#search=${'x'.repeat(1000)}`).search.length, 200);
});

test('a choice that changes numbers has a name and a control, and the page says that it was made', () => {
  const numbers = fieldsThat(({ recomputes }) => recomputes !== undefined);
  assert.deepEqual(numbers, fieldsThat(({ exploratory, control }) => exploratory !== undefined && control !== undefined));
  assert.deepEqual(exploratoryIn({ ...initialState, since: '2026-01-01', until: '2026-02-01', hidden: ['label'] }), ['kinds', 'dates']);
  assert.deepEqual(exploratoryIn({ ...initialState, search: 'dog', order: 'name', image: 3 }), []);
});

test('what narrows the view has a control, and what only orders it narrows nothing', () => {
  const narrowing = fieldsThat(({ narrows }) => narrows === true);
  assert.ok(['search', 'levels', 'from'].every((name) => narrowing.includes(name as keyof ViewState)));
  assert.deepEqual(narrowing.filter((name) => fieldsThat(({ control }) => control === undefined).includes(name)), []);
  assert.ok(!narrowing.includes('order') && !narrowing.includes('groupCtr'));
  assert.deepEqual(differences(stateOf('#order=name&search=a'), initialState), ['search', 'order']);
});
