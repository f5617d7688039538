// The points of the scatter: every image's features that the filters show.
import type { Data } from '../core/data';
import type { View } from '../core/model';
import { eachPointOf } from '../charts/scatter/points';
import type { Cell, TableSource } from './table';

const columns = [
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
    table: (view) => ({ columns, rows: rowsOf(data, view) }),
  };
}

/** One column of the scatter at a time: hundreds of thousands of rows are never held at once. */
function* rowsOf(data: Data, view: View): Iterable<Cell[]> {
  for (let place = 0; place < view.rows.length; place++) {
    const feature = data.features[view.rows[place].feature];
    const kind = data.kinds[feature.kind].name;
    const rows: Cell[][] = [];
    eachPointOf(data, view, place, (image, value) =>
      rows.push([feature.key, kind, data.images.names[image], value, view.images.ctr[image]]));
    yield* rows;
  }
}
