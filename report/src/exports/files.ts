// What can be saved of the page: tables as CSV or JSON, charts as PNG or SVG.
import type { Data } from '../core/data';
import type { View } from '../core/model';
import { themeOf } from '../page/theme';
import type { Chart, TableSource } from './sources';
import { csvOf, jsonOf, type CsvStyle } from './table-text';
import { captionOf, originOf, type Origin } from './origin';
import { paint } from './paint';
import { originText, imageOf, svgFile } from './exported-chart';
import { withText } from './png-text';

export type TableFormat = 'csv' | 'json';
export type ChartFormat = 'png' | 'svg';

export interface File {
  type: string;
  content: BlobPart[];
}

/** What is shown, by whom, and where the reader finds it again. */
export interface Shown {
  data: Data;
  view: View;
  link: string;
}

const pixelsPerUnit = 2;

/** Null where the table has nothing to show. */
export function tableFile(source: TableSource, format: TableFormat, { data, view, link }: Shown, style: CsvStyle): File | null {
  const table = source.table(view);
  if (table === null) return null;
  const origin = originOf(data, view, link);
  return format === 'csv'
    ? { type: 'text/csv;charset=utf-8', content: csvOf(origin, table, style) }
    : { type: 'application/json', content: jsonOf(origin, table) };
}

/** Null where the chart has nothing to show. `element`: has the theme that the image takes. */
export async function chartFile(chart: Chart, format: ChartFormat, { data, view, link }: Shown, element: Element): Promise<File | null> {
  const drawn = chart.svg();
  if (drawn === null) return null;
  const origin = originOf(data, view, link);
  const image = imageOf(drawn, { title: chart.label, caption: captionOf(data, view), origin }, themeOf(element));
  return format === 'svg'
    ? { type: 'image/svg+xml', content: [svgFile(image)] }
    : { type: 'image/png', content: [await pngOf(image, origin)] };
}

async function pngOf(image: SVGSVGElement, origin: Origin): Promise<BlobPart> {
  const canvas = paint(image, pixelsPerUnit);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('the browser could not make the image');
  return withText(new Uint8Array(await blob.arrayBuffer()), 'Description', originText(origin)) as BlobPart;
}
