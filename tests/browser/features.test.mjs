import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { addressOf, goTo, launch, open } from './browser.mjs';
import { readDocument } from './document.mjs';
import { fileUrl, folderOf } from './reports.mjs';
import { adjusted, bringInSight, showAll, textOf } from './shown.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core');
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const hash = (state) => `#${new URLSearchParams(state)}`;
const rows = (page) => page.locator('#interactive .features tbody tr');
const head = (page, name) => page.locator('#interactive .features thead th', { hasText: name });
const keysOf = (page) => rows(page).evaluateAll((list) => list.map((row) => row.dataset.feature));
const numbersIn = (texts) => texts.map((text) => parseFloat(text.replace('−', '-')));

/** Two features with enough images on either side. */
async function twoFeatures(page) {
  return (await keysOf(page)).slice(0, 2);
}

describe('the bars', () => {
  test('sort by their heads, say so, and keep the focus there', async () => {
    const { page, problems, close } = await open(browser, fileUrl('middle'));
    const difference = head(page, 'Difference').first();
    await difference.locator('button').click();
    assert.equal(await difference.getAttribute('aria-sort'), 'descending');
    assert.match(await addressOf(page), /order=higher/);
    assert.equal(await page.evaluate(() => document.activeElement.textContent.startsWith('Difference')), true);
    const shown = async () => numbersIn(await rows(page).locator('.strong').allTextContents());
    assert.deepEqual(await shown(), [...(await shown())].sort((a, b) => b - a));
    await page.keyboard.press('Enter');
    assert.equal(await difference.getAttribute('aria-sort'), 'ascending');
    assert.equal(await page.inputValue('select[name=order]'), 'lower');
    assert.deepEqual(await shown(), [...(await shown())].sort((a, b) => a - b));
    await head(page, 'Feature').locator('button').click();
    assert.equal(await page.locator('#interactive [aria-sort]').count(), 1);
    assert.deepEqual(problems, []);
    await close();
  });

  test('carry the overall CTR as a line, with its count', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    assert.match(await textOf(head(page, 'Average CTR')), /overall \d\.\d+ % \(\d+ images\)/);
    const places = await rows(page).locator('.track .mean').evaluateAll((lines) => lines.map((line) => line.getAttribute('x1')));
    assert.equal(places.length, 50);
    assert.equal(new Set(places).size, 1);
    await close();
  });

  test('have no bar where there is not enough data, and say that', async () => {
    const { page, close } = await open(browser, fileUrl('middle', hash({ fewest: 200, order: 'name' })));
    const few = page.locator('#interactive .features tbody tr.too-few').first();
    assert.match(await textOf(few), /not enough data/);
    assert.equal(await few.locator('.track rect').count(), 0);
    assert.equal(await few.locator('.dot').count(), 0);
    await close();
  });

  test('mark exactly the rows whose interval excludes 0', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    const list = await rows(page).evaluateAll((all) => all.map((row) => ({
      marked: row.querySelector('.mark') !== null,
      interval: row.querySelector('.certainty span')?.textContent.replace(/−/g, '-') ?? '',
    })));
    assert.ok(list.some(({ marked }) => marked) && list.some(({ marked }) => !marked));
    for (const { marked, interval } of list.filter(({ interval }) => / to/.test(interval))) {
      const [low, high] = interval.split(/\sto\s/).map(Number);
      if (Math.abs(low) > 0.01 && Math.abs(high) > 0.01) assert.equal(marked, low * high > 0, interval);
    }
    await close();
  });

  test('light up under the pointer and for an image that is pointed at', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    await rows(page).nth(2).hover();
    assert.equal(await page.locator('.features .lit').count(), 1);
    const first = page.locator('#interactive .images tbody tr').first();
    await bringInSight(first);
    await first.hover();
    const { document: { features }, points } = readDocument(folderOf('middle'));
    const image = Number(await page.locator('#interactive .images tbody tr:hover').getAttribute('data-image')); // rows may move in under it
    const has = new Set(points.filter((point) => point.image === image && (features.measures[point.feature] === 'rank' ||
      point.value >= features.thresholds[point.feature])).map(({ feature }) => features.keys[feature]));
    const lit = await page.locator('.features .lit').evaluateAll((list) => list.map((row) => row.dataset.feature));
    assert.deepEqual(lit, (await keysOf(page)).filter((key) => has.has(key)));
    assert.ok(lit.length > 0);
    await close();
  });

  test('are adjusted for a factor after the frame', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    await adjusted(page);
    assert.match(await textOf(rows(page).first().locator('.adjusted')), /to|too few|separated/);
    await close();
  });

  test('show all 1,300 features step by step', async () => {
    const { page, close } = await open(browser, fileUrl('large'));
    await showAll(page, '#differences');
    const all = Number(/([\d,]+) of ([\d,]+)/.exec(await page.locator('.filters [role=status]').textContent())[1].replace(/,/g, ''));
    assert.equal(await rows(page).count(), all);
    await close();
  });
});

describe('the feature panel', () => {
  test('opens from a bar, takes the focus, and gives it back with Escape', async () => {
    const { page, problems, close } = await open(browser, fileUrl('middle'));
    const [key] = await keysOf(page);
    await rows(page).first().locator('button').click();
    assert.match(await addressOf(page), /feature=/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'feature-title');
    assert.match(await textOf(page.locator('#feature .verdict')), /images with .*without: CTR/);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#feature').isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement.closest('tr').dataset.feature), key);
    assert.deepEqual(problems, []);
    await close();
  });

  test('says of a marked feature what C++ says', async () => {
    const still = await open(browser, fileUrl('middle'), { javaScriptEnabled: false, ready: '#static' });
    const told = await still.page.locator('#static .card-numbers bdi').allTextContents();
    const said = told.filter((sentence) => !sentence.includes(' with another: ')); // those are of levels
    assert.notEqual(said.length, 0);
    await still.close();
    const { page, close } = await open(browser, fileUrl('middle'));
    const found = [];
    for (const key of await keysOf(page)) {
      await goTo(page, { feature: key });
      found.push(await textOf(page.locator('#feature .verdict')));
    }
    for (const sentence of said) assert.ok(found.includes(sentence.replace(/\s+/g, ' ')), sentence);
    await close();
  });

  test('shows every block for a colour by a link alone', async () => {
    const probe = await open(browser, fileUrl('middle', hash({ hidden: 'label object count aesthetic quality other' })));
    const [key] = await keysOf(probe.page);
    await probe.close();
    const { page, problems, close } = await open(browser, fileUrl('middle', hash({ feature: key })));
    for (const title of ['CTR by how much of it', 'Numbers', 'How fragile is it?', 'Sample size']) {
      await page.locator('#feature h3', { hasText: title }).waitFor();
    }
    assert.ok((await page.locator('#feature .small-image').count()) >= 6);
    assert.ok((await page.locator('#feature .groups tbody tr').count()) >= 2);
    assert.deepEqual(problems, []);
    await close();
  });

  test('asks for more images where a smaller difference matters, and keeps the field', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    await rows(page).first().locator('button').click();
    const inAll = async () => Number(/about ([\d,]+) images? in all/.exec(await textOf(page.locator('.sample-size [role=status]')))[1].replace(/,/g, ''));
    const before = await inAll();
    await page.fill('input[name=matters]', '5');
    assert.ok((await inAll()) > 3 * before);
    assert.match(await addressOf(page), /matters=5/);
    assert.equal(await page.evaluate(() => document.activeElement.name), 'matters');
    await close();
  });

  test('“Check 30” counts marks, takes them back, and keeps them over a reload', async () => {
    const { page, problems, close } = await open(browser, fileUrl('middle'));
    await rows(page).first().locator('button').click();
    await page.locator('.check-30 summary').click();
    await page.locator('.check-cards li').last().waitFor(); // the fold tells that it is open after the click
    assert.equal(await page.locator('.check-cards li').count(), 30);
    for (let i = 0; i < 4; i++) await page.locator('.check-cards li').nth(i).locator('.right').click();
    await page.locator('.check-cards li').nth(4).locator('.wrong').click();
    const summary = async () => (await textOf(page.locator('.check-30 summary'))).replace(/^.*\? /, '');
    const beside = () => textOf(rows(page).first().locator('.checked'));
    assert.match(await summary(), /^4 of 5 right: 80 % \(95 % interval 38 % to 96 %\)/); // Wilson: 0.3755 to 0.9638
    assert.match(await beside(), /^4 of 5 right/);
    assert.match(await textOf(page.locator('.check-summary')), /the observed .* stands for/);
    await page.locator('.check-cards li').nth(4).locator('.wrong').click();
    assert.match(await summary(), /^4 of 4 right/);
    await page.reload();
    await page.locator('.check-30 summary').click();
    assert.match(await summary(), /^4 of 4 right/);
    assert.equal(await page.locator('.check-cards [aria-pressed=true]').count(), 4);
    assert.deepEqual(problems, []);
    await close();
  });
});

describe('two features together', () => {
  test('four cells hold all images, and the link shows the same', async () => {
    const { page, problems, close } = await open(browser, fileUrl('middle'));
    const [a, b] = await twoFeatures(page);
    await page.fill('#pair input >> nth=0', a);
    await page.fill('#pair input >> nth=1', b);
    const counts = async (on) => numbersIn(await on.locator('.pair-number > span').allTextContents());
    const shown = await counts(page);
    assert.equal(shown.length, 4);
    assert.match(await textOf(page.locator('#pair .note').last()), new RegExp(`${shown.reduce((x, y) => x + y)} images`));
    const again = await open(browser, await addressOf(page));
    assert.deepEqual(await counts(again.page), shown);
    assert.deepEqual(problems, []);
    await close();
    await again.close();
  });

  test('the panel asks for the second feature', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    await rows(page).first().locator('button').click();
    await page.click('text=Together with another feature');
    assert.equal(await page.inputValue('#pair input >> nth=0'), await rows(page).first().locator('th bdi').textContent());
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Second feature');
    await close();
  });
});

describe('several features at once', () => {
  test('starts with defaults; features can be left out, added and reset', async () => {
    const { page, problems, close } = await open(browser, fileUrl('middle'));
    const names = () => page.locator('#joint tbody th .name').allTextContents();
    await page.locator('#joint tbody tr').first().waitFor();
    const first = await names();
    assert.ok(first.length > 2 && first.length <= 20);
    await page.locator('#joint .remove').first().click();
    await page.waitForFunction((n) => document.querySelectorAll('#joint tbody tr').length === n, first.length - 1);
    assert.deepEqual(await names(), first.slice(1));
    await page.fill('#joint input', (await keysOf(page))[0]);
    await page.waitForFunction(() => /joint=/.test(location.hash));
    await page.click('text=Default features'); // as many rows as with the added one: the first tells
    await page.waitForFunction((name) => document.querySelector('#joint tbody th .name').textContent === name, first[0]);
    assert.deepEqual(await names(), first);
    assert.deepEqual(problems, []);
    await close();
  });
});

describe('all of them', () => {
  async function everything(options) {
    const probe = await open(browser, fileUrl('small', hash({ hidden: 'label object count aesthetic quality other group' }))); // colours have doses
    const [a, b] = await twoFeatures(probe.page);
    await probe.close();
    const opened = await open(browser, fileUrl('small', hash({ feature: a, pair: JSON.stringify([a, b]) })), options);
    await opened.page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
    for (const slow of ['#joint tbody tr', '#pair .pair-number', '#feature .groups tbody tr']) {
      await opened.page.locator(slow).first().waitFor({ state: 'attached' });
    }
    await adjusted(opened.page);
    return opened;
  }

  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing, ${colorScheme}`, async () => {
      const { page, close } = await everything({ colorScheme });
      await page.addScriptTag({ path: axe });
      const { violations } = await page.evaluate(() => globalThis.axe.run(document));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`), []);
      await close();
    });
  }

  for (const width of [360, 1280, 3840]) {
    test(`at ${width} px nothing is wider than the window`, async () => {
      const { page, close } = await everything({ viewport: { width, height: 900 } });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
      await close();
    });
  }

  test('each chart can be saved, with a row for everything that is shown', async () => {
    const { page, close } = await everything();
    await page.evaluate(() => document.querySelectorAll('.export').forEach((menu) => (menu.open = false)));
    const shown = { differences: page.locator('.features tbody tr'), feature: page.locator('.groups tbody tr'), pair: page.locator('.pair-cell'), joint: page.locator('.joint tbody tr') };
    await page.locator('.joint tbody tr').first().waitFor({ state: 'attached' });
    await showAll(page, '#differences');
    for (const [id, list] of Object.entries(shown)) {
      await page.locator(`#${id} > .export > summary`).click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`#${id} .export button`, { hasText: 'SVG' }).first().click()]);
      const picture = readFileSync(await download.path(), 'utf8');
      assert.doesNotMatch(picture, /NaN|undefined|var\(/);
      const places = [...picture.matchAll(/<text x="0" y="(\d+)"/g)].map(([, y]) => Number(y)).filter((y) => y > 44);
      assert.equal(new Set(places).size, await list.count(), id);
    }
    await close();
  });

  test('no word claims a cause', async () => {
    const { page, close } = await everything();
    const text = await page.locator('#differences, #feature, #pair, #joint').allTextContents();
    assert.doesNotMatch(text.join(' '), /\b(effects? of|drives?|causes|because of|leads? to|impact of|due to)\b/i);
    await close();
  });
});
