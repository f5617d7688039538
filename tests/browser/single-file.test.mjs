// The report as one HTML file, opened from disk with nothing beside it.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, open } from './browser.mjs';
import { folderOf } from './reports.mjs';

let browser;
const alone = mkdtempSync(join(tmpdir(), 'imagelift-single-'));
const file = join(alone, 'report of made-up images.html');
before(async () => {
  copyFileSync(join(dirname(folderOf('history')), 'single.html'), file);
  browser = await launch();
});
after(async () => {
  await browser.close();
  rmSync(alone, { recursive: true, force: true });
});

test('one file is the whole page, thumbnails included', async () => {
  const { page, problems, close } = await open(browser, pathToFileURL(file).href);
  assert.equal(await page.locator('#static').count(), 0);
  const thumbnails = page.locator('#interactive image[href^="data:image/jpeg;base64,"]');
  assert.ok(await thumbnails.count() > 0);
  const drawn = await page.evaluate(() => new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(image.naturalWidth);
    image.onerror = () => resolve(0);
    image.src = document.querySelector('#interactive image').getAttribute('href');
  }));
  assert.ok(drawn >= 100, `a thumbnail is ${drawn} px wide`);
  assert.equal(await page.locator('#interactive image:not([href^="data:"])').count(), 0);
  assert.deepEqual(problems, []);
  await close();
});

test('details and history stand in the file', async () => {
  const { page, close } = await open(browser, pathToFileURL(file).href);
  const known = await page.evaluate(() => [window.imageliftDetails.run, window.imageliftHistory.run, window.imageliftHistory.runs.length]);
  assert.deepEqual(known, ['made-up-1', 'made-up-1', 13]);
  await close();
});

test('what is left out is said at the end of the page', async () => {
  const { page, close } = await open(browser, pathToFileURL(file).href);
  assert.match(await page.locator('footer.single-file').innerText(), /12\s+other runs can be chosen in the report folder only/u);
  await close();
});

test('without scripts the findings and the differences can be read', async () => {
  const { page, problems, close } = await open(browser, pathToFileURL(file).href, { javaScriptEnabled: false, ready: '#static h1' });
  assert.ok(await page.locator('#static tbody tr').count() > 10);
  assert.deepEqual(problems, []);
  await close();
});

test('the file names no address outside', () => {
  const html = readFileSync(file, 'utf8');
  assert.equal(/(?:src|href)="(?!data:|#)/u.test(html.replace(/<script>[\s\S]*?<\/script>/gu, '')), false);
});
