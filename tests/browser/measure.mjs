// measure.mjs MAKE_REPORT: prints how large reports are and how long their views take, in headless
// Chromium, each beside its limit. A measurement, not a test: nothing depends on its numbers.
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { hashToFrame, hoverTimes, loadTimes, mainThread, percentile } from './latencies.mjs';

process.env.IMAGELIFT_MAKE_REPORT ??= process.argv[2];
const { launch, open } = await import('./browser.mjs');
const { fileUrl, folderOf } = await import('./reports.mjs');

const repeats = 40;
const hovers = 60;
const loads = 10;
/** Milliseconds that a reader looks at a new page before the first choice. */
const look = 500;

/** Milliseconds, kB: the limits. */
const limits = { script: 60, data: 1500, load: 1000, hover: 8, filter: { middle: 50, dated: 50, large: 100 } };

const each = (write) => Array.from({ length: repeats }, (_, i) => `#${new URLSearchParams(write(i))}`);
const odd = (i) => i % 2 === 1;
const templates = (i) => JSON.stringify({ imgtemp: Array.from({ length: 1 + (i % 5) }, (_, t) => `template${(t + i) % 7}`) });
const filters = {
  'confidence, all kinds': each((i) => ({ from: 30 + i })),
  'threshold of a kind': each((i) => ({ thresholds: JSON.stringify({ label: 0.1 + 0.01 * i }) })),
  'share of images': each((i) => ({ least: 1 + i / 2 })),
  'kinds': each((i) => ({ hidden: odd(i) ? 'colour' : 'object count' })),
  'search': each((i) => ({ search: 'aeiourstlnmbcdpg'[i % 16] })),
  'factor': each((i) => ({ levels: templates(i) })),
  'pooled': each((i) => ({ groupCtr: odd(i) ? 'unweighted' : 'pooled', to: 100 - odd(i) })),
  'fewest images': each((i) => ({ fewest: 3 + i })),
  'order': each((i) => ({ order: ['name', 'higher', 'lower', 'images'][i % 4] })),
  'every point': each((i) => ({ from: odd(i) ? 0 : 1 })),
};
const dates = { 'dates': each((i) => ({ since: `2026-10-${String(1 + (i % 9)).padStart(2, '0')}` })) };

const beside = (value, limit) => `${(value / limit).toFixed(2)} of ${limit}${value > limit ? '  ABOVE' : ''}`;
const line = (name, text) => console.log(`  ${name.padEnd(24)} ${text}`);
const kilobytes = (name, bytes, limit) => line(name, `${(bytes / 1000).toFixed(1)} kB, ${beside(bytes / 1000, limit)} kB`);

function times(name, list, limit) {
  const [half, most] = [percentile(list, 0.5), percentile(list, 0.95)];
  line(name, `p50 ${half.toFixed(1)}, p95 ${most.toFixed(1)} ms, ${beside(most, limit)} ms`);
}

async function measureLoads(browser, size) {
  const list = [];
  for (let i = 0; i < loads; i++) {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    list.push(await loadTimes(page, fileUrl(size)));
    await page.context().close();
  }
  const [first, all] = [0, 1].map((i) => list.map((pair) => pair[i]));
  times('load', first, limits.load);
  line('load of all parts', `p50 ${percentile(all, 0.5).toFixed(1)}, p95 ${percentile(all, 0.95).toFixed(1)} ms`);
}

async function measureFilters(browser, size, choices) {
  const { page, close } = await open(browser, fileUrl(size));
  await page.waitForTimeout(look);
  console.log(`  ${(await page.locator('.filters [role=status]').first().innerText()).replace(/\s+/g, ' ')}`);
  await page.evaluate(() => document.getElementById('scatter').scrollIntoView()); // the largest chart and the bars are seen
  const spent = await mainThread(page);
  for (const [name, hashes] of Object.entries(choices)) {
    const before = await spent();
    const list = await hashToFrame(page, hashes);
    const [first, whole] = [0, 1].map((i) => list.map((pair) => pair[i]));
    const busy = (await spent() - before) / hashes.length;
    times(name, first, limits.filter[size]);
    line('', `all parts of the page p50 ${percentile(whole, 0.5).toFixed(1)}, p95 ${percentile(whole, 0.95).toFixed(1)} ms; main thread ${busy.toFixed(1)} ms each`);
  }
  await close();
}

async function measureHover(browser, size) {
  const { page, close } = await open(browser, fileUrl(size));
  times('hover', await hoverTimes(page, hovers), limits.hover);
  await close();
}

const browser = await launch();
const zipped = (file) => gzipSync(readFileSync(join(folderOf('small'), file)), { level: 9 }).length;
console.log(`${cpus().length} processors, load ${loadavg().map((x) => x.toFixed(1)).join(' ')}`);
console.log('every report');
kilobytes('report.js, gzip', zipped('report.js'), limits.script);
line('parts.js, gzip', `${(zipped('parts.js') / 1000).toFixed(1)} kB, after the first frame`);
for (const size of ['middle', 'dated', 'large']) {
  console.log(size);
  kilobytes('data.js', readFileSync(join(folderOf(size), 'data.js')).length, limits.data);
  await measureLoads(browser, size);
  await measureFilters(browser, size, size === 'dated' ? dates : filters);
  await measureHover(browser, size);
}
await browser.close();
