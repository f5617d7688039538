// The documents of other runs that lib/report wrote, chosen in the page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';
import { fileUrl } from './reports.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('every written run can be chosen, with its own images and the shared thumbnails', async () => {
  const { page, problems, close } = await open(browser, fileUrl('history'));
  const run = page.locator('select[name=run]');
  assert.equal(await run.locator('option').count(), 12);
  await page.selectOption('select[name=business]', { label: 'another business' });
  await page.waitForFunction(() => document.querySelector('#interactive h1').textContent.includes('another business'));
  assert.equal(await run.inputValue(), 'runs/12/');
  assert.match(await run.locator('option').first().textContent(), /501\simages/u);
  assert.ok(await page.locator('#interactive image[href^="thumbnails/"]').count() > 0);
  assert.deepEqual(problems, []);
  await close();
});

test('a run that cannot be read is told with its reason, with and without scripts', async () => {
  for (const [root, options] of [['#interactive', {}], ['#static', { ready: '#static', javaScriptEnabled: false }]]) {
    const { page, close } = await open(browser, fileUrl('history'), options);
    const fold = page.locator(`${root} #left-out details`, { hasText: '1 earlier run that cannot be read' });
    assert.match(await fold.textContent(), /2026-09-30.*: Its metrics are <b>odd<\/b>\./u);
    assert.equal(await page.getByText('had no place here').count(), 0);
    await close();
  }
});

test('an earlier run of the same source keeps its place in the history', async () => {
  const { page, problems, close } = await open(browser, fileUrl('history', '#run=runs%2F3%2F'), { ready: '.trend-plot svg' });
  assert.equal(await page.locator('select[name=run]').inputValue(), 'runs/3/');
  assert.deepEqual(problems, []);
  await close();
});
