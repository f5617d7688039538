// build.mjs OUT           writes OUT/report.js, OUT/parts.js, OUT/report.css, and OUT/jenkins.js for the plugin
// build.mjs --tests OUT   writes OUT/tests/**/*.test.mjs, for node --test, and *.agreement.mjs
import { build } from 'esbuild';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleScripts } from './bundle.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const tests = process.argv[2] === '--tests';
const out = resolve(process.argv[tests ? 3 : 2] ?? 'dist');

if (tests) {
  const folder = join(out, 'tests');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const source = join(here, 'tests');
  const entries = readdirSync(source, { recursive: true }).filter((name) => /\.(test|agreement)\.ts$/.test(name));
  await build({
    entryPoints: entries.map((name) => join(source, name)),
    outbase: source,
    outdir: folder,
    define: { VECTORS: JSON.stringify(resolve(here, '../tests/vectors')) },
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
} else {
  const common = { bundle: true, minify: true, charset: 'utf8', legalComments: 'none', logLevel: 'warning' };
  mkdirSync(out, { recursive: true });
  const scripts = await bundleScripts(join(here, 'src'), { ...common, target: 'es2020' });
  for (const [file, text] of Object.entries(scripts)) writeFileSync(join(out, file), text);
  await build({ ...common, entryPoints: [join(here, 'src/jenkins.ts')], outfile: join(out, 'jenkins.js'), target: 'es2020' });
  await build({
    ...common,
    entryPoints: [join(here, 'src/styles/report.css')],
    outfile: join(out, 'report.css'),
    target: ['chrome100', 'firefox100', 'safari15'],
  });
}
