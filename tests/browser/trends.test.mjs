import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, open } from './browser.mjs';
import { fileUrl } from './reports.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const ready = '.trend-plot svg';
const lines = (page) => page.locator('.trend-lines .name').allTextContents();

describe('trends over runs', () => {
  test('draw all images and the marked features, and a change of the model with words', async () => {
    const { page, problems, close } = await open(browser, fileUrl('history'), { ready });
    const names = await lines(page);
    assert.ok(names.length >= 2 && names.length <= 7);
    assert.equal((await page.locator('.trend-lines li').first().textContent()).trim(), 'all images');
    assert.match(await page.locator('.trend-plot').textContent(), /objects: another model/);
    assert.match(await page.locator('.trend-breaks').textContent(), /yolov3 → yolov3_tiny.*do not compare/);
    assert.deepEqual(problems, []);
    await close();
  });

  test('marks of the axis never overlap, from 360 pixels to 4K', async () => {
    for (const width of [360, 1280, 3840]) {
      const { page, close } = await open(browser, fileUrl('history'), { ready, viewport: { width, height: 900 } });
      const boxes = await page.locator('.trend-plot svg > g:nth-of-type(2) text').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
      assert.ok(boxes.length >= 2);
      for (let i = 1; i < boxes.length; i++) assert.ok(boxes[i].left > boxes[i - 1].right, `${width}: ${i}`);
      await close();
    }
  });

  test('a table says the same, run by run', async () => {
    const { page, close } = await open(browser, fileUrl('history'), { ready });
    await page.click('.trends summary:has-text("The same as a table")');
    const table = page.locator('.trends details > table').first();
    assert.equal(await table.locator('tbody tr').count(), 13);
    assert.equal(await table.locator('thead th').count(), 1 + await page.locator('.trend-lines li').count());
    assert.match(await table.locator('tbody td').first().innerText(), /\d\s% \(n = \d+\)/);
    await close();
  });

  test('lines can be added and removed, and the hash says so', async () => {
    const { page, close } = await open(browser, fileUrl('history'), { ready });
    const first = await lines(page);
    await page.click('.trend-lines button >> nth=0');
    await page.waitForFunction((n) => document.querySelectorAll('.trend-lines .name').length === n - 1, first.length);
    await page.fill('.trends .feature-box input', first[1]);
    await page.waitForFunction((n) => document.querySelectorAll('.trend-lines .name').length === n, first.length);
    const again = await open(browser, page.url(), { ready });
    assert.deepEqual(await lines(again.page), await lines(page));
    await close();
    await again.close();
  });

  test('changes since the run before, and since any chosen one', async () => {
    const { page, close } = await open(browser, fileUrl('history'), { ready });
    const numbers = () => page.locator('.run-numbers').innerText();
    const before = await numbers();
    assert.match(await page.locator('.changes').innerText(), /13\simages new/);
    assert.ok(await page.locator('.effect-changes tbody tr').count() > 3);
    await page.selectOption('select[name=reference]', { index: 5 });
    assert.match(page.url(), /reference=/);
    await page.waitForFunction((text) => document.querySelector('.run-numbers').innerText !== text, before);
    const again = await open(browser, page.url(), { ready });
    assert.equal(await again.page.locator('.run-numbers').innerText(), await numbers());
    await close();
    await again.close();
  });
});

test('a first run says what will stand here after the next one', async () => {
  const { page, problems, close } = await open(browser, fileUrl('small'));
  await page.waitForFunction(() => document.querySelector('.trends .note[role=status]').textContent !== '');
  assert.match(await page.locator('.trends').innerText(), /first run in the store.*After the next one|no history of earlier runs/);
  assert.equal(await page.locator('.trend-plot').isVisible(), false);
  assert.deepEqual(problems, []);
  await close();
});

test('where clicks have dates, the lines can run over dates', async () => {
  const { page, problems, close } = await open(browser, fileUrl('dated', '#over=dates'), { ready });
  await page.waitForFunction(() => /^14.dates/.test(document.querySelector('.trends .note[role=status]').textContent));
  await page.click('.trends summary:has-text("The same as a table")');
  assert.equal(await page.locator('.trends details > table').first().locator('tbody tr').count(), 14);
  assert.deepEqual(problems, []);
  await close();
});
