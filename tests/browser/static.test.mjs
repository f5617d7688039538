import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';
import { policies, serve } from './policy_server.mjs';
import { fileUrl, folderOf } from './reports.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Messages that say more than "the page's own two scripts do not run here". */
const violations = (problems) =>
  problems.filter((text) => !/Blocked script execution|failed: .*\/(data|report)\.js$/.test(text))
    .filter((text) => !/script-src.*(data|report)\.js|(data|report)\.js.*script-src/s.test(text));

for (const size of ['none', 'one', 'small', 'middle', 'large']) {
  test(`the ${size} report is readable under the artifact policy`, async () => {
    const server = await serve(folderOf(size), policies.artifact);
    const { page, problems, close } = await open(browser, server.url, { ready: null, javaScriptEnabled: false });
    for (const part of ['.page-head h1', '.banner', '.how-interactive', '.headline', '.trust', '#words']) {
      assert.ok(await page.locator(`#static ${part}`).isVisible(), part);
    }
    const family = await page.locator('h1').evaluate((h1) => getComputedStyle(h1).letterSpacing);
    assert.notEqual(family, 'normal', 'the style sheet is in force');
    assert.deepEqual(violations(problems), []);
    await close();
    server.close();
  });
}

test('under the artifact policy with scripts on, only the two scripts are refused', async () => {
  const server = await serve(folderOf('small'), policies.artifact);
  const { page, problems, close } = await open(browser, server.url, { ready: null });
  assert.deepEqual(violations(problems), []);
  assert.notEqual(problems.length, 0);
  assert.ok((await page.screenshot()).length > 10_000);
  await close();
  server.close();
});

test('the line through an image needs no script', async () => {
  const { page, close } = await open(browser, fileUrl('small'), { ready: '#static', javaScriptEnabled: false });
  await page.locator('.static-scatter').scrollIntoViewIfNeeded();
  const hidden = await page.locator('.static-scatter .join').evaluateAll((lines) =>
    lines.every((line) => getComputedStyle(line).visibility === 'hidden'));
  assert.ok(hidden);
  const at = await page.locator('.static-scatter .dots').evaluateAll((paths) => {
    const places = paths.map((path) => path.getPointAtLength(0).matrixTransform(path.getScreenCTM()));
    return places.map(({ x, y }) => ({ x, y })).find(({ x, y }, i) => document.elementFromPoint(x, y) === paths[i]);
  });
  await page.mouse.move(at.x, at.y);
  const hovered = await page.locator('.static-scatter .image:hover .join').evaluateAll((lines) =>
    lines.map((line) => getComputedStyle(line).visibility));
  assert.deepEqual(hovered, ['visible']);
  await close();
});

test('without scripts a least confidence chooses points and bars', async () => {
  const server = await serve(folderOf('small'), policies.artifact);
  const { page, close } = await open(browser, server.url, { ready: '#static', javaScriptEnabled: false });
  const shown = (selector) => page.locator(selector).evaluateAll((list) =>
    list.filter((element) => getComputedStyle(element).display !== 'none').length);
  const all = await shown('.static-scatter .c10');
  assert.ok(all > 0);
  assert.equal(await shown('.static-scatter .low'), 0);
  assert.ok(await page.locator('.rows-auto').isVisible());
  await page.check('#least-10');
  assert.ok(await shown('.static-scatter .low') > 0);
  assert.ok(await page.locator('.rows-10').isVisible());
  assert.ok(await page.locator('.rows-auto').isHidden());
  await page.check('#least-50');
  assert.equal(await shown('.static-scatter .c10'), 0);
  assert.ok(await shown('.static-scatter .c50') > 0);
  assert.match(await page.locator('.rows-50 .note').innerText(), /Exploratory/);
  await page.check('#least-90');
  assert.equal(await shown('.static-scatter .c50'), 0);
  await close();
  server.close();
});

test('without scripts kinds can be hidden', async () => {
  const server = await serve(folderOf('small'), policies.artifact);
  const { page, close } = await open(browser, server.url, { ready: '#static', javaScriptEnabled: false });
  const shown = (kind) => page.locator(`#static .k-${kind}`).evaluateAll((list) =>
    list.filter((element) => getComputedStyle(element).display !== 'none').length);
  const colours = await shown('colour');
  assert.ok(colours > 0);
  assert.ok(await shown('object') > 0);
  await page.uncheck('#kind-object');
  assert.equal(await shown('object'), 0);
  assert.equal(await shown('colour'), colours);
  await close();
  server.close();
});

test('the first screen without scripts has findings, next test and what it rests on', async () => {
  const { page, close } = await open(browser, fileUrl('middle'), { ready: '#static', javaScriptEnabled: false });
  assert.match(await page.locator('#static .test-next').innerText(), /^Next test: .* pairs of the same picture/);
  assert.match(await page.locator('#static .trust').innerText(), /2026-10-01\s+to 2026-10-31/);
  assert.match(await page.locator('#static .trust').innerText(), /Not taken\s+12\s+12 files with other endings: \.txt 7, \.mp4 5/);
  assert.match(await page.locator('#static .rows-auto thead').innerText(), /overall 2\.\d\d.%/);
  assert.equal(await page.locator('#static .static-scatter .image').count() > 600, true);
  await close();
});

test('under a strict policy that allows scripts the interactive view has no violation', async () => {
  const server = await serve(folderOf('middle'), policies.strict);
  const { page, problems, close } = await open(browser, server.url);
  await page.fill('input[name=from]', '80');
  await page.locator('#interactive .images tbody tr').first().hover();
  assert.equal(await page.locator('#static').count(), 0);
  assert.deepEqual(problems, []);
  await close();
  server.close();
});

test('without data.js the static view stays and says why', async () => {
  const { page, close } = await open(browser, fileUrl('small'), { ready: null });
  await page.context().route('**/data.js', (route) => route.abort());
  await page.reload();
  assert.ok(await page.locator('#static .features').first().isVisible());
  assert.match(await page.locator('[role=alert]').innerText(), /data\.js is missing/);
  await close();
});

test('pages hold no style, no script text and no address outside', () => {
  for (const name of readdirSync(folderOf('middle')).filter((file) => file.endsWith('.html'))) {
    const html = readFileSync(join(folderOf('middle'), name), 'utf8');
    assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+="|<script>|(href|src)="(?!#[a-z-]+"|report\.css|data\.js|report\.js|thumbnails\/|images-\d+\.html|index\.html)/);
  }
});

test('all images stand on the pages of images', async () => {
  const { page, close } = await open(browser, fileUrl('middle'), { ready: '#static', javaScriptEnabled: false });
  const links = await page.locator('.pages a').evaluateAll((list) => list.map((link) => link.href));
  let rows = 0;
  for (const link of new Set(links)) {
    await page.goto(link);
    rows += await page.locator('tbody tr').count();
  }
  assert.equal(rows, 659);
  await close();
});
