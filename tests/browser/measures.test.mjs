// Measures of the metrics: columns of the table of images, chosen, sorted, exported; the page of an
// image; the page without scripts.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { addressOf, filter, launch, open } from './browser.mjs';
import { fileUrl } from './reports.mjs';
import { parseCsv, saved } from './saved.mjs';
import { showAll, textOf } from './shown.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core');
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const heads = (page) => page.locator('#images thead th:has(.sort) .name').allTextContents();
const column = async (page, place) => {
  await showAll(page, '#images');
  const texts = await page.locator(`#images tbody td.measure:nth-child(${4 + place})`).evaluateAll((cells) => cells.map((cell) => cell.firstChild.data));
  return texts.map((text) => (text === '–' ? NaN : Number(text.replace(/[^\d.-]/g, ''))));
};
const open4 = (hash = '', options = {}) => open(browser, fileUrl('measured', hash), options);
const conversions = 'Conversions </script><b>';

describe('the table of images', () => {
  test('shows sums and costs of the metrics beside the CTR, each with its unit and what it rests on', async () => {
    const { page, problems, close } = await open4('#imageOrder=impressions');
    assert.deepEqual(await heads(page), ['Amount spent (EUR)', conversions, 'Conv. value', 'Cost per click']);
    const cost = page.locator('#images tbody tr').first().locator('td.measure').nth(3);
    const [, value, spend, clicks] = /^([\d.,]+) EUR\s+([\d.,]+) EUR for ([\d,]+) clicks$/.exec(await textOf(cost)).map((text) => Number(text.replace(/,/g, '')));
    assert.ok(Math.abs(value - spend / clicks) < 0.006, `${value} is ${spend} / ${clicks}`);
    assert.deepEqual(problems, []);
    await close();
  });

  test('is sorted by the head of a column and by the list of orders, images without it last', async () => {
    const { page, close } = await open4();
    await page.locator('#images th button', { hasText: 'Amount spent' }).click();
    assert.match(await addressOf(page), /imagesBy=most\+spend/);
    assert.equal(await page.locator('#images th[aria-sort=descending]').innerText(), 'Amount spent (EUR) ↓');
    assert.ok(await page.evaluate(() => document.activeElement.matches('th[aria-sort] .sort')));
    const values = await column(page, 0);
    const known = values.filter((value) => !Number.isNaN(value));
    assert.ok(known.length > 30 && known.length < values.length);
    assert.deepEqual(known, [...known].sort((a, b) => b - a));
    assert.ok(values.slice(known.length).every(Number.isNaN));
    await page.locator('#images select[name=imageOrder]').selectOption({ label: 'least Cost per click first' });
    const costs = (await column(page, 3)).filter((value) => !Number.isNaN(value));
    assert.deepEqual(costs, [...costs].sort((a, b) => a - b));
    await page.locator('#images select[name=imageOrder]').selectOption('high');
    assert.doesNotMatch(await addressOf(page), /imagesBy/);
    await close();
  });

  test('shows the columns that the reader chooses, and says so in the hash', async () => {
    const { page, problems, close } = await open4();
    await page.locator('#images .columns summary').click();
    await page.locator('#images .columns').getByLabel('Reach').check();
    await page.locator('#images .columns').getByLabel('Amount spent (EUR)').uncheck();
    const chosen = [conversions, 'Conv. value', 'Reach', 'Cost per click'];
    assert.deepEqual(await heads(page), chosen);
    const again = await open(browser, await addressOf(page));
    assert.deepEqual(await heads(again.page), chosen);
    await again.page.locator('#images .columns summary').click();
    for (const name of chosen) await again.page.locator('#images .columns').getByLabel(name, { exact: true }).uncheck();
    assert.deepEqual(await heads(again.page), []);
    assert.deepEqual(problems, []);
    await close();
    await again.close();
  });

  test('says that measures are of all rows where filters leave rows out', async () => {
    const { page, close } = await open4();
    const note = page.locator('#images .note', { hasText: 'filters leave out' });
    assert.ok(!(await note.isVisible()));
    const known = async () => (await column(page, 0)).filter((value) => !Number.isNaN(value)).sort();
    const before = await known();
    await (await filter(page, 'since')).fill('2026-10-04');
    assert.ok(await note.isVisible());
    assert.deepEqual(await known(), before);
    await close();
  });

  test('offers no columns where the metrics have none', async () => {
    const { page, close } = await open(browser, fileUrl('small', '#imagesBy=most+spend'));
    assert.ok(!(await page.locator('#images .columns').isVisible()));
    assert.equal(await page.locator('#images td.measure').count(), 0);
    assert.equal(await page.locator('#images select[name=imageOrder]').inputValue(), 'high');
    await close();
  });

  for (const width of [360, 900, 1280]) {
    test(`at ${width} px all columns stand inside the window, and axe finds nothing`, async () => {
      const all = ['spend', 'conversions', 'revenue', 'reach', 'spend_per_click', 'spend_per_1000_impressions', 'conversions_per_click', 'revenue_per_spend'];
      const { page, close } = await open4(`#columns=${encodeURIComponent(JSON.stringify(all))}`, { viewport: { width, height: 800 } });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
      await page.locator('#images .columns summary').click();
      await page.addScriptTag({ path: axe });
      const { violations } = await page.evaluate(() => globalThis.axe.run('#images'));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`), []);
      const last = page.locator('#images tbody tr').first().locator('td.measure').last();
      await last.scrollIntoViewIfNeeded();
      const { x, width: wide } = await last.boundingBox();
      assert.ok(x >= 0 && x + wide <= width + 1, `${x} to ${x + wide} px`);
      const said = await last.evaluate((cell) => getComputedStyle(cell, '::before').content);
      if (width < 896) assert.match(said, /Return on spend/);
      await close();
    });
  }
});

test('the gallery shows what it is ordered by', async () => {
  const { page, close } = await open4('#imagesAs=gallery&imagesBy=most+conversions');
  assert.match(await textOf(page.locator('.gallery li .measure').first()), /^Conversions <\/script><b> [\d,]+$/);
  await close();
});

test('the page of an image lists what the metrics say of it, and its place in the order', async () => {
  const { page, close } = await open4('#image=0&imagesBy=most+spend');
  const facts = await textOf(page.locator('.image-facts'));
  assert.match(facts, /Amount spent \(EUR\) [\d,.]+ EUR /);
  assert.match(facts, /Conversions <\/script><b> of clicks [\d.]+ % [\d,]+ of [\d,]+ clicks? /);
  assert.match(facts, /Return on spend [\d.]+ [\d,.]+ EUR for [\d,.]+ EUR/);
  assert.match(await textOf(page.locator('.image-head .note')), /\d+ of 51 images, most Amount spent \(EUR\) first/);
  await close();
});

test('the exported images hold all measures in the order of the page', async () => {
  const { page, close } = await open4('#imagesBy=most+spend&columns=[]');
  const { head, rows } = parseCsv((await saved(page, 'Images', /images.*CSV/)).bytes);
  assert.equal(rows.length, 51);
  assert.match(head['column spend'], /^Amount spent \(EUR\) in EUR/);
  const spends = rows.map(({ spend }) => spend);
  const known = spends.filter((spend) => spend !== '').map(Number);
  assert.deepEqual(known, [...known].sort((a, b) => b - a));
  assert.ok(spends.slice(known.length).every((spend) => spend === ''));
  for (const row of rows.filter(({ conversions_per_click: rate }) => rate !== '')) {
    assert.equal(Number(row.conversions_per_click), Number(row.conversions_per_click_dividend) / Number(row.conversions_per_click_divisor));
  }
  const json = JSON.parse((await saved(page, 'Images', /images.*JSON/)).bytes);
  assert.deepEqual(json.rows.map(({ reach }) => String(reach ?? '')), rows.map(({ reach }) => reach));
  await close();
});

describe('how the metrics were read', () => {
  const sentence = 'The file is UTF-8, separated by commas. The column <b>Conv.</b> is taken as conversions.';

  test('stands folded beside what everything rests on, and stays open', async () => {
    const { page, close } = await open4();
    const fold = page.locator('#interactive .trust .reading');
    assert.ok(!(await fold.locator('p').isVisible()));
    await fold.locator('summary').click();
    assert.equal(await textOf(fold.locator('p')), sentence);
    await (await filter(page, 'from')).fill('80');
    assert.ok(await fold.locator('p').isVisible());
    await close();
  });

  test('is read without scripts', async () => {
    const { page, close } = await open4('', { ready: '#static', javaScriptEnabled: false });
    await page.locator('#static .trust .reading summary').click();
    assert.equal(await textOf(page.locator('#static .trust .reading p')), sentence);
    await close();
  });
});

for (const width of [360, 1280]) {
  test(`without scripts each image has its measures, ${width} px wide`, async () => {
    const { page, close } = await open4('', { ready: '#static', javaScriptEnabled: false, viewport: { width, height: 800 } });
    const row = page.locator('#static-images tbody tr', { hasText: 'per click' }).first();
    assert.equal(await row.locator('td.measure').count(), 4);
    assert.match(await textOf(row), /[\d,.]+ EUR [\d.]+ EUR per click \([\d,]+ clicks\) [\d.]+ EUR per 1,000 impressions/);
    assert.match(await textOf(row), /[\d,]+ of [\d,]+ clicks, [\d.]+ %/);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    await close();
  });
}

test('axe finds nothing on the page without scripts', async () => {
  const { page, close } = await open4('', { ready: null });
  await page.context().route(/\/(data|report)\.js$/, (route) => route.abort());
  await page.reload();
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run('#static'));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`), []);
  await close();
});
