// What the findings says to test next, and what would change it: as lib/report says it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';
import { readDocument } from './document.mjs';
import { fileUrl, folderOf } from './reports.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const sentence = (page) => page.locator('#interactive .test-next bdi');

for (const size of ['small', 'middle', 'large']) {
  test(`the first view of the ${size} report says what C++ says`, async () => {
    const { findings, test_next: next } = readDocument(folderOf(size)).document;
    const { page, problems, close } = await open(browser, fileUrl(size));
    assert.equal(await page.locator('#findings .headline').textContent(), findings.headline);
    assert.equal(await page.locator('#findings > .note').textContent(), findings.caution);
    assert.equal(await sentence(page).textContent(), next.sentence);
    assert.deepEqual(problems, []);
    await close();
  });
}

test('nothing is offered to be tested where nothing can be', async () => {
  const { page, close } = await open(browser, fileUrl('one'));
  assert.equal(await sentence(page).count(), 0);
  await close();
});

test('a filter changes what to test, and the link brings the same sentence back with its feature', async () => {
  const { page, close } = await open(browser, fileUrl('small'));
  const first = await sentence(page).textContent();
  const { test_next: next, features, kinds } = readDocument(folderOf('small')).document;
  const hidden = kinds[features.kinds[next.feature]].name;
  await page.evaluate((kind) => (location.hash = `hidden=${kind}`), hidden);
  await page.waitForFunction((text) => document.querySelector('#interactive .test-next bdi')?.textContent !== text, first);
  const said = await sentence(page).textContent();
  const link = await page.locator('#interactive .test-next a').evaluate((a) => a.href);
  assert.ok(link.includes(`#hidden=${hidden}&feature=`), link);
  const other = await open(browser, link);
  assert.equal(await sentence(other.page).textContent(), said);
  assert.ok(await other.page.locator('#interactive .feature-panel').isVisible());
  await other.close();
  await close();
});

test('it can be copied with its link', async () => {
  const { page, close } = await open(browser, fileUrl('small'));
  await page.locator('#interactive .test-next button').click();
  assert.equal(await page.locator('#interactive .test-next button').textContent(), 'Copied');
  await page.evaluate(() => document.body.appendChild(document.createElement('textarea')).focus());
  await page.keyboard.press('Control+v');
  const pasted = await page.locator('body > textarea').inputValue();
  assert.ok(pasted.startsWith(await sentence(page).textContent()), pasted);
  assert.match(pasted, /index\.html#feature=/);
  await close();
});
