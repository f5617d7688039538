// The parts that follow after the first frame; broken.test.mjs has folders without them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';
import { readDocument } from './document.mjs';
import { fileUrl, folderOf } from './reports.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test('they come to their places in the order of the page', async () => {
  const { page, problems, close } = await open(browser, fileUrl('small', `#feature=${readDocument(folderOf('small')).document.features.keys[0]}`));
  const ids = await page.locator('#interactive section[id]').evaluateAll((list) => list.map(({ id }) => id));
  const order = ['findings', 'scatter', 'differences', 'feature', 'pair', 'joint', 'image-ctr', 'images', 'twins', 'trends', 'words'];
  assert.deepEqual(ids.filter((id) => order.includes(id)), order);
  assert.ok(await page.locator('#feature').isVisible());
  assert.deepEqual(problems, []);
  await close();
});

/** Features of the table's rows: before a change, as its frame will show them, and once the page is complete. */
function rowsAround(page, hash) {
  return page.evaluate(async (next) => {
    const features = () => [...document.querySelectorAll('.bars tbody tr')].map(({ dataset }) => dataset.feature);
    const before = features();
    const changed = new Promise((resolve) => addEventListener('hashchange', () => resolve(features()), { once: true }));
    location.hash = next;
    const drawn = await changed;
    while (!document.documentElement.classList.contains('complete')) await new Promise(requestAnimationFrame);
    return { before, drawn, complete: features() };
  }, hash);
}

const scrolledTo = (page, selector) => page.evaluate(async (chosen) => {
  document.querySelector(chosen).scrollIntoView();
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame); // the second comes after what observes the scrolling
}, selector);

test('rows above the window’s lower edge are drawn with a change, the others after its frame', async () => {
  const { page, close } = await open(browser, fileUrl('small'));
  await scrolledTo(page, '#scatter');
  const { before, drawn, complete } = await rowsAround(page, '#order=name');
  assert.notDeepEqual(before, complete);
  assert.equal(drawn[0], complete[0]);
  assert.equal(drawn.at(-1), before.at(-1));
  assert.notEqual(complete.at(-1), before.at(-1));
  assert.equal(complete.length, 25);
  await close();
});

test('all rows are drawn with a change where the window shows the table to its end', async () => {
  const { page, close } = await open(browser, fileUrl('small'));
  for (const [place, hash] of [['.bars tbody tr:last-child', '#order=name'], ['.bars .more', '#order=images']]) {
    await scrolledTo(page, place);
    const { before, drawn, complete } = await rowsAround(page, hash);
    assert.notDeepEqual(before, complete);
    assert.deepEqual(drawn, complete);
  }
  await close();
});

test('a view with fewer rows leaves none of the former', async () => {
  const { page, close } = await open(browser, fileUrl('small'));
  const [key] = readDocument(folderOf('small')).document.features.keys;
  await scrolledTo(page, '#scatter');
  const { complete } = await rowsAround(page, `#search=${encodeURIComponent(key)}`);
  assert.ok(complete.includes(key));
  assert.ok(complete.length < 25);
  assert.equal((await rowsAround(page, '#search=no-such-feature')).complete.length, 1);
  assert.match(await page.locator('.bars tbody').innerText(), /No feature to show/);
  await close();
});
