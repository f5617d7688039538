// run.mjs MAKE_REPORT IMAGELIFT: all browser tests; exit code 77 where they cannot run here.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

function skip(reason) {
  console.error(`SKIPPED: browser tests: ${reason}`);
  process.exit(77);
}

if (!existsSync(join(here, 'node_modules'))) skip('run "npm ci" in tests/browser first (./bootstrap does)');
if (!existsSync(chromium)) skip(`there is no ${chromium}; install chromium or set CHROMIUM`);

const tests = readdirSync(here).filter((name) => name.endsWith('.test.mjs')).map((name) => join(here, name));
// Reports and Chromium's profiles go in here, so that nothing stays of tests that are ended from outside.
const scratch = mkdtempSync(join(tmpdir(), 'imagelift-browser-'));
const child = spawn(process.execPath, ['--test', '--test-concurrency=1', ...tests], {
  stdio: 'inherit',
  env: { ...process.env, TMPDIR: scratch, IMAGELIFT_MAKE_REPORT: process.argv[2], IMAGELIFT_PROGRAM: process.argv[3] ?? '' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (status, signal) => {
  const end = () => {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    process.exit(status ?? 1);
  };
  // Chromium takes a moment to notice that its test is gone.
  setTimeout(end, status === 0 && signal === null ? 0 : 2000);
});
