// Reports of made-up data, written once per size by make_report.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = mkdtempSync(join(tmpdir(), 'imagelift-browser-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

/** images, features, share of values that are not zero, days of the metrics, earlier runs, measures */
const sizes = {
  none: ['0', '0', '0.1', '0'],
  one: ['1', '90', '0.3', '0'],
  small: ['51', '90', '0.2', '0'],
  measured: ['51', '90', '0.2', '7', '0', '4'],
  middle: ['659', '480', '0.0868', '0'], // 28,664 points
  dated: ['659', '480', '0.0868', '14'],
  history: ['659', '480', '0.0868', '0', '12'],
  large: ['5000', '1300', '0.04847', '0'], // 325,214 points
};
const made = new Map();

/** A new folder that goes with the tests. */
export function emptyFolder() {
  return mkdtempSync(join(root, 'made-'));
}

/** The folder of a report: 'none', 'one', 'small', 'measured', 'middle', 'dated', 'history' or 'large'. */
export function folderOf(size) {
  if (!made.has(size)) {
    const out = join(root, size);
    execFileSync(process.env.IMAGELIFT_MAKE_REPORT, [out, ...sizes[size]]);
    made.set(size, join(out, 'report'));
  }
  return made.get(size);
}

export function fileUrl(size, hash = '') {
  return pathToFileURL(join(folderOf(size), 'index.html')).href + hash;
}

const source = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Real images with made-up clicks, and the program that makes a report of them. */
export const real = {
  program: process.env.IMAGELIFT_PROGRAM ?? '',
  models: process.env.IMAGELIFT_MODELS ?? join(source, 'models/store'),
  data: join(process.env.IMAGELIFT_SHARED ?? join(source, '../shared'), 'data'),
};

/** Why there is no report of real images here; '' where there is one. */
export function whyNotReal() {
  if (!existsSync(real.program)) return 'IMAGELIFT_PROGRAM is not set';
  if (!existsSync(real.models)) return `there are no models at ${real.models} (IMAGELIFT_MODELS)`;
  return existsSync(join(real.data, 'metrics.csv')) ? '' : `there are no images at ${real.data} (IMAGELIFT_SHARED)`;
}

/** The folder of a run over the real images, made once: features.json, report and so on. */
export function realRun() {
  if (!made.has('real')) {
    const out = join(root, 'real');
    execFileSync(real.program, ['run', '--business', 'demo', '--image-source', 'shared', '--images', join(real.data, 'images'),
      '--metrics', join(real.data, 'metrics.csv'), '--out', out], { env: { ...process.env, IMAGELIFT_MODELS: real.models }, stdio: 'ignore' });
    made.set('real', out);
  }
  return made.get('real');
}
