// The "Export" menus: one per section that has charts or tables, and one for the whole page.
import { h } from '../page/dom';
import type { View } from '../core/model';
import type { Context, Part } from '../page/part';
import type { Chart, TableSource } from './sources';
import { chartFile, tableFile, type File, type Shown } from './files';
import { copyBox, fileName, isSandboxed, save } from './save';
import { featureTable, imageTable, pointTable } from './tables';
import { Menu, type Actions, type Offer } from './menu';
import { linkOf } from './origin';
import { hasDecimalComma } from './table-text';

export class Exports implements Part, Actions {
  readonly element: HTMLElement;
  readonly left: AbortSignal;
  private readonly byteOrderMark = h('input', { type: 'checkbox', name: 'byte-order-mark', checked: true });
  private readonly decimals = h('select', { name: 'decimals', 'aria-label': 'CSV' },
    h('option', { value: 'point' }, 'CSV: 1.5 and commas between cells'),
    h('option', { value: 'comma' }, 'CSV: 1,5 and semicolons, as Excel in much of Europe'));
  private readonly standard: Record<string, TableSource[]>;
  private readonly offers = new Map<Element, Offer[]>();
  private view: View | null = null;

  /** `parts`: all parts of the page, also those that are added later. */
  constructor(private readonly context: Context, private readonly parts: readonly Part[]) {
    const { data } = context;
    this.left = context.left;
    this.standard = { scatter: [pointTable(data)], differences: [featureTable(data)], images: [imageTable(data)] };
    const all = () => merged([...this.offers.values()].flat());
    const mark = h('label', { class: 'check' }, this.byteOrderMark, 'CSV with a byte order mark, as Excel needs it');
    this.element = new Menu('of this page', 'Export all', all, this, this.decimals, mark).element;
    this.decimals.value = hasDecimalComma(navigator.language) ? 'comma' : 'point';
  }

  /** The first view finds all parts on the page: then their sections get their menus. */
  show(view: View): void {
    const isFirst = this.view === null;
    this.view = view;
    if (isFirst) this.addMenus();
  }

  saveTable(table: TableSource, format: 'csv' | 'json', menu: Menu): void {
    const file = tableFile(table, format, this.shown(), { decimalComma: this.decimals.value === 'comma', byteOrderMark: this.byteOrderMark.checked });
    this.hand(file, table.name, format, menu);
  }

  saveChart(chart: Chart, format: 'png' | 'svg', menu: Menu): void {
    chartFile(chart, format, this.shown(), this.element)
      .then((file) => this.hand(file, chart.name, format, menu))
      .catch((error: unknown) => menu.say(`This could not be saved: ${String(error)}`));
  }

  private shown(): Shown {
    return { data: this.context.data, view: this.view!, link: linkOf(location) };
  }

  private hand(file: File | null, name: string, ending: string, menu: Menu): void {
    if (file === null) return menu.say('There is nothing to save in this view.');
    const { business, image_source: source } = this.context.data.document.run;
    const saved = fileName([business, source, name], ending);
    save(saved, file.content, file.type);
    if (!isSandboxed()) return menu.say(`Saved as ${saved}`);
    menu.say('The server opens this page in a sandbox, where browsers save no files. Open the report elsewhere, or copy: ',
      ...copyBox(file, saved));
  }

  private addMenus(): void {
    for (const [id, tables] of Object.entries(this.standard)) this.add(document.getElementById(id), { charts: [], tables });
    for (const part of this.parts) {
      const offer = { get charts() { return part.charts ?? []; }, get tables() { return part.tables ?? []; } };
      if (part.charts !== undefined || part.tables !== undefined) this.add(part.element.closest('section'), offer);
    }
    for (const [section, offers] of this.offers) {
      const title = section.querySelector('h2');
      title?.before(new Menu(title.textContent ?? '', 'Export', () => merged(offers), this).element);
    }
  }

  private add(section: Element | null, offer: Offer): void {
    if (section === null) return;
    this.offers.set(section, [...(this.offers.get(section) ?? []), offer]);
  }
}

function merged(offers: Offer[]): Offer {
  return { charts: offers.flatMap(({ charts }) => charts), tables: offers.flatMap(({ tables }) => tables) };
}
