// alive.mjs dashboard|static: opens PAGE and ends with 0 where it is as it should be and nothing broke its policy.
// dashboard: the page of a build, and by its link the whole dashboard. static: the report's page among the artifacts.
// build, failed, front, job: Jenkins' own pages with what the plugin adds to them, WIDTH pixels wide. SCREENSHOTS is a
// folder for images of them, for people to look at.
import { launch } from '../../browser/browser.mjs';

const [, , what] = process.argv;
const problems = [];
const browser = await launch();
const width = Number(process.env.WIDTH ?? 1280);
const context = await browser.newContext({
  viewport: { width, height: 900 },
  colorScheme: process.env.SCHEME ?? 'light',
  extraHTTPHeaders: { Authorization: process.env.AUTHORIZATION }, javaScriptEnabled: what !== 'static',
});
const page = await context.newPage();

function require(holds, otherwise) {
  if (!holds) problems.push(otherwise);
}

/** From here on: what Jenkins' own pages do is not ours to judge. */
async function watch() {
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.addInitScript(() => addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    throw new Error(`policy violated: ${violatedDirective} ${blockedURI}`);
  }));
}

async function dashboard() {
  await page.goto(process.env.PAGE);
  const link = page.locator('a[href$="/imagelift/"], a[href="imagelift/"], a[href$="/imagelift"]').first();
  await link.waitFor({ state: 'attached', timeout: 20_000 });
  const address = await link.evaluate((a) => a.href);
  await watch();
  const answer = await page.goto(address.replace(/\/?$/, '/'));
  const policy = answer.headers()['content-security-policy'] ?? '';
  if (process.env.POLICY === 'enforced') require(policy.includes('script-src'), `no policy is enforced: ${policy}`);
  if (process.env.POLICY === 'off') require(policy === '', `a policy is enforced: ${policy}`);
  await page.waitForSelector('html.alive.complete', { state: 'attached', timeout: 30_000 });
  require((await page.locator('#interactive image').count()) > 0, 'no thumbnail is shown');
  require((await page.locator('#static').count()) === 0, 'the static page was left in place');
}

/** Scripts are off in the browser, too: this page is to be read where none run. */
async function staticPage() {
  // Told by the response instead, which has an address; and that no script runs is as it should be.
  const expected = /^(Failed to load resource|Blocked script execution)/;
  page.on('console', (message) => message.type() === 'error' && !expected.test(message.text()) && problems.push(message.text()));
  page.on('response', (response) => response.status() >= 400 && !response.url().endsWith('/favicon.ico')
    && problems.push(`${response.status()} ${response.url()}`));
  const answer = await page.goto(process.env.PAGE);
  const policy = answer.headers()['content-security-policy'] ?? '';
  require(policy.includes('sandbox') && policy.includes("default-src 'none'"), `not the policy of artifacts: ${policy}`);
  for (const part of ['.page-head h1', '.headline', '.how-interactive']) {
    require(await page.locator(`#static ${part}`).isVisible(), `${part} is not to be seen`);
  }
  const spacing = await page.locator('h1').first().evaluate((h1) => getComputedStyle(h1).letterSpacing);
  require(spacing !== 'normal', 'the style sheet is not in force');
}

/** Ours is there, behind no more than title and description, and nothing of it is wider than the page. */
async function added(selector) {
  await watch();
  await page.goto(process.env.PAGE);
  await page.waitForLoadState('networkidle');
  const place = page.locator(selector).first();
  require(await place.isVisible(), `${selector} is not to be seen`);
  const below = (await place.boundingBox()).y - (await page.locator('#main-panel').boundingBox()).y;
  require(below < 450, `${selector} begins ${below} px below the beginning`);
  const wide = await page.locator(selector).evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().right > innerWidth + 1).length);
  require(wide === 0, `${wide} of ${selector} are wider than ${width} px`);
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${what}-${width}.png`, fullPage: true });
}

/** On a wide screen Jenkins' own lists stand beside ours, and not below it. */
async function beside() {
  if (width < 900) return;
  const [ours, lists] = [await page.locator('.imagelift-front').boundingBox(), await page.locator('.permalinks-list').boundingBox()];
  require(lists.x < ours.x && lists.y < ours.y + ours.height, "Jenkins' lists stand below the cards");
}

const parts = {
  dashboard,
  static: staticPage,
  build: () => added('.imagelift-summary'),
  failed: () => added('.imagelift-summary .imagelift-wrong'),
  front: () => added('.imagelift-front .imagelift-card').then(beside),
  job: () => added('section.imagelift-card'),
};

try {
  await parts[what]();
} catch (error) {
  problems.push(String(error));
} finally {
  await browser.close();
}
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
