// measure.mjs MAKE_REPORT: prints how large reports are and how long their views take, in headless
// Chromium. A measurement, not a test: nothing depends on its numbers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

process.env.IMAGELIFT_MAKE_REPORT ??= process.argv[2];
const { launch, open } = await import('./browser.mjs');
const { fileUrl, folderOf } = await import('./reports.mjs');

const kB = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
const ms = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  return `${at(0.5)} ms (p95 ${at(0.95)})`;
};

/** Milliseconds from an action inside the page to the frame after it. */
const toFrame = (page, action, argument) =>
  page.evaluate(
    ([source, value]) =>
      new Promise((resolve) => {
        const begin = performance.now();
        new Function('value', source)(value);
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)));
      }),
    [action, argument],
  );

const browser = await launch();
const script = readFileSync(join(folderOf('small'), 'report.js'));
console.log(`script ${kB(script.length)}, gzip ${kB(gzipSync(script, { level: 9 }).length)}`);
for (const size of ['middle', 'large']) {
  const read = (name) => readFileSync(join(folderOf(size), name));
  const loads = [];
  for (let i = 0; i < 7; i++) {
    const { page, close } = await open(browser, fileUrl(size));
    loads.push(await page.evaluate(() => new Promise((resolve) =>
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))))));
    await close();
  }
  const { page, close } = await open(browser, fileUrl(size));
  const filters = [];
  const hovers = [];
  const type = "const i = document.querySelector('input[name=from]'); i.value = value; i.dispatchEvent(new Event('input'));";
  for (let i = 0; i < 40; i++) filters.push(await toFrame(page, type, String(30 + i)));
  const points = await page.locator('.filters .status').innerText();
  await page.fill('input[name=from]', '');
  const box = await page.locator('.plot').boundingBox();
  const move = "const b = document.querySelector('.plot').getBoundingClientRect(); const begin = performance.now(); document.querySelector('.plot').dispatchEvent(new PointerEvent('pointermove', { clientX: b.left + value[0], clientY: b.top + value[1] })); window.took = performance.now() - begin;";
  for (let i = 0; i < 60; i++) {
    await toFrame(page, move, [box.width * (0.1 + 0.013 * i), box.height * (0.3 + 0.006 * i)]);
    hovers.push(await page.evaluate(() => window.took));
  }
  await close();
  console.log(`${size}: ${await Promise.resolve(points)}`);
  console.log(`  data.js ${kB(read('data.js').length)}, index.html ${kB(read('index.html').length)}`);
  console.log(`  load ${ms(loads)}; filter to frame ${ms(filters)}; hover ${ms(hovers)}`);
}
await browser.close();
