// The report folder, opened from disk or from a server: data.js has put the document here. On a page of
// Jenkins jenkins.ts has, and the page says where the folder is.
import { decode } from './core/data';
import { schemaVersion, type ReportDocument } from './core/document';
import { h } from './page/dom';
import { mount } from './page/page';

declare global {
  interface Window {
    imageliftReport?: ReportDocument;
  }
}

/** The page without scripts is neither laid out nor painted while the other one is on its way. */
const starting = 'starting';

function start(): void {
  document.documentElement.classList.remove(starting);
  const still = document.getElementById('static');
  const root = document.getElementById('interactive');
  const report = window.imageliftReport;
  if (root === null || still === null) return;
  if (report === undefined) return complain(still, 'data.js is missing beside this page, so only the static view is shown.');
  if (report.schema > schemaVersion) return complain(still, 'data.js is newer than this page’s script, so only the static view is shown.');
  try {
    mount(root, decode(report), { base: root.dataset.folder ?? '' });
    still.remove();
    document.documentElement.classList.add('alive');
  } catch (error) {
    root.hidden = true;
    root.replaceChildren();
    complain(still, `The interactive view could not start (${String(error)}), so the static view is shown.`);
    throw error;
  }
}

function complain(still: HTMLElement, sentence: string): void {
  still.prepend(h('p', { class: 'banner', role: 'alert' }, sentence));
}

if (document.readyState !== 'loading') start();
else {
  document.documentElement.classList.add(starting);
  addEventListener('DOMContentLoaded', start);
}
