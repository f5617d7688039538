// The parts that follow after the first frame, and a folder without them.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { addressOf, filter, launch, open } from './browser.mjs';
import { readDocument } from './document.mjs';
import { fileUrl, folderOf } from './reports.mjs';

let browser;
const folder = mkdtempSync(join(tmpdir(), 'imagelift-parts-'));
before(async () => (browser = await launch()));
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await browser.close();
});

test('they come to their places in the order of the page', async () => {
  const { page, problems, close } = await open(browser, fileUrl('small', `#feature=${readDocument(folderOf('small')).document.features.keys[0]}`));
  const ids = await page.locator('#interactive section[id]').evaluateAll((list) => list.map(({ id }) => id));
  const order = ['answer', 'scatter', 'differences', 'feature', 'pair', 'joint', 'image-ctr', 'images', 'twins', 'trends', 'words'];
  assert.deepEqual(ids.filter((id) => order.includes(id)), order);
  assert.ok(await page.locator('#feature').isVisible());
  assert.deepEqual(problems, []);
  await close();
});

for (const [how, change] of [['missing', (file) => rmSync(file)], ['broken', (file) => writeFileSync(file, 'var imagelift')]]) {
  test(`a parts.js that is ${how} leaves the first parts, and is told`, async () => {
    const copy = join(folder, how);
    cpSync(folderOf('small'), copy, { recursive: true });
    change(join(copy, 'parts.js'));
    const { page, close } = await open(browser, pathToFileURL(join(copy, 'index.html')).href);
    assert.match(await page.locator('#interactive > [role=alert]').innerText(), /parts\.js is missing/);
    assert.equal(await page.locator('#trends, #pair').evaluateAll((list) => list.filter((e) => e.checkVisibility()).length), 0);
    assert.ok(await page.locator('#differences tbody tr').first().isVisible());
    await (await filter(page, 'order')).selectOption('name');
    assert.match(await addressOf(page), /order=name/);
    await close();
  });
}
