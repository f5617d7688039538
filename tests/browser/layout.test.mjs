// The line of filters, the links to the sections, and the page on paper.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { launch, open } from './browser.mjs';
import { fileUrl } from './reports.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core');
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const topOf = (page, selector) => page.locator(selector).evaluate((element) => element.getBoundingClientRect().top);
const current = (page) => page.locator('.contents [aria-current]').innerText();

describe('the filters', () => {
  for (const [width, height] of [[360, 740], [1280, 900], [1600, 900]]) {
    test(`are one line of at most 64 px that stays in sight, ${width} px wide`, async () => {
      const { page, close } = await open(browser, fileUrl('middle'), { viewport: { width, height } });
      await page.evaluate(() => scrollTo(0, 4000));
      const { y, height: line } = await page.locator('.filters').boundingBox();
      assert.ok(line <= 64, `${line} px`);
      assert.ok(y >= 0 && y + line <= 100, `${y} to ${y + line} px`);
      await close();
    });
  }

  test('open by one button where there is no room, and axe finds nothing', async () => {
    const { page, close } = await open(browser, fileUrl('middle'), { viewport: { width: 360, height: 740 } });
    assert.ok(!(await page.locator('input[name=from]').isVisible()));
    await page.click('.filters-opener');
    await page.fill('input[name=from]', '80');
    assert.equal(await page.locator('.filters-opener').innerText(), 'Filters (1)');
    await page.locator('.filters details').evaluateAll((folds) => folds.forEach((fold) => (fold.open = true)));
    await page.addScriptTag({ path: axe });
    const { violations } = await page.evaluate(() => globalThis.axe.run('.filters'));
    assert.deepEqual(violations.map(({ id }) => id), []);
    await page.locator('input[name=from]').focus();
    await page.keyboard.press('Escape');
    assert.ok(!(await page.locator('input[name=from]').isVisible()));
    assert.equal(await page.evaluate(() => document.activeElement.className), 'filters-opener');
    await close();
  });

  test('Escape closes a fold and returns to it; so does leaving it', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    const fold = page.locator('.filters .kinds');
    await fold.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    assert.match(await fold.locator('summary').innerText(), /\d of \d/);
    await page.keyboard.press('Escape');
    assert.equal(await fold.getAttribute('open'), null);
    assert.ok(await fold.locator('summary').evaluate((summary) => summary === document.activeElement));
    await page.keyboard.press('Enter');
    await page.locator('input[name=search]').focus();
    assert.equal(await fold.getAttribute('open'), null);
    await close();
  });
});

describe('the links to the sections', () => {
  for (const width of [360, 1280, 1600]) {
    test(`lead there, mark where the reader is, and keep what was chosen, ${width} px wide`, async () => {
      const { page, problems, close } = await open(browser, fileUrl('middle', '#from=60&search=a'), { viewport: { width, height: 900 } });
      await page.locator('.contents a[href="#images"]').click();
      await page.waitForFunction(() => document.querySelector('.contents [aria-current]')?.hash === '#images');
      const [section, bar] = [await topOf(page, '#images'), await page.locator('.filters').boundingBox()];
      assert.ok(section >= bar.y + bar.height - 1 && section < 250, `${section} px`);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'images-title');
      assert.match(page.url(), /#from=60&search=a$/);
      await page.locator('.back-to-top a').click();
      await page.waitForFunction(() => scrollY === 0);
      assert.equal(await current(page), 'Findings');
      assert.deepEqual(problems, []);
      await close();
    });
  }

  test('have no place for sections that are not shown', async () => {
    const { page, close } = await open(browser, fileUrl('none'));
    await page.waitForFunction(() => document.querySelector('.contents [aria-current]') !== null);
    assert.deepEqual(await page.locator('.contents a:visible').allInnerTexts(), ['Findings', 'Trends', 'How to read this']);
    await close();
  });

  test('need no script on the static page', async () => {
    const { page, close } = await open(browser, fileUrl('small'), { ready: '#static', javaScriptEnabled: false });
    await page.locator('#static .contents a', { hasText: 'Images' }).click();
    assert.ok((await topOf(page, '#static-images')) < 100);
    await close();
  });
});

test('on paper there is no control, and tables keep their columns', async () => {
  const { page, close } = await open(browser, fileUrl('middle'), { viewport: { width: 700, height: 1000 } });
  await page.emulateMedia({ media: 'print' });
  for (const control of ['.contents', '.filters', '.toolbar', '.zoom-bar', '.export', '.take']) {
    assert.equal(await page.locator(`#interactive ${control}:visible`).count(), 0, control);
  }
  assert.equal(await page.locator('#differences tbody tr').first().evaluate((row) => getComputedStyle(row).display), 'table-row');
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 700);
  await close();
});

test('what is found stands in the flow of the page, as wide as its place, on screens and on paper', async () => {
  for (const [width, media] of [[390, 'screen'], [1440, 'screen'], [700, 'print']]) {
    const { page, close } = await open(browser, fileUrl('middle'), { viewport: { width, height: 900 } });
    await page.emulateMedia({ media });
    const places = await page.locator('#interactive .verdicts li:has(> .card)').evaluateAll((items) => items.map((item) => {
      const [outer, own] = [item, item.querySelector('.card')].map((element) => element.getBoundingClientRect());
      const parts = [...item.querySelectorAll('.card > p, .card > details')].filter((part) => part.checkVisibility());
      return { outer: outer.toJSON(), own: own.toJSON(), narrowest: Math.min(...parts.map((part) => part.getBoundingClientRect().width)) };
    }));
    assert.ok(places.length > 0);
    for (const { outer, own, narrowest } of places) {
      assert.ok(own.height > 0 && own.top >= outer.top - 1 && own.bottom <= outer.bottom + 1, `${width} ${media}: ${JSON.stringify({ outer, own })}`);
      assert.ok(own.width > 0.6 * outer.width && narrowest > 0.6 * own.width, `${width} ${media}: ${JSON.stringify({ outer, own, narrowest })}`);
    }
    await close();
  }
});

test('on paper nothing stays folded, and after it everything is as before', async () => {
  const { page, close } = await open(browser, fileUrl('history'), { ready: '.trend-plot svg' });
  const folds = () => page.locator('#interactive section:not(#differences) > details, #interactive .twins details').evaluateAll((list) =>
    list.filter((fold) => !fold.matches('.export, .popup, .check-30, [hidden]')).map((fold) => fold.open));
  const before = await folds();
  assert.ok(before.length > 0 && before.includes(false));
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.ok((await folds()).every((open) => open));
  assert.equal(await page.locator('details.export[open], details.popup[open], .check-30[open]').count(), 0);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.deepEqual(await folds(), before);
  await close();
});

test('the heads of long tables stay in sight below the filters', async () => {
  const { page, close } = await open(browser, fileUrl('middle'), { viewport: { width: 1280, height: 900 } });
  for (const [table, row] of [['#differences .features', 15], ['#images table', 10]]) {
    await page.locator(`${table} tbody tr`).nth(row).evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const head = await page.locator(`${table} thead th`).first().boundingBox();
    const bar = await page.locator('.filters').boundingBox();
    assert.ok(head.y >= bar.y + bar.height - 3 && head.y < 300, `${table}: ${head.y} px`);
  }
  await close();
});

test('no number is broken across lines', async () => {
  for (const width of [390, 1280]) {
    const { page, close } = await open(browser, fileUrl('middle', '#image=3'), { viewport: { width, height: 900 } });
    await page.locator('dialog figcaption').first().waitFor({ state: 'attached' });
    const broken = await page.evaluate(() => {
      const found = [];
      const texts = document.createTreeWalker(document.querySelector('#interactive'), NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        for (const { index, 0: number } of node.data.matchAll(/\(?\d[\d,.]*(\u00a0[/%]\u00a0?[\d,.]*)*\)?/g)) {
          if (number.length < 3 || node.parentElement.closest('bdi, .name, .seen') !== null) continue;
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + number.length);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (lines.size > 1) found.push(`${number} in ${node.data}`);
        }
      }
      return found;
    });
    assert.deepEqual(broken, []);
    await close();
  }
});
