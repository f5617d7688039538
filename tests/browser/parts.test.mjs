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
  const order = ['answer', 'scatter', 'differences', 'feature', 'pair', 'joint', 'image-ctr', 'images', 'twins', 'trends', 'words'];
  assert.deepEqual(ids.filter((id) => order.includes(id)), order);
  assert.ok(await page.locator('#feature').isVisible());
  assert.deepEqual(problems, []);
  await close();
});
