// The page of a build in Jenkins. Scripts are the plugin's own and lie beside this one; what the
// build archived comes as JSON through the plugin's endpoint and is never run.
import { schemaVersion, type ReportDocument } from './core/document';
import { h } from './page/dom';
import { appendScript, type Bring } from './page/lazy-script';

const pollEvery = 60_000; // ms
const scripts = new URL('.', (document.currentScript as HTMLScriptElement).src).href;

/** What the job's newest report of the same business and image source is. */
interface Newest {
  build: number;
  /** address of its page, relative to this one */
  page: string;
}

/** parts.js is the plugin's; details.js, history.js and runs/N/data.js are asked for as JSON. */
const bring: Bring = async (base, file, name) => {
  if (file !== 'parts.js') return (await ask(base + file.replace(/\.js$/, '.json'))).value;
  await appendScript(scripts + file);
  return (window as unknown as Record<string, unknown>)[name] ?? null;
};

/** `value` is null unless the response is JSON; a status of 0 says that none came. */
async function ask(address: string): Promise<{ status: number; value: unknown }> {
  try {
    const response = await fetch(address, { credentials: 'same-origin' });
    return { status: response.status, value: response.ok ? await response.json() : null };
  } catch {
    return { status: 0, value: null };
  }
}

async function start(root: HTMLElement, still: HTMLElement): Promise<void> {
  const { status, value } = await ask(`${root.dataset.folder}data.json`);
  const report = value as ReportDocument | null;
  if (report === null) return say(still, reasons[status] ?? `The report could not be read (status ${status}).`);
  if (report.schema > schemaVersion) return say(still, 'This report was written by a newer imagelift: update the plugin to see it here.');
  window.imageliftBring = bring;
  window.imageliftReport = report;
  await appendScript(`${scripts}report.js`);
}

const reasons: Record<number, string> = {
  0: 'Jenkins did not answer. Load the page again.',
  403: 'You may see this build, but not its artifacts (permission Run/Artifacts).',
  404: 'The report is gone: its artifacts were deleted.',
  413: 'The report is too large to be shown here; download it from the artifacts.',
};

function say(still: HTMLElement, sentence: string): void {
  still.querySelector('.loading')?.remove();
  still.prepend(h('p', { class: 'banner', role: 'alert' }, sentence));
}

/** Offers a newer build as soon as there is one; a page in the background does not ask. */
async function poll(place: HTMLElement): Promise<void> {
  if (document.hidden) return;
  const newest = (await ask('newest')).value as Newest | null;
  if (newest === null || newest.build <= Number(place.dataset.build)) return;
  place.replaceChildren(`Build #${newest.build} has a newer report. `, h('a', { href: newest.page }, 'Open it'));
  place.hidden = false;
}

const root = document.getElementById('interactive');
const still = document.getElementById('static');
const newer = document.getElementById('newer');
if (root !== null && still !== null) void start(root, still);
if (newer !== null) {
  setInterval(() => void poll(newer), pollEvery);
  document.addEventListener('visibilitychange', () => void poll(newer));
  void poll(newer);
}
