import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvCell, csvOf, hasDecimalComma, jsonOf, neutralised } from '../src/exports/table-text';
import { featureTable, imageTable, pointTable } from '../src/exports/tables';
import { linkOf, originOf, type Origin } from '../src/exports/origin';
import { checksum, withText } from '../src/exports/png-text';
import { fileName } from '../src/exports/save';
import type { Table } from '../src/exports/sources';
import { initialState, type ViewState } from '../src/core/state';
import { madeUp, viewOf } from './made-up';

const data = madeUp();
const view = (state: Partial<ViewState> = {}) => viewOf(data, { ...initialState, ...state });
const columnOf = (table: Table, name: string) => {
  const at = table.columns.findIndex((column) => column.name === name);
  return [...table.rows].map((row) => row[at]);
};

/** RFC 4180 read back: rows of cells, without the lines that start with "#". */
function parsed(csv: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  const text = csv.replace(/^\ufeff/, '').split('\r\n').filter((line) => !line.startsWith('# ')).join('\r\n');
  while (cell.lastIndex < text.length) {
    const [, quoted, plain, end] = cell.exec(text)!;
    rows[rows.length - 1].push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.join('') !== '');
}

const plain = { decimalComma: false, byteOrderMark: false };
const european = { decimalComma: true, byteOrderMark: false };

test('text that a spreadsheet would run gets a quotation mark before it', () => {
  for (const text of ['=cmd|x', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '\uff1d1']) assert.equal(neutralised(text)[0], "'", text);
  assert.equal(neutralised('a;=1'), "a;'=1"); // where ; separates cells
  for (const text of ['-5', '-0.25', 'a=b', 'dog', '']) assert.equal(neutralised(text), text);
});

test('numbers stay numbers with all their digits, what is not known stays empty', () => {
  assert.deepEqual([-0.1, 1e-300, NaN, null, true].map((cell) => csvCell(cell, plain)), ['-0.1', '1e-300', '', '', 'true']);
  assert.deepEqual([-0.1, 1.5e-7, 'a.b'].map((cell) => csvCell(cell, european)), ['-0,1', '1,5e-7', 'a.b']);
});

test('cells with separators, quotes and line breaks are read back as they were', () => {
  const hostile = ['a,b', 'say "no"', 'line\nbreak', 'carriage\r\nreturn', 'a#b', ' ', '\u2028', '</script>'];
  const table = { columns: [{ name: 'x', meaning: '' }, { name: 'y', meaning: '' }], rows: hostile.map((text) => [text, 1]) };
  const rows = parsed(csvOf([], table, plain).join(''));
  assert.deepEqual(rows, [['x', 'y'], ...hostile.map((text) => [text, '1'])]);
});

test('a note is one line and one cell, whatever a name holds', () => {
  const origin: Origin = [['business', 'a,b;=cmd\r\n"=1\u2028']];
  const line = csvOf(origin, { columns: [], rows: [] }, plain).join('').split('\r\n').find((each) => each.startsWith('#'));
  assert.equal(line, '# business: a\\u002cb\\u003b=cmd\\u000d\\u000a\\u0022=1\\u2028');
});

test('the byte order mark stands first or not at all', () => {
  const table = { columns: [{ name: 'x', meaning: '' }], rows: [] };
  assert.ok(csvOf([], table, { ...plain, byteOrderMark: true }).join('').startsWith('\ufeffx'));
  assert.ok(csvOf([], table, plain).join('').startsWith('x'));
});

test('names stand in the first line, notes below the table, and cells end as the reader’s spreadsheet wants', () => {
  const table = { columns: [{ name: 'x', meaning: 'a number' }, { name: 'y', meaning: '' }], rows: [[0.5, 'a;b'], [NaN, 'c']] };
  const lines = csvOf([['business', 'demo']], table, european).join('').split('\r\n');
  assert.deepEqual(lines.slice(0, 5), ['x;y', '0,5;"a;b"', ';c', '', '# business: demo']);
  assert.ok(lines.slice(4, -1).every((line) => line.startsWith('# ')));
  assert.equal(csvOf([], table, plain).join('').split('\r\n')[1], '0.5,"a;b"');
});

test('a language that writes 1,5 expects it', () => {
  assert.ok(hasDecimalComma('de-DE') && hasDecimalComma('fr'));
  assert.ok(!hasDecimalComma('en-GB') && !hasDecimalComma('de-CH'));
});

test('JSON holds origin, meanings and rows, with null for what is not known', () => {
  const table = { columns: [{ name: 'x', meaning: 'a number' }], rows: [[1], [NaN], [Infinity]] };
  const file = JSON.parse(jsonOf([['business', '</script>']], table).join(''));
  assert.deepEqual(file, { origin: { business: '</script>' }, columns: { x: 'a number' }, rows: [{ x: 1 }, { x: null }, { x: null }] });
});

test('the features are those of the charts, in their order', () => {
  const shown = view({ search: 'd', order: 'name' });
  const table = featureTable(data).table(shown)!;
  assert.deepEqual(columnOf(table, 'feature'), shown.rows.map((row) => data.features[row.feature].key));
  assert.deepEqual(columnOf(table, 'difference'), shown.rows.map((row) => row.difference));
});

test('the points are as many as the charts count', () => {
  for (const state of [{}, { from: 85 }, { hidden: ['colour'] }]) {
    const shown = view(state);
    assert.equal([...pointTable(data).table(shown)!.rows].length, shown.points);
  }
});

test('the images are those that the search finds, each with the features that are shown', () => {
  const table = imageTable(data).table(view({ images: 'c' }))!;
  assert.deepEqual(columnOf(table, 'image'), ['c']);
  assert.deepEqual(columnOf(table, 'features'), ['Cat | dog']);
});

test('the origin names every choice that differs from the first view', () => {
  const said = Object.fromEntries(originOf(data, view({ from: 70, search: 'dog' }), 'index.html#from=70'));
  assert.equal(said['filter from'], '70');
  assert.equal(said['filter search'], 'dog');
  assert.equal(said['simulated clicks'], true);
  assert.equal(said.link, 'index.html#from=70');
  assert.equal(Object.fromEntries(originOf(data, view(), ''))['filters'], 'none');
});

test('the link of a page on disk does not tell where the disk has it', () => {
  const href = 'file:///folder/index.html#from=70';
  assert.equal(linkOf({ protocol: 'file:', href, hash: '#from=70' } as Location), 'index.html#from=70');
});

test('file names hold nothing but letters, digits and hyphens', () => {
  assert.equal(fileName(['../A b', '</script>', 'features'], 'csv'), 'imagelift-a-b-script-features.csv');
  assert.equal(fileName(['', 'שלום', 'points'], 'csv'), 'imagelift-points.csv');
});

test('the checksum is that of the PNG specification', () => {
  assert.equal(checksum(new TextEncoder().encode('IEND')), 0xae426082);
});

test('a text goes behind the header of a PNG', () => {
  const png = new Uint8Array(33 + 12);
  const file = withText(png, 'Description', 'Ü');
  assert.equal(new TextDecoder().decode(file.subarray(37, 41)), 'iTXt');
  assert.equal(file.length, png.length + 12 + 'Description'.length + 5 + 2);
});
