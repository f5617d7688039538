// alive.mjs dashboard|static: opens PAGE and ends with 0 where it is as it should be and nothing broke its policy.
// dashboard: the page of a build, and by its link the whole dashboard. static: the report's page among the artifacts.
import { launch } from '../../browser/browser.mjs';

const [, , what] = process.argv;
const problems = [];
const browser = await launch();
const context = await browser.newContext({
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

try {
  await { dashboard, static: staticPage }[what]();
} catch (error) {
  problems.push(String(error));
} finally {
  await browser.close();
}
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
