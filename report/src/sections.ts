// The parts of the page that no filter changes: title, answer, what it rests on, failures, words.
import type { Data } from './data';
import type { Failure, Listed, ReportDocument } from './document';
import { h, nameText, type Child } from './dom';
import * as format from './format';
import type { Thumbnails } from './thumbnail';

export function header({ run }: ReportDocument): HTMLElement {
  return h('header', { class: 'page-head' },
    h('h1', {}, nameText(run.business || 'Images'), h('span', { class: 'source' }, ' / ', nameText(run.image_source))),
    h('p', { class: 'facts' }, `Which features of the images go with clicks · ${format.moment(run.finished_at || run.started_at)} · imagelift ${run.version}`));
}

export function banner({ run }: ReportDocument): HTMLElement | null {
  if (!run.simulated_clicks) return null;
  return h('p', { class: 'banner', role: 'note' },
    h('strong', {}, 'Simulated clicks. '), 'The clicks of this run are made up: they show how the page works, and say nothing about these images.');
}

export function answer(data: Data, thumbnails: Thumbnails): HTMLElement {
  const { answer: said } = data.document;
  const named = [...said.more, ...said.fewer];
  return section('answer', 'The answer',
    h('p', { class: 'headline' }, said.headline),
    named.length > 0 && h('ul', { class: 'verdicts' }, named.map((f) => verdict(data, thumbnails, f))),
    said.warned.length > 0 && warned(data),
    said.caution !== '' && h('p', { class: 'note' }, said.caution));
}

function verdict(data: Data, thumbnails: Thumbnails, f: number): HTMLElement {
  const higher = data.document.answer.more.includes(f);
  const pictures = examples(data, f).map((image) => thumbnails(image, 'thumb'));
  return h('li', { class: higher ? 'higher' : 'lower' },
    h('span', { class: 'mark', 'aria-hidden': 'true' }, higher ? '▲' : '▼'),
    h('p', {}, h('bdi', {}, data.document.statistics.verdicts[f] ?? '')),
    pictures.some((picture) => picture !== null) && h('span', { class: 'examples' }, ...pictures));
}

/** Up to three images that have the feature most strongly. */
function examples({ points, images, document }: Data, f: number): number[] {
  if (document.thumbnails === null) return [];
  const at = Array.from({ length: points.offsets[f + 1] - points.offsets[f] }, (_, i) => points.offsets[f] + i);
  const sorted = at.sort((a, b) => points.value[b] - points.value[a] || a - b).map((i) => points.image[i]);
  const seen = new Set<number>();
  return sorted.filter((i) => !seen.has(images.cluster[i]) && seen.add(images.cluster[i])).slice(0, 3);
}

function warned({ document, features }: Data): HTMLElement {
  const { warned: list, warnings } = document.answer;
  return h('details', { class: 'warned' },
    h('summary', {}, `${format.countOf(list.length, 'more feature')} stand out, but may be another property of the same images`),
    h('ul', {}, list.map((f, i) => h('li', {},
      h('strong', {}, h('bdi', {}, warnings[i])), ' ',
      h('bdi', {}, document.statistics.verdicts[f] ?? features[f].key)))));
}

export function trust({ document: { trust: t, run } }: Data): HTMLElement {
  const fact = (name: string, value: string, detail = '') =>
    h('div', {}, h('dt', {}, name), h('dd', {}, value, detail !== '' && h('small', {}, detail)));
  const dates = run.clicks_from === '' ? '' : `${run.clicks_from} to ${run.clicks_until}`;
  return h('section', { class: 'trust', 'aria-label': 'What this rests on' }, h('dl', {},
    fact('Images with a CTR', format.count(t.images_with_ctr), `of ${format.count(t.images)} analysed; ${format.count(t.clusters)} distinct`),
    fact('Mean CTR', t.mean_ctr === null ? '–' : format.ctr(t.mean_ctr), 'average over images'),
    t.impressions !== null && fact('Impressions', format.count(t.impressions), `${format.count(t.clicks ?? 0)} clicks${dates === '' ? '' : `, ${dates}`}`),
    fact('Features tested', format.count(t.hypotheses), `of ${format.count(t.features)}; ${format.count(t.rejected)} stand out`),
    fact('Images failed', format.count(t.images_failed), t.images_failed === 0 ? 'none' : 'listed below'),
    fact('Models', format.count(run.models.length), [...new Set(run.models.map((model) => model.name))].join(', ') || 'none: imported features')));
}

export function leftOut({ document: d }: Data): HTMLElement | null {
  const parts: Child[] = [
    d.failures.total > 0 && fold(`${format.countOf(d.failures.total, 'failure')}`, failures(d.failures)),
    names('without metrics', d.images_without_metrics, 'image'),
    names('without impressions', d.images_without_impressions, 'image'),
    names('in the metrics without an image', d.metrics_without_images, 'name'),
  ];
  return parts.every((part) => !part) ? null : section('left-out', 'What is left out', ...parts);
}

function failures(list: Listed<Failure>): HTMLElement {
  const cell = (text: string) => h('td', {}, text);
  return h('table', {},
    h('thead', {}, h('tr', {}, ['Image', 'Stage', 'Code', 'Reason'].map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, list.first.map((failure) => h('tr', {},
      h('th', { scope: 'row' }, nameText(failure.name)),
      cell(failure.task === null ? failure.stage : `${failure.stage} (${failure.task})`), cell(failure.code), cell(failure.message)))));
}

function names(what: string, list: Listed<string>, noun: string): Child {
  if (list.total === 0) return null;
  const rest = list.total - list.first.length;
  return fold(`${format.countOf(list.total, noun)} ${what}`,
    h('ul', { class: 'names' }, list.first.map((name) => h('li', {}, nameText(name)))),
    rest > 0 && h('p', { class: 'note' }, `and ${format.count(rest)} more`));
}

function fold(title: string, ...children: Child[]): HTMLElement {
  return h('details', {}, h('summary', {}, title), ...children);
}

export function section(id: string, title: string, ...children: Child[]): HTMLElement {
  return h('section', { id, 'aria-labelledby': `${id}-title` }, h('h2', { id: `${id}-title` }, title), ...children);
}

export function words(): HTMLElement {
  const word = (name: string, meaning: string) => h('div', {}, h('dt', {}, name), h('dd', {}, meaning));
  return section('words', 'How to read this', h('dl', { class: 'words' },
    word('CTR', 'Clicks divided by impressions. The average CTR of a group is the plain mean of its images’ CTRs; the same picture under several names counts once.'),
    word('Difference (impact)', 'Average CTR of the images with a feature minus that of the images without it. In percent of the latter it is called lift.'),
    word('Interval and q', 'The interval holds the differences that fit the data. Many features are tried at once, so it is widened to match q: among features with q ≤ 0.05 about one in twenty is a false alarm.'),
    word('Association', 'A difference says what goes together. Images that share a feature often share a template, a season or an audience too: only a test that changes one thing can tell the cause.')));
}
