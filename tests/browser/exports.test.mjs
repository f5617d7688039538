// What a reader takes along: it says the same as the page, under every policy that runs scripts.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, open } from './browser.mjs';
import { countPoints, readDocument } from './document.mjs';
import { policies, serve } from './policy_server.mjs';
import { fileUrl, folderOf } from './reports.mjs';
import { parseCsv, patience, readPng, saved } from './saved.mjs';
import { showAll } from './shown.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const bars = 'CTR with and without each feature';
const points = async (page) => Number(/([\d,]+)\s+point/.exec(await page.locator('.filters [role=status]').first().textContent())[1].replace(/,/g, ''));

describe('tables', () => {
  test('the features hold the rows of the bars in their order, and name the filters', async () => {
    const { page, problems, close } = await open(browser, fileUrl('middle', '#from=70&hidden=colour&search=a&order=name'));
    const csv = parseCsv((await saved(page, bars, /features.*CSV/)).bytes);
    const shown = await page.locator('#differences tbody tr').evaluateAll((rows) => rows.map((row) => row.dataset.feature));
    assert.ok(csv.rows.length > 30);
    assert.deepEqual(csv.rows.slice(0, shown.length).map((row) => row.feature), shown);
    assert.equal(csv.head['filter from'], '70');
    assert.equal(csv.head['filter hidden'], 'colour');
    assert.equal(csv.head['simulated clicks'], 'true');
    assert.equal(csv.head.run, 'made-up-1');
    assert.equal(csv.head.link, 'index.html#from=70&hidden=colour&search=a&order=name');
    const json = JSON.parse((await saved(page, bars, /features.*JSON/)).bytes);
    assert.equal(json.origin['filter search'], 'a');
    assert.deepEqual(json.rows.map((row) => [row.feature, row.difference ?? '', row.q ?? ''].map(String)),
      csv.rows.map((row) => [row.feature, row.difference, row.q]));
    assert.deepEqual(problems, []);
    await close();
  });

  test('the numbers of a feature are consistent: difference, interval, plain Welch, mark', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    const { rows } = JSON.parse((await saved(page, bars, /features.*JSON/)).bytes);
    const tested = rows.filter((row) => row.eligibility === 'tested' && row.measure !== 'rank');
    assert.ok(tested.length > 300);
    for (const row of tested) {
      assert.ok(Math.abs(row.ctr_with - row.ctr_without - row.difference) < 1e-12);
      assert.ok(row.welch_low < row.difference && row.difference < row.welch_high);
      assert.equal(row.marked, row.low > 0 || row.high < 0, row.feature);
      assert.equal(row.marked, row.q <= 0.05, row.feature);
    }
    await close();
  });

  test('the points are as many as the document has above the thresholds', async () => {
    const data = readDocument(folderOf('middle'));
    const { page, close } = await open(browser, fileUrl('middle', '#from=60'));
    const { rows } = parseCsv((await saved(page, 'all of this page', /points.*CSV/)).bytes);
    assert.equal(rows.length, countPoints(data, { least: () => 0.6 }));
    assert.equal(rows.length, await points(page));
    await close();
  });

  test('the images are those that are found, and no name is a formula', async () => {
    const { page, close } = await open(browser, fileUrl('small', '#imageOrder=name'));
    const { rows } = parseCsv((await saved(page, 'Images', /images.*CSV/)).bytes);
    assert.equal(rows.length, 51);
    assert.ok(rows.some(({ image }) => image === "'=cmd|' /C calc'!A0"));
    assert.ok(rows.every(({ image }) => !/^[=+@\t\r]/.test(image)));
    const row = rows.find(({ impressions }) => Number(impressions) > 0);
    assert.equal(Number(row.ctr), Number(row.clicks) / Number(row.impressions));
    await close();
  });
});

test('a table for a spreadsheet that writes 1,5', async () => {
  const { page, close } = await open(browser, fileUrl('small'), { locale: 'de-DE' });
  const lines = (await saved(page, 'Images', /images.*CSV/)).bytes.toString('utf8').split('\r\n');
  assert.match(lines[0], /^\ufeffimage;ctr;clicks;impressions;/);
  assert.ok(lines.slice(1, 52).some((line) => /;0,\d+;\d+;\d+;/.test(line)));
  assert.match(lines[52], /^$/);
  assert.match(lines[53], /^# made by: /);
  await page.locator('select[name=decimals]').evaluate((select) => {
    select.value = 'point';
  });
  assert.match((await saved(page, 'Images', /images.*CSV/)).bytes.toString('utf8'), /^\ufeffimage,ctr,/);
  await close();
});

describe('pictures', () => {
  test('the bars are those that stand on the page, and no more than a picture holds', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    const rows = await page.locator('#differences tbody tr').count();
    const { height, width } = readPng((await saved(page, bars, /with and without as PNG/)).bytes);
    assert.ok(height > 2 * 30 * rows && height < 2 * 30 * (rows + 6), `${rows} rows: ${width} x ${height}`);
    await showAll(page, '#differences');
    const all = readPng((await saved(page, bars, /with and without as PNG/)).bytes);
    assert.ok(all.height < 8_000, `${all.width} x ${all.height}`);
    await close();
  });


  for (const [name, policy] of [['from disk', null], ['under the strict policy', policies.strict]]) {
    test(`every chart becomes a PNG and an SVG that stand alone, ${name}`, async () => {
      const server = policy === null ? null : await serve(folderOf('small'), policy);
      const { page, problems, close } = await open(browser, server?.url ?? fileUrl('small'), { acceptDownloads: true });
      await page.locator('summary[aria-label="Export all of this page"]').click();
      await page.locator('.export[open] button').first().waitFor();
      const buttons = await page.locator('.export[open] button').evaluateAll((list) => list.map((button) => button.getAttribute('aria-label')));
      const charts = buttons.filter((label) => / as PNG$/.test(label));
      assert.ok(charts.length >= 2, buttons.join(', '));
      for (const label of charts) {
        await checkImage(page, label);
      }
      assert.deepEqual(problems, []);
      await close();
      server?.close();
    });
  }
});

/** A chart that has nothing to show yet says so instead. */
async function checkImage(page, label) {
  const menu = page.locator('details.export').first();
  const status = menu.locator('[role=status]');
  const click = (name) => menu.getByRole('button', { name, exact: true }).click();
  if (!(await menu.evaluate((fold) => fold.open))) await menu.locator('summary').click();
  const png = await nextFile(page, status, () => click(label));
  if (png === null) return;
  const { width, height, text } = readPng(png);
  assert.ok(width > 400 && height > 60, `${label}: ${width} x ${height}`);
  assert.match(text, /business: demo\n/);
  assert.match(text, /simulated clicks: true\n/);
  const svg = await nextFile(page, status, () => click(label.replace('PNG', 'SVG')));
  const file = svg.toString('utf8');
  assert.ok(file.startsWith('<?xml'));
  assert.ok(file.includes('simulated clicks · imagelift'));
  const foreign = /<style|style=|<script|var\(--|href="(?!data:image\/png)/.exec(file);
  assert.equal(foreign?.[0], undefined, label);
}

/** The bytes of the download that `click` starts, or null where the page says that there is nothing to save. */
async function nextFile(page, status, click) {
  const { readFileSync } = await import('node:fs');
  await status.evaluate((element) => element.replaceChildren());
  const download = page.waitForEvent('download', { timeout: patience });
  const refusal = status.filter({ hasText: 'nothing to save' }).waitFor({ timeout: patience });
  await click();
  const file = await Promise.any([download, refusal.then(() => null)]);
  return file === null ? null : readFileSync(await file.path());
}

describe('the menu', () => {
  test('works by keyboard alone', async () => {
    const { page, close } = await open(browser, fileUrl('small'));
    const summary = page.locator(`summary[aria-label="Export ${bars}"]`);
    await summary.focus();
    await page.keyboard.press('Enter');
    const labels = [];
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab');
      labels.push(await page.evaluate(() => document.activeElement.getAttribute('aria-label')));
      if (/CSV/.test(labels.at(-1))) break;
    }
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    assert.match((await download).suggestedFilename(), /^imagelift-demo-made-up-images-[a-z-]+\.csv$/);
    await page.keyboard.press('Escape');
    assert.equal(await summary.evaluate((element) => element.parentElement.open), false);
    assert.ok(await summary.evaluate((element) => element === document.activeElement));
    await close();
  });

  for (const flags of ['allow-scripts', 'allow-scripts allow-same-origin']) {
    test(`in a sandbox (${flags}) it says that nothing is saved, and offers the text`, async () => {
      const server = await serve(folderOf('small'), `sandbox ${flags}; default-src 'self'`);
      const { page, problems, close } = await open(browser, server.url);
      await page.locator(`summary[aria-label="Export ${bars}"]`).click();
      await page.getByRole('button', { name: /features.*CSV/ }).click();
      const menu = page.locator('.export[open]');
      assert.match(await menu.locator('[role=status]').innerText(), /sandbox, where browsers save no files/);
      assert.ok(parseCsv(Buffer.from((await menu.locator('textarea').inputValue()).replace(/\n/g, '\r\n'))).rows.length > 10);
      assert.deepEqual(problems, []);
      await close();
      server.close();
    });
  }
});
