// Which run the page shows: the choice, and another run's document, brought by a script of its own.
import { decode, type Data } from '../core/data';
import { schemaVersion, type ReportDocument, type RunLink } from '../core/document';
import { scriptValue } from '../page/lazy-script';
import { h } from '../page/dom';
import * as format from '../core/format';
import type { Context, Part } from '../page/part';

/** All runs that this report can show, the report's own among them with the folder ''. */
export function runsOf({ document: { run, runs } }: Data): RunLink[] {
  return runs.some(({ uid }) => uid === run.uid) ? runs : [{ ...run, folder: '', images: NaN }, ...runs];
}

/** `folder`: as RunLink says. A sentence where the run cannot be shown. */
export async function loadRun(home: Data, base: string, folder: string): Promise<Data | string> {
  const link = runsOf(home).find((each) => each.folder === folder);
  if (link === undefined) return 'The link names a run that this report does not hold.';
  if (folder === '') return home;
  const document = await scriptValue<ReportDocument>(base + folder, 'data.js', 'imageliftReport');
  if (document === null) return `The run could not be loaded: ${folder}data.js is missing.`;
  if (document.schema > schemaVersion) return 'The run was written by a newer version than this page’s script.';
  if (document.run.uid !== link.uid) return `${folder}data.js holds another run than this report says.`;
  try {
    return decode(document);
  } catch (error) {
    return `The run could not be read (${String(error)}).`;
  }
}

export class RunChooser implements Part {
  readonly element: HTMLElement;
  private readonly runs: RunLink[];
  private readonly problem = h('p', { class: 'banner', role: 'alert', hidden: true });

  constructor(private readonly context: Context) {
    const { run } = context.data.document;
    this.runs = runsOf(context.data);
    const ofBusiness = this.runs.filter(({ business }) => business === run.business);
    const ofSource = ofBusiness.filter(({ image_source: source }) => source === run.image_source);
    const own = this.choice('run', ofSource, ({ uid, folder, started_at: at, images }) => ({
      value: folder, chosen: uid === run.uid, text: `${format.moment(at)}${images >= 0 ? ` (${format.countOf(images, 'image')})` : ''}`,
    }));
    const businesses = this.choice('business', firstOf(this.runs, (each) => each.business), ({ folder, business }) =>
      ({ value: folder, chosen: business === run.business, text: business }));
    const sources = this.choice('source', firstOf(ofBusiness, (each) => each.image_source), ({ folder, image_source: source }) =>
      ({ value: folder, chosen: source === run.image_source, text: source }));
    this.element = h('div', { class: 'run-choice', hidden: this.runs.length < 2 },
      labelled('Business', businesses), labelled('Image source', sources), labelled('Run', own), leftOut(context), this.problem);
  }

  show(): void {}

  /** Why another run is not shown; the choice is again what is shown. */
  say(problem: string): void {
    for (const option of this.element.querySelectorAll('option')) option.selected = option.defaultSelected;
    this.problem.textContent = problem;
    this.problem.hidden = false;
    this.element.hidden = false;
  }

  /** Images and places in charts belong to one run; all other choices stay. */
  private choice(name: string, runs: RunLink[], optionOf: (run: RunLink) => { value: string; chosen: boolean; text: string }): HTMLSelectElement {
    const options = runs.map(optionOf);
    const current = options.find(({ chosen }) => chosen)?.value ?? '';
    const select: HTMLSelectElement = h('select', {
      name,
      onchange: () => {
        if (select.value !== current) this.context.change({ run: select.value, image: null, pinned: null, zoom: null });
      },
    }, options.map(({ value, chosen, text }) => h('option', { value, selected: chosen }, text)));
    return select;
  }
}

/** Runs that the folder has no room for are counted; those that cannot be read stand below, with their reasons. */
function leftOut({ data: { document } }: Context): HTMLElement | null {
  const count = document.runs_left_out - document.runs_unread.total;
  return count > 0 ? h('p', { class: 'note' }, `${format.countOf(count, 'more_run')} of the store had no place here.`) : null;
}

/** Of each name its first run: the newest. */
function firstOf(runs: RunLink[], nameOf: (run: RunLink) => string): RunLink[] {
  return runs.filter((run, i) => runs.findIndex((other) => nameOf(other) === nameOf(run)) === i);
}

function labelled(label: string, select: HTMLSelectElement): HTMLElement {
  return h('label', { hidden: select.options.length < 2 && label !== 'Run' }, label, select);
}
