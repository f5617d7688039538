// The measures on the page of an image.
import type { Data } from '../core/data';
import { h, nameText } from '../page/dom';
import { metricColumns } from './columns';

/** A line for each that the metrics say of the image. */
export function measureFacts(data: Data, image: number): HTMLElement[] {
  return metricColumns(data)
    .filter(({ values }) => !Number.isNaN(values[image]))
    .map((column) => {
      const basis = column.basis(image);
      return h('div', { class: 'measure' }, h('dt', {}, nameText(column.title)),
        h('dd', {}, column.text(image), basis !== '' && h('small', {}, basis)));
    });
}
