// The same tour through the page wherever scripts run: nothing is refused, nothing fails.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { filter, goTo, launch, open } from './browser.mjs';
import { policies, serve } from './policy_server.mjs';
import { fileUrl, folderOf } from './reports.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Every view once, each by the link that shows it. */
async function tour(page) {
  const seen = (selector) => page.locator(selector).first().waitFor();
  await page.fill('input[name=search]', 'a');
  await (await filter(page, 'order')).selectOption('name');
  await page.fill('input[name=search]', '');
  const [key, other] = await page.locator('#differences tbody tr').evaluateAll((rows) => rows.map((row) => row.dataset.feature));
  await goTo(page, { feature: key });
  await seen('#feature .verdict');
  await seen('#feature .groups tbody tr, #feature .note');
  await goTo(page, { pair: JSON.stringify([key, other]) });
  await seen('#pair .pair-cell');
  await goTo(page, { imagesAs: 'gallery', unit: 'percent', groupCtr: 'pooled' });
  await seen('#images .gallery li');
  await seen('#joint tbody tr, #joint .note');
  await page.locator('#trends [role=status]', { hasText: 'run' }).waitFor({ state: 'attached' });
  await page.locator('#scatter .plot').focus();
  await page.keyboard.press('ArrowRight');
  assert.match(await page.locator('#scatter .tooltip').textContent(), /CTR \d/);
  await page.keyboard.press('o');
  await seen('dialog .look-alikes .small-images');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

for (const [name, policy] of Object.entries({ ...policies, file: undefined })) {
  if (name === 'artifact') continue; // no scripts: static.test.mjs
  test(`a tour of the page under the policy "${name}" has no error and no violation`, async () => {
    const server = policy === undefined ? null : await serve(folderOf('small'), policy);
    const { page, problems, close } = await open(browser, server?.url ?? fileUrl('small'));
    assert.equal(await page.locator('#static').count(), 0);
    await tour(page);
    assert.deepEqual(problems, []);
    await close();
    server?.close();
  });
}
