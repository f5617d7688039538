import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';
import { fileUrl } from './reports.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core');
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function violationsOf(page) {
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join('; ')}`);
}

for (const colorScheme of ['light', 'dark']) {
  for (const [width, name] of [[1280, 'wide'], [360, 'narrow']]) {
    const options = { colorScheme, viewport: { width, height: 800 } };

    test(`axe finds nothing in the interactive view, ${colorScheme}, ${name}`, async () => {
      const { page, close } = await open(browser, fileUrl('small'), options);
      await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
      assert.deepEqual(await violationsOf(page), []);
      await close();
    });

    test(`axe finds nothing in an image's own page, ${colorScheme}, ${name}`, async () => {
      const { page, close } = await open(browser, fileUrl('small', '#image=0'), options);
      await page.locator('dialog[open]').waitFor();
      assert.deepEqual(await violationsOf(page), []);
      await close();
    });

    // Inside the sandbox axe cannot run, so the page's own scripts are kept away instead.
    test(`axe finds nothing in the static view, ${colorScheme}, ${name}`, async () => {
      const { page, close } = await open(browser, fileUrl('small'), { ...options, ready: null });
      await page.context().route(/\/(data|report)\.js$/, (route) => route.abort());
      await page.reload();
      assert.ok(await page.locator('#static').isVisible());
      assert.deepEqual(await violationsOf(page), []);
      await close();
    });
  }
}

for (const [width, height] of [[360, 640], [768, 1024], [1280, 720], [3840, 2160]]) {
  for (const ready of ['#interactive .bars', '#static']) {
    test(`at ${width} x ${height} nothing of ${ready} is wider than the window`, async () => {
      const options = { viewport: { width, height }, ready, javaScriptEnabled: ready !== '#static' };
      const { page, close } = await open(browser, fileUrl('middle'), options);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
      await close();
    });
  }
}
