import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addressOf, launch, open } from './browser.mjs';
import { fileUrl, folderOf } from './reports.mjs';

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
    assert.match(await table.locator('tbody td').first().textContent(), /\d\s% \(n = \d+\)/);
    await close();
  });

  test('lines can be added and removed, and the hash says so', async () => {
    const { page, close } = await open(browser, fileUrl('history'), { ready });
    const first = await lines(page);
    await page.click('.trend-lines button >> nth=0');
    await page.waitForFunction((n) => document.querySelectorAll('.trend-lines .name').length === n - 1, first.length);
    await page.fill('.trends .feature-box input', first[1]);
    await page.waitForFunction((n) => document.querySelectorAll('.trend-lines .name').length === n, first.length);
    const again = await open(browser, await addressOf(page), { ready });
    assert.deepEqual(await lines(again.page), await lines(page));
    await close();
    await again.close();
  });

  test('changes since the run before, and since any chosen one', async () => {
    const { page, close } = await open(browser, fileUrl('history'), { ready });
    const numbers = () => page.locator('.run-numbers').textContent();
    const before = await numbers();
    assert.match(await page.locator('.changes').textContent(), /13\simages new/);
    assert.ok(await page.locator('.effect-changes tbody tr').count() > 3);
    await page.selectOption('select[name=reference]', { index: 5 });
    assert.match(await addressOf(page), /reference=/);
    await page.waitForFunction((text) => document.querySelector('.run-numbers').textContent !== text, before);
    const again = await open(browser, await addressOf(page), { ready });
    assert.equal(await again.page.locator('.run-numbers').textContent(), await numbers());
    await close();
    await again.close();
  });
});

test('a first run says what will stand here after the next one', async () => {
  const { page, problems, close } = await open(browser, fileUrl('small'));
  await page.waitForFunction(() => document.querySelector('.trends .note[role=status]').textContent !== '');
  assert.match(await page.locator('.trends').textContent(), /first run in the store.*After the next one|no history of earlier runs/);
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

describe('other runs in the report folder', () => {
  let folder;
  const url = (hash = '') => pathToFileURL(join(folder, 'index.html')).href + hash;
  const heading = (page) => page.locator('#interactive h1').innerText();

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'imagelift-runs-'));
    cpSync(folderOf('small'), folder, { recursive: true });
    const text = readFileSync(join(folder, 'data.js'), 'utf8');
    const begin = text.indexOf('{');
    const end = text.lastIndexOf('}') + 1;
    const own = JSON.parse(text.slice(begin, end));
    const write = (path, document) => writeFileSync(join(folder, path), text.slice(0, begin) + JSON.stringify(document) + text.slice(end));
    const other = JSON.parse(text.slice(begin, end));
    Object.assign(other.run, { uid: 'other', business: 'another shop', started_at: '2026-01-02T03:04:05Z' });
    const link = ({ run, images }, at) => ({ folder: at, uid: run.uid, business: run.business, image_source: run.image_source, started_at: run.started_at, images: images.names.length });
    own.runs = other.runs = [link(own, ''), link(other, 'runs/1/'), { ...link(other, 'runs/2/'), uid: 'gone', business: 'lost shop' }];
    mkdirSync(join(folder, 'runs', '1'), { recursive: true });
    write('data.js', own);
    write('runs/1/data.js', other);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('a chosen business is shown with the filters as they are, and back again', async () => {
    const { page, problems, close } = await open(browser, url('#from=80&pinned=3'));
    const before = await heading(page);
    await page.selectOption('select[name=business]', { label: 'another shop' });
    await page.waitForFunction(() => document.querySelector('#interactive h1').innerText.includes('another shop'));
    assert.match(await addressOf(page), /from=80.*run=runs/);
    assert.doesNotMatch(await addressOf(page), /pinned/);
    assert.equal(await page.inputValue('input[name=from]'), '80');
    assert.equal(await page.evaluate(() => document.activeElement.name), 'run');
    await page.fill('input[name=from]', '90');
    assert.match(await addressOf(page), /from=90/);
    await page.selectOption('select[name=business]', { index: 0 });
    await page.waitForFunction((text) => document.querySelector('#interactive h1').innerText === text, before);
    assert.doesNotMatch(await addressOf(page), /run=/);
    assert.deepEqual(problems, []);
    await close();
  });

  test('a link opens the run that it names', async () => {
    const { page, problems, close } = await open(browser, url('#run=runs%2F1%2F'), { ready: 'h1:has-text("another shop")' });
    assert.ok(await page.locator('#interactive .features tbody tr').count() > 0);
    assert.deepEqual(problems, []);
    await close();
  });

  test('a run that cannot be loaded leaves the page as it was and says why', async () => {
    const { page, close } = await open(browser, url());
    const before = await heading(page);
    await page.selectOption('select[name=business]', { label: 'lost shop' });
    await page.locator('.run-choice [role=alert]').waitFor({ state: 'visible' });
    assert.match(await page.locator('.run-choice [role=alert]').textContent(), /could not be loaded/);
    assert.equal(await heading(page), before);
    assert.doesNotMatch(await addressOf(page), /run=/);
    const again = await open(browser, url('#run=runs%2F77%2F'));
    assert.match(await again.page.locator('.run-choice [role=alert]').textContent(), /does not hold/);
    assert.ok(await again.page.locator('#interactive .features tbody tr').count() > 0);
    await close();
    await again.close();
  });
});
