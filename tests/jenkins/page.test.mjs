// The pages of a build and of its job, as the plugin serves them (page_tests.py).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from '../browser/browser.mjs';

const { PAGE_CLASS_PATH, PAGE_RUN, PAGE_VIEWS, PAGE_WEBAPP, TMPDIR } = process.env;
const job = mkdtempSync(join(TMPDIR, 'job-'));
const hostile = '<img src=x onerror="document.title=1">\u202e \'"&</script><script>document.title=1</script>';
let browser;
let server;
let origin;

before(async () => {
  const summary = JSON.parse(readFileSync(join(PAGE_RUN, 'summary.json'), 'utf8'));
  summary.headline = hostile;
  summary.run.business = hostile;
  writeFileSync(join(PAGE_RUN, 'summary.json'), JSON.stringify(summary));
  server = spawn('java', ['-cp', PAGE_CLASS_PATH, 'io.jenkins.plugins.imagelift.PageServer', PAGE_RUN, PAGE_VIEWS, PAGE_WEBAPP, job],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(server.stdout, 'data');
  origin = `http://127.0.0.1:${Number(String(port))}`;
  browser = await launch();
});
after(async () => {
  await browser.close();
  server.kill();
});

const build = '/jenkins/job/folder/job/ads/12/imagelift/';

async function open(path, options = {}) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
  const problems = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.addInitScript(() => addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    console.error(`policy violated: ${violatedDirective} ${blockedURI}`)));
  const asked = [];
  page.on('request', (request) => {
    asked.push(new URL(request.url()).pathname);
    if (!request.url().startsWith(`${origin}/jenkins/`)) problems.push(`asked for ${request.url()}`);
  });
  if (path !== null) await page.goto(origin + path);
  return { page, problems, asked, close: () => page.context().close() };
}

test('the whole dashboard lives on the page of a build, under the policy of Jenkins', async () => {
  const { page, problems, close } = await open(build);
  await page.waitForSelector('html.alive.complete', { state: 'attached' });
  assert.ok(await page.locator('#interactive h1').isVisible());
  assert.equal(await page.locator('#static').count(), 0);
  await page.waitForSelector('.trend-plot svg', { state: 'attached' }); // history.json
  assert.ok(await page.locator('#interactive image[href^="report/thumbnails/"]').count() > 0);
  const sent = await page.request.get(`${origin}${build}report/thumbnails/0.jpg`);
  assert.equal(sent.headers()['content-type'], 'image/jpeg');
  assert.deepEqual(problems, []);
  await close();
});

test('no script of the archived report is asked for, nor sent', async () => {
  const { page, asked, close } = await open(build);
  await page.waitForSelector('html.complete', { state: 'attached' });
  const scripts = asked.filter((path) => path.endsWith('.js'));
  assert.deepEqual(scripts.map((path) => path.replace(/.*\//, '')), ['jenkins.js', 'report.js', 'parts.js']);
  assert.deepEqual(scripts.filter((path) => !path.startsWith('/jenkins/static/')), []);
  for (const name of ['report.js', 'data.js', 'index.html', 'runs/1/data.js', '../summary.json']) {
    assert.equal((await page.request.get(`${origin}${build}report/${name}`)).status(), 404, name);
  }
  await close();
});

test('another run of the report is shown without its script being run', async () => {
  const { page, problems, close } = await open(build);
  await page.waitForSelector('html.complete', { state: 'attached' });
  await page.selectOption('select[name=business]', { label: 'another business' });
  await page.waitForFunction(() => document.querySelector('#interactive h1').textContent.includes('another business'));
  assert.deepEqual(problems, []);
  await close();
});

test('the boxes of an image come as JSON', async () => {
  const { page, problems, close } = await open(`${build}#image=5`);
  await page.waitForSelector('html.complete', { state: 'attached', timeout: 5000 }).catch(() => assert.fail(problems.join('\n')));
  await page.waitForFunction(() => performance.getEntriesByName(new URL('report/details.json', location.href).href).length === 1);
  assert.deepEqual(problems, []);
  await close();
});

test('hostile names are text: without scripts, with them, and in the title', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, problems, close } = await open(build, { javaScriptEnabled });
    if (!javaScriptEnabled) {
      assert.ok(!(await page.locator('.loading').isVisible()));
      assert.match(await page.locator('#static strong').innerText(), /<img src=x/);
      assert.equal(await page.locator('#static a').getAttribute('href'), '/jenkins/job/folder/job/ads/12/artifact/imagelift/report/index.html');
    }
    assert.notEqual(await page.title(), '1');
    assert.equal(await page.locator('main#static img, nav img').count(), 0);
    assert.deepEqual(problems, []);
    await close();
  }
});

test('an open page offers a newer build of its own chain, and no other', async () => {
  const { page, close } = await open(build);
  const newest = () => page.request.get(`${origin}${build}newest`).then((response) => response.json());
  assert.equal(await newest(), null);
  const { key } = await page.evaluate(async (text) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return { key: [...new Uint8Array(digest)].slice(0, 8).map((byte) => byte.toString(16).padStart(2, '0')).join('') };
  }, `${hostile}\0${JSON.parse(readFileSync(join(PAGE_RUN, 'summary.json'), 'utf8')).run.image_source}`);
  const line = (of, number, ctr) => `${of}\t${number}\timagelift\timagelift\t0\tSUCCESS\t\t${hostile}\tshop\t100\t2\t5\t${ctr}\t${hostile}\n`;
  appendFileSync(join(job, 'imagelift-runs.tsv'), line('another chain', 99, 0.5) + line(key, 12, 0.02) + line(key, 14, 0.03));
  await page.reload();
  await page.waitForSelector('#newer:not([hidden]) a');
  assert.match(await page.locator('#newer').innerText(), /Build #14 has a newer report/);
  assert.equal(await page.locator('#newer a').evaluate((a) => a.pathname), '/jenkins/job/folder/job/ads/14/imagelift/');
  await close();
});

const axe = createRequire(new URL('../browser/package.json', import.meta.url)).resolve('axe-core');

async function violations(page) {
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(() => globalThis.axe.run(document));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].target.join(' ')}`);
}

test('axe finds nothing on the page of a build, with the dashboard and before it', async () => {
  for (const [colorScheme, width, ready] of [['light', 1280, 'html.complete'], ['dark', 360, 'html.complete'], ['light', 360, '#newer:not([hidden])']]) {
    const { page, close } = await open(null, { colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
    if (ready.startsWith('#')) await page.context().route('**/data.json', (route) => route.abort());
    await page.goto(origin + build);
    await page.waitForSelector(ready, { state: 'attached' });
    assert.deepEqual(await violations(page), []);
    await close();
  }
});

test('axe finds nothing on the page of a job, whose form names its fields', async () => {
  const { page, close } = await open('/jenkins/job/folder/job/ads/imagelift/', { bypassCSP: true });
  assert.equal(await page.getByLabel('Business').getAttribute('name'), 'business');
  assert.equal(await page.getByLabel('Image source').getAttribute('name'), 'imageSource');
  assert.equal(await page.getByRole('button').innerText(), 'Build for these');
  assert.deepEqual(await violations(page), []);
  await close();
});

test('the job shows the trend of each business and image source without loading a build', async () => {
  const { page, problems, close } = await open('/jenkins/job/folder/job/ads/imagelift/', { javaScriptEnabled: false });
  assert.equal(await page.locator('h2').count(), 2);
  assert.equal(await page.locator('polyline').nth(1).getAttribute('points'), '0.0,40.0 600.0,0.0');
  assert.match(await page.locator('table').nth(1).innerText(), /#14.*3\.00 %/s);
  assert.equal(await page.locator('h2 img').count(), 0);
  assert.deepEqual(problems, []);
  await close();
});

test('a report that is gone or too new says so and leaves the summary', async () => {
  const document = join(PAGE_RUN, 'report/data.json');
  const kept = readFileSync(document);
  for (const [text, sentence] of [[null, /artifacts were deleted/], ['{"schema": 99}', /update the plugin/]]) {
    if (text === null) renameSync(document, `${document}.away`);
    else writeFileSync(document, text);
    const { page, close } = await open(build);
    assert.match(await page.locator('#static').innerText(), /thumbnails are not archived/);
    assert.match(await page.locator('#static [role=alert]').innerText(), sentence);
    assert.ok(await page.locator('#static ul li').count() > 0);
    await close();
  }
  writeFileSync(document, kept);
  rmSync(`${document}.away`);
});
