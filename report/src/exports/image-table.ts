// The images that the filters and the search of the images show, in their order.
import type { Data } from '../core/data';
import { imagesOf } from '../images/found';
import type { View } from '../core/model';
import { eachPointOf } from '../charts/scatter/points';
import type { Cell, TableSource } from './table';

const columns = [
  { name: 'image', meaning: 'name of the image' },
  { name: 'ctr', meaning: 'clicks / impressions that pass the filters as a fraction' },
  { name: 'clicks', meaning: 'clicks that pass the filters' },
  { name: 'impressions', meaning: 'impressions that pass the filters' },
  { name: 'picture', meaning: 'images with equal numbers are the same picture and count once' },
  { name: 'features', meaning: 'keys of its features that the filters show with | between them' },
];

export function imageTable(data: Data): TableSource {
  return {
    name: 'images',
    label: 'images with their CTR',
    table: (view) => ({ columns, rows: rowsOf(data, view) }),
  };
}

function rowsOf(data: Data, view: View): Cell[][] {
  const { names, cluster } = data.images;
  const { ctr, clicks, impressions } = view.images;
  const features = featuresByImage(data, view);
  return imagesOf(data, view).map((i) => [
    names[i], ctr[i], clicks?.[i] ?? null, impressions?.[i] ?? null, cluster[i], features[i].join(' | '),
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
