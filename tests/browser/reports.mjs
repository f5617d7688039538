// Reports of made-up data, written once per size by make_report.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = mkdtempSync(join(tmpdir(), 'imagelift-browser-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

/** images, features, share of values that are not zero, days of the metrics, earlier runs */
const sizes = {
  none: ['0', '0', '0.1', '0'],
  one: ['1', '90', '0.3', '0'],
  small: ['51', '90', '0.2', '0'],
  middle: ['659', '480', '0.0868', '0'], // 28,664 points
  dated: ['659', '480', '0.0868', '14'],
  history: ['659', '480', '0.0868', '0', '12'],
  large: ['5000', '1300', '0.04847', '0'], // 325,214 points
};
const made = new Map();

/** The folder of a report: 'none', 'one', 'small', 'middle', 'dated', 'history' or 'large'. */
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
