// Points of the page under each filter, against a count made here from the document alone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addressOf, filter, goTo, launch, open } from './browser.mjs';
import { countPoints, numbersOf, readDocument } from './document.mjs';
import { fileUrl, folderOf } from './reports.mjs';
import { adjusted } from './shown.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const shown = async (page) =>
  Number(/([\d,]+)\s+point/.exec(await page.locator('.filters [role=status]').first().textContent())[1].replace(/,/g, ''));

/** The count after the page has taken other choices. */
async function pointsAt(page, choices) {
  await goTo(page, choices);
  return shown(page);
}

const within = (words) => (...names) => names.some((text) => text.toLowerCase().includes(words));

describe('the points that remain are those that the document has', () => {
  const cases = {
    'without a filter': [{}, {}],
    'from a confidence': [{ from: 80 }, { least: () => 0.8 }],
    'between two confidences': [{ from: 40, to: 70 }, { least: () => 0.4, most: () => 0.7 }],
    'up to a confidence': [{ to: 70 }, { most: () => 0.7 }],
    'every point': [{ from: 0 }, { least: () => 0 }],
    'without a kind': [{ hidden: 'colour' }, { kind: (kind) => kind !== 'colour' }],
    'without two kinds': [{ hidden: 'label object' }, { kind: (kind) => kind !== 'label' && kind !== 'object' }],
    'by search': [{ search: 'DOG' }, { feature: within('dog') }],
    'by search and confidence': [{ search: 'an', from: 50 }, { feature: within('an'), least: () => 0.5 }],
  };
  test('for each filter', async (t) => {
    const data = readDocument(folderOf('middle'));
    const { page, problems, close } = await open(browser, fileUrl('middle'));
    for (const [name, [choices, keeps]] of Object.entries(cases)) {
      await t.test(name, async () => assert.equal(await pointsAt(page, choices), countPoints(data, keeps)));
    }
    assert.deepEqual(problems, []);
    await close();
  });

  test('for some levels of a factor', async () => {
    const data = readDocument(folderOf('middle'));
    const factor = data.document.factors.find(({ name }) => name === 'imgtemp');
    const of = numbersOf(factor.of_image);
    const wanted = ['template1', 'template4'];
    const image = (i) => wanted.includes(factor.levels[of[i]]);
    const { page, close } = await open(browser, fileUrl('middle'));
    assert.equal(await pointsAt(page, { levels: JSON.stringify({ imgtemp: wanted }) }), countPoints(data, { image }));
    await close();
  });

  test('for a range of dates: images with impressions on these days', async () => {
    const data = readDocument(folderOf('dated'));
    const { metric_rows: rows } = data.document;
    const [image, date, impressions] = ['image', 'date', 'impressions'].map((name) => numbersOf(rows[name]));
    const seen = new Set();
    image.forEach((i, row) => rows.dates[date[row]] >= '2026-10-03' && rows.dates[date[row]] <= '2026-10-05'
      && impressions[row] > 0 && seen.add(i));
    const { page, close } = await open(browser, fileUrl('dated'));
    const dated = { since: '2026-10-03', until: '2026-10-05' };
    assert.equal(await pointsAt(page, dated), countPoints(data, { image: (i) => seen.has(i) }));
    await close();
  });
});

describe('the hash', () => {
  const every = {
    from: '35', to: '95', thresholds: '{"colour":0.02}', least: '1', most: '90', fewest: '3', hidden: 'count', search: 'a',
    levels: '{"imgtemp":["template0","template1","template2"]}', since: '2026-10-02', until: '2026-10-09', groupCtr: 'pooled',
    order: 'name', unit: 'clicks', factor: 'campaign', feature: 'dog', pair: '["dog","cat"]', images: 'template', imageOrder: 'low',
    imagesAs: 'gallery', pinned: '5', zoom: '2 8 0 0.05', joint: '["dog","cat"]', matters: '5', having: '["dog"]', unmarked: 'faces',
    trend: '["dog"]', over: 'dates', reference: 'made-up-1',
  };

  test('keeps every field through a redraw, and brings the same view back', async () => {
    const hash = `#${new URLSearchParams(every)}`;
    const { page, problems, close } = await open(browser, fileUrl('dated', hash));
    const seen = async () => {
      await adjusted(page);
      return [await shown(page), await page.locator('#differences tbody').textContent()];
    };
    const before = await seen();
    await (await filter(page, 'order')).selectOption('higher');
    const said = Object.fromEntries(new URLSearchParams(new URL(await addressOf(page)).hash.slice(1)));
    assert.deepEqual(said, { ...every, order: 'higher' });
    await (await filter(page, 'order')).selectOption('name');
    assert.deepEqual(await seen(), before);
    assert.deepEqual(problems, []);
    await close();
  });

  test('of the first view is empty, also after a reset', async () => {
    const { page, close } = await open(browser, fileUrl('small', '#from=35&search=a&hidden=label'));
    await page.click('text=Reset');
    assert.equal(new URL(await addressOf(page)).hash, '');
    await close();
  });
});

describe('"Back" in the browser', () => {
  const search = (page) => page.locator('.filters [name=search]');

  test('undoes one choice after the other, and what was typed at once', async () => {
    const { page, problems, close } = await open(browser, fileUrl('middle'));
    await search(page).pressSequentially('dog');
    await search(page).blur();
    await (await filter(page, 'order')).selectOption('name');
    assert.match(await addressOf(page), /#search=dog&order=name$/);
    const points = await shown(page);
    await page.goBack();
    assert.match(await addressOf(page), /#search=dog$/);
    assert.equal(await (await filter(page, 'order')).inputValue(), 'ranking');
    assert.equal(await shown(page), points);
    await page.goBack();
    assert.doesNotMatch(await addressOf(page), /#/);
    assert.equal(await search(page).inputValue(), '');
    await page.goForward();
    assert.equal(await search(page).inputValue(), 'dog');
    assert.deepEqual(problems, []);
    await close();
  });

  test('shows the old number also in the field that still has the focus', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    const from = await filter(page, 'from');
    await from.fill('70');
    await page.goBack();
    assert.equal(await from.inputValue(), '');
    await close();
  });
});
