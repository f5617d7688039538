// Reports of made-up data, written once per size by make_report.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = mkdtempSync(join(tmpdir(), 'imagelift-browser-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

const sizes = {
  none: ['0', '0', '0.1'],
  one: ['1', '90', '0.3'],
  small: ['51', '90', '0.2'],
  middle: ['659', '480', '0.09'],
  large: ['5000', '1300', '0.05'],
};
const made = new Map();

/** The folder of a report: 'none', 'one', 'small', 'middle' or 'large'. */
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
