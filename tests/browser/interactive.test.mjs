import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addressOf, filter, launch, open } from './browser.mjs';
import { countPoints, readDocument } from './document.mjs';
import { fileUrl, folderOf } from './reports.mjs';
import { barTexts } from './shown.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const status = (page) => page.locator('.filters [role=status]').first().textContent();
const pointsIn = (text) => Number(/^([\d,]+)\s+points?/.exec(text)[1].replace(/,/g, ''));
const featureRows = (page) => page.locator('#interactive .features tbody tr');

/** The same report as C++ writes it, read without scripts. */
async function still(size) {
  return open(browser, fileUrl(size), { javaScriptEnabled: false, ready: '#static' });
}

describe('from disk', () => {
  for (const size of ['none', 'one', 'small', 'middle', 'large']) {
    test(`the ${size} report opens without an error and leaves its folder alone`, async () => {
      const { page, problems, close } = await open(browser, fileUrl(size));
      assert.equal(await page.locator('#static').count(), 0);
      assert.deepEqual(problems, []);
      assert.match(await page.title(), /^demo \/ made-up images/);
      await close();
    });
  }

  test('it counts every point, and C++ those of the columns that it draws', async () => {
    const { page, close } = await open(browser, fileUrl('small'));
    const all = countPoints(readDocument(folderOf('small')));
    assert.equal(pointsIn(await status(page)), all);
    const other = await still('small');
    const chart = other.page.locator('.static-scatter');
    const label = await chart.getAttribute('aria-label');
    const drawn = await chart.evaluate((element) => [...element.querySelectorAll('.image .dots')]
      .filter((dots) => getComputedStyle(dots).display !== 'none')
      .reduce((n, dots) => n + dots.getAttribute('d').split('h0').length - 1, 0));
    assert.equal(drawn, Number(/([\d,]+)\s+points/.exec(label)[1].replace(/,/g, '')));
    assert.ok(drawn > 0 && drawn <= all, `${drawn} of ${all}`);
    await close();
    await other.close();
  });

  test('its bars say what C++ says, in the same order', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    const other = await still('middle');
    const said = await barTexts(featureRows(page));
    assert.ok(said.length >= 25);
    assert.deepEqual(said, await barTexts(other.page.locator('#static .rows-auto tbody tr'), said.length));
    await close();
    await other.close();
  });

  test('hostile names stay text', async () => {
    const { page, close } = await open(browser, fileUrl('small'));
    await page.locator('#interactive .images .more').click();
    const names = await page.locator('#interactive .images tbody th').allTextContents();
    assert.equal(names.length, 51);
    for (const name of ['</script>', 'onerror=', '=cmd|', '{{7*7}} ${7*7} %s &amp;']) {
      assert.ok(names.some((shown) => shown.includes(name)), name);
    }
    await close();
  });
});

describe('filters', () => {
  test('each narrows what is shown, and reset brings all back', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    const all = await status(page);
    const changes = [
      () => page.fill('input[name=from]', '80'),
      () => page.fill('input[name=to]', '90'),
      async () => (await filter(page, 'least')).fill('20'),
      () => page.fill('input[name=search]', 'a'),
      async () => (await filter(page, 'kind-colour')).uncheck(),
    ];
    let points = pointsIn(all);
    for (const change of changes) {
      await change();
      const now = pointsIn(await status(page));
      assert.ok(now < points, `${now} < ${points}`);
      points = now;
    }
    await page.click('text=Reset');
    assert.equal(await status(page), all);
    await close();
  });

  test('intervals follow the filters, and the page says that they are exploratory', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    const first = await page.locator('.bars .note').first().textContent();
    await page.fill('input[name=from]', '90');
    const note = await page.locator('.bars .note').first().textContent();
    assert.match(note, /^Exploratory/);
    assert.doesNotMatch(first, /^Exploratory/);
    const object = page.locator('#interactive .features tbody tr:not(.too-few)', { has: page.locator('.kind', { hasText: /^object$/ }) }).first();
    assert.equal(await object.locator('.whisker').count(), 1);
    await close();
  });

  test('the hash round-trips', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    await page.fill('input[name=from]', '75');
    await page.fill('input[name=search]', 'do & = #');
    await (await filter(page, 'order')).selectOption('name');
    await (await filter(page, 'unit')).selectOption('clicks');
    await (await filter(page, 'kind-label')).uncheck();
    const shown = await status(page);
    const again = await open(browser, await addressOf(page));
    assert.equal(await again.page.inputValue('input[name=from]'), '75');
    assert.equal(await again.page.inputValue('input[name=search]'), 'do & = #');
    assert.equal(await again.page.inputValue('select[name=order]'), 'name');
    assert.equal(await again.page.isChecked('input[name=kind-label]'), false);
    assert.equal(await status(again.page), shown);
    await close();
    await again.close();
  });

  test('a hash that makes no sense shows the first view', async () => {
    const { page, problems, close } = await open(browser, fileUrl('small', '#from=x&to=900&order=%zz&pinned=-1&hidden=nothing'));
    assert.deepEqual(problems, []);
    assert.equal(await page.inputValue('select[name=order]'), 'ranking');
    await close();
  });
});

describe('the table of images', () => {
  test('has every image, searches and sorts', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    const rows = page.locator('#interactive .images tbody tr');
    assert.equal(await rows.count(), 24);
    await page.fill('input[name=images]', 'template3');
    const found = Number(/^(\d+) of/.exec(await page.locator('.images .status').textContent())[1]);
    assert.ok(found > 50 && found < 200);
    await page.selectOption('select[name=imageOrder]', 'low');
    const ctr = (await rows.locator('.ctr .value').allTextContents()).map(parseFloat);
    assert.deepEqual(ctr, [...ctr].sort((a, b) => a - b));
    await close();
  });
});
