// The tables that a reader takes along: features with all statistics, images, points.
import type { Data } from '../core/data';
import type { View } from '../core/model';
import { adjustedColumns, numberColumns } from './feature-columns';
import type { Cell, Table, TableSource } from './sources';
import { imagesOf } from '../images/found';
import { exportedMeasures } from '../measures/exported';
import { eachPointOf } from '../charts/scatter/points';

const names = [
  { name: 'feature', meaning: 'key of the feature' },
  { name: 'kind', meaning: 'kind of the feature' },
  { name: 'measure', meaning: 'compared by presence or by rank correlation or by both' },
  { name: 'value_from', meaning: 'least value that counts as having the feature; of measures the median' },
  { name: 'value_to', meaning: 'greatest value that counts' },
];

/** The rows of the charts, in their order. */
export function featureTable(data: Data): TableSource {
  return { name: 'features', label: 'features with all statistics', table: (view) => tableOf(data, view) };
}

function tableOf(data: Data, view: View): Table {
  const adjusted = adjustedColumns(data, view);
  const columns = numberColumns.map(({ name, meaning }) => ({ name, meaning }));
  const rows = view.rows.map(({ feature: f }) => [
    ...namesOf(data, view, f), ...numberColumns.map(({ of }) => of(view, f)), ...adjusted.cells(f),
  ]);
  return { columns: [...names, ...columns, ...adjusted.columns], rows };
}

function namesOf({ features, kinds }: Data, { analysis, ranges }: View, f: number): Cell[] {
  const { key, kind, measure } = features[f];
  const { greatest } = ranges[f];
  return [key, kinds[kind].name, measure, analysis.threshold[f], Number.isFinite(greatest) ? greatest : null];
}

const imageColumns = [
  { name: 'image', meaning: 'name of the image' },
  { name: 'ctr', meaning: 'clicks / impressions that pass the filters as a fraction' },
  { name: 'clicks', meaning: 'clicks that pass the filters' },
  { name: 'impressions', meaning: 'impressions that pass the filters' },
  { name: 'picture', meaning: 'images with equal numbers are the same picture and count once' },
  { name: 'features', meaning: 'keys of its features that the filters show with | between them' },
];

export function imageTable(data: Data): TableSource {
  const measures = exportedMeasures(data, imageColumns);
  return {
    name: 'images',
    label: 'images with their CTR',
    table: (view) => ({ columns: [...imageColumns, ...measures.columns], rows: imageRows(data, view, measures.cells) }),
  };
}

function imageRows(data: Data, view: View, measuresOf: (image: number) => Cell[]): Cell[][] {
  const { names, cluster } = data.images;
  const { ctr, clicks, impressions } = view.images;
  const features = featuresByImage(data, view);
  return imagesOf(data, view).map((i) => [
    names[i], ctr[i], clicks?.[i] ?? null, impressions?.[i] ?? null, cluster[i], features[i].join(' | '), ...measuresOf(i),
  ]);
}

function featuresByImage(data: Data, view: View): string[][] {
  const found = data.images.names.map((): string[] => []);
  view.rows.forEach(({ feature }, place) => {
    const { key } = data.features[feature];
    eachPointOf(data, view, place, (image) => found[image].push(key));
  });
  return found;
}

const pointColumns = [
  { name: 'feature', meaning: 'key of the feature' },
  { name: 'kind', meaning: 'kind of the feature' },
  { name: 'image', meaning: 'name of the image' },
  { name: 'value', meaning: 'confidence or share or count or measure of the feature in the image' },
  { name: 'ctr', meaning: 'CTR of the image as a fraction' },
];

export function pointTable(data: Data): TableSource {
  return {
    name: 'points',
    label: 'points, one per image and feature',
    table: (view) => ({ columns: pointColumns, rows: pointRows(data, view) }),
  };
}

/** One column of the scatter at a time: hundreds of thousands of rows are never held at once. */
function* pointRows(data: Data, view: View): Iterable<Cell[]> {
  for (let place = 0; place < view.rows.length; place++) {
    const feature = data.features[view.rows[place].feature];
    const kind = data.kinds[feature.kind].name;
    const rows: Cell[][] = [];
    eachPointOf(data, view, place, (image, value) =>
      rows.push([feature.key, kind, data.images.names[image], value, view.images.ctr[image]]));
    yield* rows;
  }
}
