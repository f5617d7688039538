import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addressOf, launch, open } from './browser.mjs';
import { fileUrl } from './reports.mjs';
import { showAll } from './shown.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const status = (page) => page.locator('.images .status').textContent();
const found = async (page) => Number(/^([\d,]+) of/.exec(await status(page))[1].replace(/,/g, ''));
const cards = (page) => page.locator('#interactive .gallery li');

describe('the gallery', () => {
  test('shows the same images in the same order as the table', async () => {
    const { page, problems, close } = await open(browser, fileUrl('middle'));
    const names = (selector) => page.locator(selector).evaluateAll((all) => all.slice(0, 24).map((each) => each.textContent));
    const inTable = await names('#interactive .images tbody th .name');
    await page.click('button[name=imagesAs][value=gallery]');
    assert.match(await addressOf(page), /imagesAs=gallery/);
    assert.deepEqual(await names('#interactive .gallery .open .name'), inTable);
    assert.equal(await page.locator('#interactive .images table').isVisible(), false);
    assert.deepEqual(problems, []);
    await close();
  });

  test('grows step by step to all of 5,000 images', async () => {
    const { page, close } = await open(browser, fileUrl('large', '#imagesAs=gallery'));
    assert.equal(await cards(page).count(), 48);
    await page.click('.images .more');
    assert.equal(await cards(page).count(), 48 + 96);
    assert.equal(await page.evaluate(() => [...document.querySelectorAll('.gallery li')].indexOf(document.activeElement.closest('li'))), 48);
    await showAll(page, '#images');
    assert.equal(await cards(page).count(), 5000);
    await close();
  });

  test('lists only images that have all wanted features, and says so in the hash', async () => {
    const { page, close } = await open(browser, fileUrl('middle', '#imagesAs=gallery'));
    const all = await found(page);
    const keys = await page.locator('#interactive .gallery li:first-child [data-feature] .name').allTextContents();
    let before = all;
    for (const key of keys.slice(0, 2)) {
      await page.fill('input[name=having]', key);
      await page.locator('input[name=having]').dispatchEvent('change');
      const now = await found(page);
      assert.ok(now > 0 && now < before, `${now} < ${before}`);
      before = now;
    }
    const again = await open(browser, await addressOf(page));
    assert.equal(await found(again.page), before);
    await again.page.click('.having-key >> nth=0');
    await again.page.click('.having-key >> nth=0');
    assert.equal(await found(again.page), all);
    await close();
    await again.close();
  });

  test('connects an image’s points by its button, and the scatter marks it', async () => {
    const { page, close } = await open(browser, fileUrl('small', '#imagesAs=gallery'));
    await page.locator('.gallery .pin').first().click();
    assert.match(await addressOf(page), /pinned=\d+/);
    assert.equal(await page.locator('.gallery .pinned').count(), 1);
    await page.mouse.move(0, 0);
    await page.locator('#scatter .plot').focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.locator('.gallery .at').count(), 1);
    const name = (await page.locator('#scatter .tooltip strong').textContent()).trim();
    assert.equal((await page.locator('.gallery .at .open .name').textContent()).trim(), name);
    await close();
  });

  test('arrow keys move between images', async () => {
    const { page, close } = await open(browser, fileUrl('small', '#imagesAs=gallery'));
    const at = () => page.evaluate(() => document.activeElement.closest('[data-image]')?.dataset.image);
    await page.locator('.gallery .open').first().focus();
    const first = await at();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await at(), first);
    await page.keyboard.press('Home');
    assert.equal(await at(), first);
    await close();
  });
});

describe('the page of an image', () => {
  const dialog = (page) => page.locator('dialog.image-page');
  const title = async (page) => (await page.locator('#image-page-title').textContent()).trim();

  test('opens from the gallery, walks in its order, and Escape leads back to where the reader was', async () => {
    const { page, problems, close } = await open(browser, fileUrl('small', '#imagesAs=gallery'));
    const names = await page.locator('.gallery .open .name').allTextContents();
    await page.locator('.gallery .open').nth(3).focus();
    const height = async () => (await page.locator('.gallery .open').nth(3).boundingBox()).y;
    const before = await height();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor({ state: 'visible' });
    assert.equal(await title(page), names[3].trim());
    await page.keyboard.press('ArrowRight');
    assert.equal(await title(page), names[4].trim());
    await page.click('text=← Previous');
    await page.click('text=← Previous');
    assert.equal(await title(page), names[2].trim());
    assert.match(await addressOf(page), /image=\d+/);
    await page.keyboard.press('Escape');
    assert.equal(await dialog(page).isVisible(), false);
    assert.doesNotMatch(await addressOf(page), /image=\d/);
    assert.ok(Math.abs(await height() - before) < 40);
    assert.ok(await page.evaluate(() => document.activeElement.matches('.gallery a.open')));
    assert.deepEqual(problems, []);
    await close();
  });

  test('a link opens the same image; "back" in the browser closes it', async () => {
    const { page, close } = await open(browser, fileUrl('small'));
    const link = page.locator('#interactive .images tbody th a').nth(1);
    const href = await link.getAttribute('href');
    await link.click();
    await dialog(page).waitFor({ state: 'visible' });
    const name = await title(page);
    await page.goBack();
    await dialog(page).waitFor({ state: 'hidden' });
    const again = await open(browser, fileUrl('small', href));
    assert.equal(await title(again.page), name);
    await close();
    await again.close();
  });

  test('says its CTR, an interval for sampling noise only, its rank and every feature', async () => {
    const { page, close } = await open(browser, fileUrl('small', '#image=5'));
    const facts = await page.locator('.image-facts').innerText();
    const [, clicks, impressions] = /\(([\d,]+).\/.([\d,]+)\)/.exec(facts).map((text) => Number(text.replace(/,/g, '')));
    assert.ok(clicks <= impressions);
    assert.match(facts, /95 % interval .* sampling noise only/);
    assert.match(facts, /\d+ of \d+ by CTR/);
    const shown = await page.locator('.image-features tbody tr').count();
    const counted = await page.evaluate(() => {
      const { features, points } = window.imageliftReport;
      return features.keys.length > 0 && points !== undefined;
    });
    assert.ok(counted && shown > 0);
    await close();
  });

  test('an index that no image has opens nothing', async () => {
    const { page, problems, close } = await open(browser, fileUrl('small', '#image=99999'));
    assert.equal(await dialog(page).isVisible(), false);
    assert.deepEqual(problems, []);
    await close();
  });
});
