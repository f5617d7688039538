// alive.mjs: opens PAGE and ends with 0 where the whole dashboard stands and nothing broke the policy.
import { launch } from '../browser/browser.mjs';

const browser = await launch();
const context = await browser.newContext({ extraHTTPHeaders: { Authorization: process.env.AUTHORIZATION } });
const page = await context.newPage();
const problems = [];
page.on('pageerror', (error) => problems.push(String(error)));
await page.addInitScript(() => addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  throw new Error(`policy violated: ${violatedDirective} ${blockedURI}`);
}));
await page.goto(process.env.PAGE);
await page.waitForSelector('html.alive.complete', { state: 'attached', timeout: 20_000 }).catch((error) => problems.push(String(error)));
if ((await page.locator('#interactive image').count()) === 0) problems.push('no thumbnail is shown');
await browser.close();
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
