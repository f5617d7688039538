// Tables as CSV by RFC 4180, safe to open in a spreadsheet, and as JSON.
import type { Origin } from './origin';
import type { Cell, Table } from './sources';

/** The first bytes of a UTF-8 file by which Excel knows it as such. */
export const byteOrderMark = '\ufeff';

const lineEnd = '\r\n';
const linesPerChunk = 2000;

/** What a spreadsheet may run as a formula when it starts a cell (OWASP, "CSV Injection"). */
const atStart = /^(?=[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/;
/** The same after what ends a cell in other locales. */
const withinText = /([;\t\r\n])(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const plainNumber = /^-?\d+(\.\d+)?$/;

/** A text that no spreadsheet takes for a formula: a ' stands before what would start one. */
export function neutralised(text: string): string {
  return plainNumber.test(text) ? text : text.replace(withinText, "$1'").replace(atStart, "'");
}

/** How a CSV file is written. */
export interface CsvStyle {
  /** Excel in much of Europe: cells end with ";", decimals follow a comma. */
  decimalComma: boolean;
  byteOrderMark: boolean;
}

/** Whether a language writes 1,5: what its spreadsheets expect, too. */
export function hasDecimalComma(language: string): boolean {
  return (1.5).toLocaleString(language).includes(',');
}

/** One cell; quoted where a reader of CSV, or of "#" comments, would stumble. */
export function csvCell(cell: Cell, { decimalComma }: Pick<CsvStyle, 'decimalComma'>): string {
  if (cell === null || Number.isNaN(cell)) return '';
  if (typeof cell === 'number') return decimalComma ? String(cell).replace('.', ',') : String(cell);
  if (typeof cell !== 'string') return String(cell);
  const text = neutralised(cell);
  return /[",;#\s]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Lines that start with "#"; each stays a single cell in every program, whatever a name holds. */
function note(name: string, value: Cell): string {
  const text = `# ${name}: ${value ?? ''}`;
  return text.replace(/[",;\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The file in pieces, for a Blob: names, rows, and below an empty line where they come from and what each column means. */
export function csvOf(origin: Origin, table: Table, style: CsvStyle): string[] {
  const line = (cells: Cell[]) => cells.map((cell) => csvCell(cell, style)).join(style.decimalComma ? ';' : ',');
  const notes = [
    ...origin.map(([name, value]) => note(name, value)),
    note('text', "a ' before = + - @ keeps spreadsheets from running it"),
    ...table.columns.map(({ name, meaning }) => note(`column ${name}`, meaning)),
  ];
  const chunks = [(style.byteOrderMark ? byteOrderMark : '') + line(table.columns.map(({ name }) => name)) + lineEnd];
  let lines: string[] = [];
  const flush = () => {
    if (lines.length > 0) chunks.push(lines.join(lineEnd) + lineEnd);
    lines = [];
  };
  for (const row of table.rows) {
    lines.push(line(row));
    if (lines.length === linesPerChunk) flush();
  }
  lines.push('', ...notes);
  flush();
  return chunks;
}

/** JSON has no NaN: what is not known is null. */
function valueOf(cell: Cell): Cell {
  return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
}

/** The file in pieces, for a Blob; a row per line. */
export function jsonOf(origin: Origin, table: Table): string[] {
  const columns = Object.fromEntries(table.columns.map(({ name, meaning }) => [name, meaning]));
  const head = JSON.stringify({ origin: Object.fromEntries(origin), columns });
  const chunks = [`${head.slice(0, -1)},"rows":[\n`];
  let separator = '';
  for (const row of table.rows) {
    const entries = table.columns.map(({ name }, i) => [name, valueOf(row[i])]);
    chunks.push(separator + JSON.stringify(Object.fromEntries(entries)));
    separator = ',\n';
  }
  chunks.push('\n]}\n');
  return chunks;
}
