// Which way a feature points: the page without scripts, the interactive one and summary.json say the same
// on data where rules of thumb differ (ranks against means, means against clicks over impressions, ties).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, open } from './browser.mjs';
import { readDocument } from './document.mjs';
import { emptyFolder, real } from './reports.mjs';
import { showAll } from './shown.mjs';

const skip = real.program === '' ? 'IMAGELIFT_PROGRAM is not set' : false;
const rows = 80;

/** Of 80 images, each with a few outliers that turn the mean against the rank. */
const cases = {
  // The CTR rises with `zest`, save for five images of few `zest` and a very high CTR.
  'ranks against means': { ctr: (i) => (i % 6 === 3 && i < 30 ? 0.4 + 0.001 * i : 0.01 + 0.0001 * i), values: (i) => ({ zest: i + 1, dummy: i % 3 === 0 ? 1 : 0 }) },
  // And falls with `calm`, likewise.
  'ranks against means, falling': { ctr: (i) => (i % 6 === 3 && i > 50 ? 0.4 + 0.001 * i : 0.02 - 0.0001 * i), values: (i) => ({ calm: i + 1, dummy: i % 3 === 0 ? 1 : 0 }) },
  // `dog` and `cat` are on the same images; `bird` has the same size of effect downwards.
  ties: { ctr: (i) => 0.02 + (i % 4 === 0 ? 0.01 : 0) - (i % 4 === 1 ? 0.01 : 0) + 0.0001 * (i % 7), values: (i) => ({ dog: i % 4 === 0 ? 1 : 0, cat: i % 4 === 0 ? 1 : 0, bird: i % 4 === 1 ? 1 : 0 }) },
};
const kinds = { zest: 'quality', calm: 'quality', dummy: 'other', dog: 'object', cat: 'object', bird: 'object' };

/** Images with `ad` have a higher CTR each, and few impressions; those with most impressions say the opposite. */
const pooled = (i) => {
  const ad = i % 2;
  const large = i % 10 < 2;
  const impressions = large ? 200_000 : 2_000;
  const ctr = 0.02 + (ad === 1 ? 0.01 : 0) * (large ? -0.9 : 1) + 0.0001 * (i % 7);
  return { ad, impressions, clicks: Math.round(impressions * ctr) };
};

function csvOf({ ctr, values }) {
  const names = Object.keys(values(0));
  const lines = Array.from({ length: rows }, (_, i) => [`image${i}`, ctr(i), ...names.map((name) => values(i)[name])].join(','));
  return `image_name,ctr,${names.join(',')}\n${lines.join('\n')}\n`;
}

function importCsv(out, data) {
  writeFileSync(join(out, 'wide.csv'), csvOf(data));
  const names = Object.keys(data.values(0));
  writeFileSync(join(out, 'kinds.json'), JSON.stringify(Object.fromEntries(names.map((name) => [name, kinds[name]]))));
  return ['--csv', join(out, 'wide.csv'), '--kinds', join(out, 'kinds.json'), '--metrics-ctr', 'fraction'];
}

function importCounts(out) {
  const all = Array.from({ length: rows }, (_, i) => [`image${i}`, pooled(i)]);
  writeFileSync(join(out, 'features.json'), JSON.stringify(Object.fromEntries(all.map(([name, { ad }]) => [name, { ad, even: ad === 1 ? 0 : 1 }]))));
  writeFileSync(join(out, 'metrics.csv'), `image,impressions,clicks\n${all.map(([name, { impressions, clicks }]) => `${name},${impressions},${clicks}`).join('\n')}\n`);
  return ['--features-json', join(out, 'features.json'), '--metrics', join(out, 'metrics.csv')];
}

/** By name of a feature: the mark of its row as a class and as a sign. */
const marksOf = (page, table) => page.locator(`${table} tbody tr`).evaluateAll((list) => Object.fromEntries(list.map((row) => [
  row.querySelector('th bdi').textContent,
  { mark: ['higher', 'lower'].find((name) => row.classList.contains(name)) ?? '', sign: row.querySelector('.strong .mark')?.textContent.replace(/[a-z\s]/g, '') ?? '' },
])));

const listed = (page, root) => page.locator(`${root} #findings .verdicts li`).evaluateAll((list) => list.map((item) => [
  ['higher', 'lower'].find((name) => item.classList.contains(name)), item.querySelector('bdi').textContent]));

const standOut = async (page, root) => /(\d+) stands? out/.exec(await page.locator(`${root} .trust`).textContent())[1];

describe('both pages and summary.json agree on marks, signs and counts', { skip }, () => {
  if (skip) console.error(`SKIPPED: marks of both pages: ${skip}`);
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser?.close());

  for (const [name, make] of [...Object.entries(cases).map(([name, data]) => [name, (out) => importCsv(out, data)]), ['means against clicks over impressions', importCounts]]) {
    test(name, async () => {
      const out = emptyFolder();
      execFileSync(real.program, ['import', '--business', 'b', '--image-source', 's', ...make(out), '--out', join(out, 'run')], { stdio: ['ignore', 'ignore', 'inherit'] });
      const address = pathToFileURL(join(out, 'run/report/index.html')).href;
      const alive = await open(browser, address);
      const still = await open(browser, address, { javaScriptEnabled: false, ready: '#static' });
      await showAll(alive.page, '#differences');
      const [shown, staticShown] = [await marksOf(alive.page, '#differences'), await marksOf(still.page, '#static .rows-auto')];
      assert.deepEqual(staticShown, shown);

      const summary = JSON.parse(readFileSync(join(out, 'run/summary.json'), 'utf8'));
      const standing = summary.verdicts.filter(({ q }) => q <= 0.05);
      const marked = Object.entries(shown).filter(([, { mark }]) => mark !== '');
      assert.deepEqual(marked.map(([key]) => key).sort(), standing.map(({ feature }) => feature).sort()); // one thing in one row
      assert.ok(name.startsWith('means') || marked.length > 0, 'something is marked');
      for (const [, { mark, sign }] of marked) assert.equal(sign, { higher: '▲', lower: '▼' }[mark]);
      for (const { feature, numbers } of standing) {
        const said = /rises|higher by/.test(numbers.split(';')[0]) ? 'higher' : 'lower';
        assert.equal(shown[feature].mark, said, numbers);
      }

      assert.deepEqual(await listed(still.page, '#static'), await listed(alive.page, '#interactive'));
      for (const [page, root] of [[alive.page, '#interactive'], [still.page, '#static']]) {
        assert.equal(await standOut(page, root), String(summary.counts.marked), root);
        assert.equal(await page.locator(`${root} .headline`).textContent(), summary.headline);
      }
      assert.equal(summary.counts.marked, standing.length);
      const labels = await still.page.locator('.static-scatter .marked-label').allTextContents();
      for (const label of labels) {
        const [key, sign] = label.split(' ');
        if (key in shown) assert.equal(sign, shown[key].sign, `label of ${key}`);
      }
      assert.equal(labels.length, standing.flatMap(({ feature, also }) => [feature, ...also]).length);
      assert.equal(readDocument(join(out, 'run/report')).document.trust.marked, summary.counts.marked);
      await alive.close();
      await still.close();
    });
  }
});
