import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptValue } from '../src/page/lazy-script';

/** A page whose scripts arrive when the test says so: each sets the global, and then says that it is loaded. */
function page() {
  const waiting = new Map<string, { onload(): void; onerror(): void }>();
  const globals: Record<string, unknown> = { imageliftReport: 'the report’s own' };
  const head = { append: (script: { src: string; onload(): void; onerror(): void }) => waiting.set(script.src, script) };
  Object.assign(globalThis, { window: globals, document: { head, createElement: () => ({}) } });
  return {
    globals,
    arrive(address: string, value: unknown) {
      globals.imageliftReport = value;
      waiting.get(address)!.onload();
    },
    fail: (address: string) => waiting.get(address)!.onerror(),
  };
}

const load = (folder: string) => scriptValue<unknown>(folder, 'data.js', 'imageliftReport');

test('runs on their way at once each get their own document, and the page keeps its own', async () => {
  const { arrive, globals } = page();
  const [first, second] = [load('runs/1/'), load('runs/2/')];
  arrive('runs/2/data.js', 'two');
  assert.equal(await second, 'two');
  arrive('runs/1/data.js', 'one');
  assert.equal(await first, 'one');
  assert.equal(globals.imageliftReport, 'the report’s own');
});

test('a run whose script is missing, or sets nothing, is none', async () => {
  const { arrive, fail, globals } = page();
  const [missing, empty] = [load('runs/1/'), load('runs/2/')];
  fail('runs/1/data.js');
  assert.equal(await missing, null);
  arrive('runs/2/data.js', globals.imageliftReport);
  assert.equal(await empty, null);
});
