import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addressOf, launch, open } from './browser.mjs';
import { fileUrl } from './reports.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const section = (page) => page.locator('#interactive #image-ctr');
const plot = (page) => section(page).locator('.plot');
const card = (page) => section(page).locator('.tooltip');
const name = async (page) => (await card(page).locator('strong').textContent()).trim();
const ctr = async (page) => parseFloat(/CTR ([\d.]+)/.exec(await card(page).textContent())[1]);
const isMarked = (page) => section(page).locator('.image-mark').last().getAttribute('visibility');
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

describe('the CTRs of all images', () => {
  test('go down from left to right, and the card says what the interval is', async () => {
    const { page, problems, close } = await open(browser, fileUrl('large'));
    assert.match(await section(page).locator('.place-axis text').textContent(), /4,\d{3}\simages, highest CTR first/);
    await plot(page).focus();
    await press(page, 'ArrowRight');
    const ctrs = [await ctr(page)];
    assert.match(await card(page).textContent(), /95 % interval [\d.]+\s% to [\d.]+\s%, sampling noise only/);
    for (let i = 0; i < 3; i++) {
      await press(page, 'PageDown');
      ctrs.push(await ctr(page));
    }
    assert.deepEqual(ctrs, [...ctrs].sort((a, b) => b - a));
    assert.match(await section(page).locator('.overall-ctr text').textContent(), /overall CTR [\d.]+\s% \([\d,]+\simages\)/);
    assert.deepEqual(problems, []);
    await close();
  });

  test('stand in the order of the list of images', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    await page.selectOption('select[name=imageCtrOrder]', 'low');
    assert.match(await addressOf(page), /imageOrder=low/);
    await plot(page).focus();
    await press(page, 'Home');
    const first = await page.locator('#images tbody th .name').first().textContent();
    assert.equal(await name(page), first.trim());
    await close();
  });

  test('are pinned and connected in the scatter, and a feature pointed at elsewhere marks its images', async () => {
    const { page, close } = await open(browser, fileUrl('small'));
    await plot(page).focus();
    await press(page, 'End');
    const line = page.locator('#scatter .connection').last();
    assert.equal(await line.getAttribute('visibility'), 'visible');
    const shown = await name(page);
    await press(page, 'Enter');
    assert.match(await addressOf(page), /pinned=\d+/);
    assert.equal((await section(page).locator('.pinned-image strong').textContent()).trim(), shown);
    await press(page, 'Escape');
    assert.doesNotMatch(await addressOf(page), /pinned/);
    assert.equal(await isMarked(page), 'hidden');
    await page.locator('#interactive .features tbody tr').first().hover();
    assert.equal(await section(page).locator('.feature-strokes').getAttribute('visibility'), 'visible');
    await close();
  });

  test('lead to the page of an image', async () => {
    const { page, close } = await open(browser, fileUrl('small'));
    await plot(page).focus();
    await press(page, 'Home', 'o');
    assert.match(await addressOf(page), /image=\d+/);
    await close();
  });
});
