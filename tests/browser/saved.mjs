// What a reader saves, read back.
import { readFileSync } from 'node:fs';

/** How long a file may take before the test is called broken, in milliseconds: a loaded machine is slow, and no page is judged by it. */
export const patience = 120_000;

/** Opens a section's "Export" menu (or the page's own) and clicks a button; resolves to the bytes and the name. */
export async function saved(page, menu, button) {
  const fold = page.locator('details.export', { has: page.locator(`summary[aria-label="Export ${menu}"]`) }).first();
  if (!(await fold.evaluate((element) => element.open))) await fold.locator('summary').click();
  const download = page.waitForEvent('download', { timeout: patience });
  await fold.getByRole('button', { name: button }).first().click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** RFC 4180: { head: the lines below the table that start with "#", rows: one object per line }. */
export function parseCsv(bytes) {
  const file = bytes.toString('utf8').replace(/^\ufeff/, '');
  const [lines] = /(?:# .*\r\n)*$/.exec(file);
  const text = file.slice(0, file.length - lines.length);
  const rows = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (found === null) throw new Error('this is no CSV');
    rows.at(-1).push(found[1] === undefined ? found[2] : found[1].replace(/""/g, '"'));
    if (found[3] === '\r\n') rows.push([]);
  }
  const [names, ...list] = rows.filter((row) => row.join('') !== '');
  return {
    head: Object.fromEntries(lines.split('\r\n').filter(Boolean).map((line) => /^# ([^:]+): (.*)$/.exec(line).slice(1))),
    rows: list.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]]))),
  };
}

/** { width, height, text }: from the header and the iTXt chunk. */
export function readPng(bytes) {
  const at = bytes.indexOf('iTXt');
  const length = at < 0 ? 0 : bytes.readUInt32BE(at - 4);
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    text: at < 0 ? '' : bytes.toString('utf8', at + 4, at + 4 + length),
  };
}
