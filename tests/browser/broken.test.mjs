// Folders that something went wrong with: the reader sees what, and what can still be read.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { addressOf, filter, goTo, launch, open } from './browser.mjs';
import { serve } from './policy_server.mjs';
import { folderOf } from './reports.mjs';

let browser;
const folder = mkdtempSync(join(tmpdir(), 'imagelift-broken-'));
before(async () => (browser = await launch()));
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await browser.close();
});

/** A copy of the small report with one file changed, opened from disk. */
async function broken(file, change, options = { ready: null }) {
  const copy = mkdtempSync(join(folder, 'report-'));
  cpSync(folderOf('small'), copy, { recursive: true });
  const changed = change(readFileSync(join(copy, file), 'utf8'));
  if (changed === null) rmSync(join(copy, file));
  else writeFileSync(join(copy, file), changed);
  return open(browser, pathToFileURL(join(copy, 'index.html')).href, options);
}

const statics = {
  'missing': [() => null, /data\.js is missing/],
  'truncated': [(text) => text.slice(0, text.length / 2), /data\.js/],
  'newer than the script': [(text) => text.replace(/"schema":\s*\d+/, '"schema":99'), /newer/],
  'without its points': [(text) => text.replace('"points"', '"pionts"'), /could not start/],
};

for (const [how, [change, sentence]] of Object.entries(statics)) {
  test(`a data.js that is ${how} leaves the static view and says why`, async () => {
    const { page, close } = await broken('data.js', change);
    assert.match(await page.locator('[role=alert]').innerText(), sentence);
    assert.ok(await page.locator('#static .features').first().isVisible());
    assert.equal(await page.locator('#interactive').isVisible(), false);
    await close();
  });
}

for (const file of ['details.js', 'history.js']) {
  for (const [how, change] of [['missing', () => null], ['truncated', (text) => text.slice(0, text.length / 2)]]) {
    test(`a ${file} that is ${how} takes nothing else away`, async () => {
      const { page, close } = await broken(file, change);
      await page.waitForSelector('#interactive .bars tbody tr');
      await goTo(page, { image: 1 });
      assert.match(await page.getByRole('dialog').innerText(), /CTR/);
      assert.ok(await page.locator('#differences tbody tr').count() > 10);
      await close();
    });
  }
}

for (const [how, change] of [['missing', () => null], ['broken', () => 'var imagelift']]) {
  test(`a parts.js that is ${how} leaves the first parts, and is told`, async () => {
    const { page, close } = await broken('parts.js', change, {});
    assert.match(await page.locator('#interactive > [role=alert]').innerText(), /parts\.js is missing/);
    assert.equal(await page.locator('#trends, #pair').evaluateAll((list) => list.filter((e) => e.checkVisibility()).length), 0);
    assert.ok(await page.locator('#differences tbody tr').first().isVisible());
    await (await filter(page, 'order')).selectOption('name');
    assert.match(await addressOf(page), /order=name/);
    await close();
  });
}

test('a report.js that is missing leaves the static view', async () => {
  const { page, close } = await broken('report.js', () => null);
  assert.ok(await page.locator('#static .features').first().isVisible());
  await close();
});

test('a server that lets no script run, and says so without a sandbox, leaves the static view', async () => {
  const server = await serve(folderOf('small'), "default-src 'none'; style-src 'self'; img-src 'self'");
  const { page, close } = await open(browser, server.url, { ready: null });
  assert.ok(await page.locator('#static .features').first().isVisible());
  await close();
  server.close();
});
