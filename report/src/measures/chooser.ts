// Which columns of measures the table of images shows.
import { measures as words } from '../../words.json';
import { checkbox, popup } from '../filters/control';
import type { View } from '../core/model';
import { h, nameText } from '../page/dom';
import type { Context } from '../page/part';
import { metricColumns, shownColumns } from './columns';

export class ColumnChooser {
  readonly element: HTMLElement;
  private readonly boxes: Map<string, HTMLInputElement>;

  constructor(context: Context) {
    const { title, hint } = words.columns;
    const columns = metricColumns(context.data);
    const boxes = columns.map((column) => checkbox(column.name, nameText(column.title), '', () => context.change({ columns: this.chosen() })));
    this.boxes = new Map(columns.map(({ name }, i) => [name, boxes[i].box]));
    this.element = popup('columns', h('summary', {}, title),
      h('div', { class: 'boxes', role: 'group', 'aria-label': hint }, boxes.map(({ element }) => element)));
    this.element.hidden = columns.length === 0;
  }

  show({ state }: View, { data }: Context): void {
    const shown = shownColumns(data, state).map(({ name }) => name);
    for (const [name, box] of this.boxes) box.checked = shown.includes(name);
  }

  private chosen(): string[] {
    return [...this.boxes].filter(([, box]) => box.checked).map(([name]) => name);
  }
}
