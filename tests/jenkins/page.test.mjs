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
  const line = (of, number, day, ctr, more) => [of, number, 'imagelift', 'imagelift', Date.parse(day), 'SUCCESS', '', hostile, 'shop', 100, 2, 5, ctr, hostile, ...more]
    .join('\t');
  appendFileSync(join(job, 'imagelift-runs.tsv'), [line('another chain', 99, '2026-11-05', 0.5, []),
    line(key, 12, '2026-11-01', 0.02, ['effects=label/agaric=0.004']), line(key, 13, '2026-11-20', 0.025, ['gone=yes']),
    line(key, 14, '2026-12-01', 0.03, ['effects=label/agaric=0.006&colour/sandybrown=-0.0065', 'examples=3']), ''].join('\n'));
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

const jobPage = '/jenkins/job/folder/job/ads/imagelift/';
const frontPage = '/jenkins/job/folder/job/ads/';

/** How much wider than its window a page is, in pixels. */
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('axe finds nothing on the pages of a job and of a build, which never scroll sideways', async () => {
  for (const path of [jobPage, `${jobPage}?business=a/b&imageSource=shop`, frontPage, `${frontPage}12/`]) {
    for (const [colorScheme, width] of [['light', 1280], ['dark', 390]]) {
      const { page, close } = await open(path, { bypassCSP: true, colorScheme, viewport: { width, height: 900 } });
      await page.evaluate(() => document.querySelectorAll('details').forEach((each) => { each.open = true; }));
      assert.deepEqual(await violations(page), [], path);
      assert.ok(await overflow(page) <= 0, `${path} at ${width} px is ${await overflow(page)} px too wide`);
      await close();
    }
  }
});

test('the job shows a card of each business and image source without scripts and without loading a build', async () => {
  const { page, problems, close } = await open(jobPage, { javaScriptEnabled: false });
  assert.equal(await page.locator('section.imagelift-card').count(), 2);
  assert.equal(await page.locator('.imagelift-index a').count(), 2);
  const card = page.locator('section.imagelift-card').nth(1);
  assert.match(await card.locator('.imagelift-headline').innerText(), /<img src=x/);
  assert.equal(await card.locator('a.jenkins-button').getAttribute('href'), '/jenkins/job/folder/job/ads/14/imagelift/');
  assert.equal(await card.locator('.imagelift-examples img').count(), 3);
  assert.ok(await card.locator('.imagelift-examples img').first().evaluate((img) => img.complete && img.naturalWidth > 0));
  assert.deepEqual(problems, []);
  await close();
});

test('trends have axes, dates and a line for each feature that stands out now', async () => {
  const { page, close } = await open(jobPage);
  const charts = page.locator('section.imagelift-card').nth(1).locator('svg.imagelift-chart');
  assert.equal(await charts.count(), 2);
  assert.deepEqual(await charts.nth(0).locator('text').allTextContents(),
    ['2.0 %', '2.5 %', '3.0 %', '2026-11-01', '2026-11-16', '2026-12-01']);
  assert.equal(await charts.nth(0).locator('circle').count(), 3);
  assert.deepEqual(await page.locator('section.imagelift-card').nth(1).locator('.imagelift-legend li').evaluateAll(
    (items) => items.map((item) => item.textContent.trim())), ['agaric (label)', 'sandybrown (colour)']);
  assert.equal(await charts.nth(1).locator('.imagelift-zero').count(), 1);
  await close();
});

test('runs are folded, and deleted ones are no links', async () => {
  const { page, close } = await open(jobPage);
  const runs = page.locator('section.imagelift-card').nth(1).locator('.imagelift-runs');
  assert.ok(!(await runs.locator('table').first().isVisible()));
  await runs.locator('summary', { hasText: 'All 3 runs' }).click();
  await runs.locator('summary', { hasText: '2026-11: 2 runs' }).click();
  const row = (number) => runs.locator('tr', { hasText: `#${number}` });
  assert.match(await row(12).innerText(), /#12.*11-01 00:00.*SUCCESS.*100, 2 failed.*2\.00 %.*5/s);
  assert.equal(await row(12).locator('a').count(), 1);
  assert.match(await row(13).innerText(), /deleted/);
  assert.equal(await row(13).locator('a').count(), 0);
  await close();
});

test('the form offers what was built, and a bad name comes back into it with the rule', async () => {
  const { page, problems, close } = await open(jobPage);
  await page.locator('summary', { hasText: 'Build for a business' }).click();
  assert.equal(await page.getByLabel('Business').getAttribute('name'), 'business');
  assert.deepEqual(await page.locator('#imagelift-image-sources option').evaluateAll((all) => all.map((each) => each.value)), ['shop']);
  assert.equal(await page.getByRole('button').innerText(), 'Build for these');
  for (const [query, rule, value] of [['business=a/b"><script>&imageSource=shop', /must begin with a letter or digit/, 'a/b"><script>'],
    ['business=another&imageSource=shop', /This business was never built here/, 'another']]) {
    await page.goto(`${origin}${jobPage}?${query}`);
    assert.match(await page.getByRole('alert').innerText(), rule);
    assert.equal(await page.getByLabel('Business').inputValue(), value);
  }
  assert.equal(await page.getByRole('button').innerText(), 'Build it all the same');
  assert.deepEqual(problems, []);
  await close();
});

test("the job's front page answers first, with the newest reports", async () => {
  const { page, problems, close } = await open(frontPage);
  assert.equal(await page.locator('.imagelift-card').count(), 2);
  assert.equal(await page.locator('.imagelift-card svg').count(), 2);
  assert.equal(await page.getByRole('link', { name: 'Trends and all runs' }).getAttribute('href'), 'imagelift/');
  assert.deepEqual(problems, []);
  await close();
});

test('the answer stands above the files of a build, of which a few lines are seen', async () => {
  for (const width of [1280, 390]) {
    const { page, problems, close } = await open(`${frontPage}12/`, { viewport: { width, height: 900 } });
    const top = (selector) => page.locator(selector).first().evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(await top('.imagelift-summary') < 200);
    assert.ok(await top('.imagelift-summary') < await top('.fileList'));
    assert.ok(await page.locator('.fileList').evaluate((list) => list.clientHeight) < 130);
    assert.match(await page.locator('.imagelift-summary').innerText(), /659 images, 2 failed, 646 with a CTR.*5 marked differences/);
    assert.match(await page.locator('.imagelift-summary').innerText(), /and 2 more in the report/);
    assert.deepEqual(problems, []);
    await close();
  }
});

test("the dashboard follows Jenkins' theme, and the system's only where Jenkins does", async () => {
  const colours = async (scheme, colorScheme) => {
    const { page, close } = await open(null, { colorScheme });
    await page.route(`**${build}`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace(' data-scheme="light"', scheme && ` data-scheme="${scheme}"`) });
    });
    await page.goto(origin + build);
    await page.waitForSelector('html.complete', { state: 'attached' });
    const found = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const names = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule.selectorText?.startsWith(':root'))
        .flatMap((rule) => [...rule.style]).filter((name) => name.startsWith('--'));
      return Object.fromEntries([...new Set(names)].map((name) => [name, style.getPropertyValue(name)]));
    });
    await close();
    return found;
  };
  const [light, dark] = [await colours('', 'light'), await colours('', 'dark')];
  assert.notEqual(light['--paper'], dark['--paper']);
  for (const system of ['light', 'dark']) {
    assert.deepEqual(await colours('light', system), light);
    assert.deepEqual(await colours('dark', system), dark);
  }
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
