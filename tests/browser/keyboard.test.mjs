// One way through the page without a pointer: from the top to the chart, the filters, an image and back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addressOf, launch, open } from './browser.mjs';
import { lines } from './shown.mjs';
import { fileUrl } from './reports.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const most = 400; // stops on the way; a path that is longer is no path

/** Presses Tab until the focus is on what matches. */
async function tabTo(page, selector, key = 'Tab') {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press(key);
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`Tab does not reach ${selector}`);
}

const isOutlined = (page) => page.evaluate(() => {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
  return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
});

test('the keyboard alone filters, pins an image, opens its page and comes back', async () => {
  const { page, problems, close } = await open(browser, fileUrl('small'));
  await tabTo(page, '.filters [name=search]');
  assert.ok(await isOutlined(page), 'the focus on the search is visible');
  await page.keyboard.type('a');
  assert.match(await addressOf(page), /search=a/);

  await tabTo(page, '#scatter .plot');
  assert.ok(await isOutlined(page), 'the focus on the chart is visible');
  await page.keyboard.press('ArrowRight');
  assert.ok((await lines(page)).at.length > 0);
  await page.keyboard.press('Enter');
  assert.match(await addressOf(page), /pinned=\d+/);
  await page.keyboard.press('Escape');
  assert.doesNotMatch(await addressOf(page), /pinned/);

  await tabTo(page, '#differences tbody button');
  await page.keyboard.press('Enter');
  assert.match(await addressOf(page), /feature=/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'feature-title');
  await page.keyboard.press('Escape');
  assert.doesNotMatch(await addressOf(page), /feature=/);
  assert.ok(await page.evaluate(() => document.activeElement.matches('#differences tbody button')));

  await tabTo(page, '#images tbody th a');
  const name = await page.evaluate(() => document.activeElement.textContent.trim());
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  assert.equal((await page.locator('#image-page-title').textContent()).trim(), name);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  assert.ok(await page.evaluate(() => document.activeElement.matches('#images a')));
  assert.deepEqual(problems, []);
  await close();
});
