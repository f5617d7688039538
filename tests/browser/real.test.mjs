// The report that the program makes of real images: what the page shows is what C++ wrote.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { goTo, launch, open } from './browser.mjs';
import { readDocument } from './document.mjs';
import { realRun, whyNotReal } from './reports.mjs';
import { parseCsv, saved } from './saved.mjs';
import { barTexts, lines, showAll, staticLines } from './shown.mjs';

const skip = whyNotReal();
if (skip !== '') console.error(`SKIPPED: the report of real images: ${skip}`);

/** The defaults of the models and colours; other kinds have their own: counts from 1, measures from any value. */
const thresholds = { colour: 0.01, label: 0.15, object: 0.25, count: 1, face: 0.9 };

describe('the report of real images', { skip: skip || false }, () => {
  let browser, run, data, summary, alive, still;
  before(async () => {
    run = realRun();
    data = readDocument(join(run, 'report'));
    summary = readJson('summary.json');
    browser = await launch();
    alive = await open(browser, address());
    still = await open(browser, address(), { javaScriptEnabled: false, ready: '#static' });
  });
  after(() => browser?.close());

  const readJson = (name) => JSON.parse(readFileSync(join(run, name), 'utf8'));
  const address = () => pathToFileURL(join(run, 'report/index.html')).href;
  const rows = () => alive.page.locator('#differences tbody tr');

  /** By name of an image: keys of its features above their thresholds, from features.json alone but for who belongs to a roll-up. */
  function expectedFeatures() {
    const { features, kinds } = data.document;
    const valueOf = (values, f) => values[features.keys[f]] ?? rolledUp(values, features.members[f]);
    const rolledUp = (values, { features: members, combine, least }) => {
      const counted = members.map((f) => values[features.keys[f]]).filter((value, i) => value > 0 && value >= least[i]);
      return combine === 'sum' ? counted.reduce((a, b) => a + b, 0) : Math.max(0, ...counted);
    };
    const least = (f) => {
      if (features.measures[f] === 'rank') return 0;
      return features.keys[f] === 'face_count' ? 1 : thresholds[kinds[features.kinds[f]].name] ?? features.thresholds[f];
    };
    const has = (values, f) => valueOf(values, f) > 0 && valueOf(values, f) >= least(f);
    return new Map(Object.entries(readJson('features.json')).map(([image, values]) =>
      [image, features.keys.filter((_, f) => has(values, f)).sort()]));
  }

  test('has all 51 images', async () => {
    assert.equal(data.document.images.names.length, 51);
    assert.equal(readFileSync(join(run, 'analysis.ndjson'), 'utf8').trim().split('\n').length, 51);
    await showAll(alive.page, '#images');
    assert.equal(await alive.page.locator('#images tbody tr').count(), 51);
  });

  test('joins, for each image, its features above the thresholds, all at its CTR', async () => {
    const expected = expectedFeatures();
    const staticCounts = await staticLines(still.page);
    const columns = new Set(await still.page.locator('.static-scatter g > text[transform]').evaluateAll((labels) =>
      labels.map((label) => label.parentElement.querySelector('title').textContent)));
    assert.equal(columns.size, 30);
    for (const [i, name] of data.document.images.names.entries()) {
      await goTo(alive.page, { pinned: i, columnsShown: 'all' });
      const { pinned } = await lines(alive.page);
      assert.equal(pinned.length, expected.get(name).length, name);
      assert.equal(new Set(pinned.map(([x]) => x)).size, pinned.length, name);
      assert.equal(new Set(pinned.map(([, y]) => y)).size, 1, name);
      assert.equal(staticCounts.get(name) ?? 0, expected.get(name).filter((key) => columns.has(key)).length, `${name} without scripts`);
    }
    await goTo(alive.page, {});
  });

  test('exports these points by name', async () => {
    const points = parseCsv((await saved(alive.page, 'all of this page', /points.*CSV/)).bytes).rows;
    const byImage = new Map();
    for (const { image, feature } of points) byImage.set(image, [...(byImage.get(image) ?? []), feature].sort());
    assert.deepEqual(byImage, expectedFeatures());
  });

  test('says of every feature of the static table the same to the shown digits', async () => {
    const said = await barTexts(still.page.locator('#static .rows-auto tbody tr'));
    assert.ok(said.length > 40);
    await showAll(alive.page, '#differences');
    assert.deepEqual((await barTexts(rows())).slice(0, said.length), said);
  });

  test('answers as summary.json does, with and without scripts', async () => {
    for (const [{ page }, root] of [[alive, '#interactive'], [still, '#static']]) {
      assert.equal(await page.locator(`${root} #findings .headline`).textContent(), summary.headline);
      const sentences = await page.locator(`${root} #findings .card`).evaluateAll((cards) =>
        cards.map((card) => [...card.querySelectorAll(':scope > p bdi')].map((part) => part.textContent).join(' ')));
      const named = [...summary.verdicts, ...summary.levels].filter((own) => own.named).map(({ sentence }) => sentence);
      assert.deepEqual(sentences.sort(), named.sort());
    }
  });

  test('computes the numbers of summary.json anew, to nine digits', async () => {
    const table = JSON.parse((await saved(alive.page, 'CTR with and without each feature', /features.*JSON/)).bytes).rows;
    const close = (a, b, what) => assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(b), 1e-3), `${what}: ${a} is not ${b}`);
    assert.ok(summary.verdicts.length > 0);
    for (const verdict of summary.verdicts) {
      const row = table.find(({ feature }) => feature === verdict.feature);
      assert.equal(row.marked, verdict.q <= 0.05);
      assert.deepEqual([row.with, row.without], [verdict.images_with, verdict.images_without]);
      for (const name of ['ctr_with', 'ctr_without', 'difference', 'low', 'high', 'q']) {
        close(row[name], verdict[name], `${verdict.feature}, ${name}`);
      }
    }
    assert.deepEqual(table.filter(({ marked }) => marked).map(({ feature }) => feature).sort(), summary.verdicts.filter(({ q }) => q <= 0.05).flatMap(({ feature, also }) => [feature, ...also]).sort());
  });

  test('had no error all along', () => {
    assert.deepEqual(alive.problems, []);
    assert.deepEqual(still.problems, []);
  });
});
