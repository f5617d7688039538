// A Chromium for the tests, and pages that remember what went wrong on them.
import { chromium } from 'playwright-core';
import { settleBefore } from './settled.mjs';

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

export function launch() {
  return chromium.launch({ executablePath: chromiumPath, args: flags });
}

/** Set once the parts of parts.js stand, too. */
const complete = 'html.complete';

/** The control of a filter by its name, once the folds that it stands in are open, and no others, which may cover it. */
export async function filter(page, name) {
  const control = page.locator(`.filters [name="${name}"]`);
  await control.evaluate((element) => {
    for (const fold of document.querySelectorAll('.filters details')) fold.open = fold.contains(element);
  });
  return control;
}

/** Where the page is by its own word; page.url() hears of a new hash later. */
export function addressOf(page) {
  return page.evaluate(() => location.href);
}

/** Takes the page to another hash; resolves when its parts have shown that (what follows the frame may not yet stand). */
export function goTo(page, choices) {
  return page.evaluate((hash) => new Promise((resolve) => {
    if (new URL(hash, location.href).hash === location.hash) return resolve();
    addEventListener('hashchange', () => resolve(), { once: true }); // the page listens since before
    location.hash = hash;
  }), `#${new URLSearchParams(choices)}`);
}

/** Opens an address; `problems` are console errors, exceptions and requests out of the folder. */
export async function open(browser, url, options = {}) {
  const { ready = complete, ...context } = options;
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context })).newPage();
  const problems = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.addInitScript(() => addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    console.error(`policy violated: ${violatedDirective} ${blockedURI}`)));
  const folder = url.slice(0, url.lastIndexOf('/') + 1);
  page.on('request', (request) => request.url().startsWith(folder) || problems.push(`asked for ${request.url()}`));
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()}`));
  await page.goto(url);
  if (ready !== null) await page.waitForSelector(ready, { state: 'attached' });
  if (ready === complete) settleBefore(page);
  return { page, problems, close: () => page.context().close() };
}
