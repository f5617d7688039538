// The parts of the page that no filter changes: title, failures, words.
import type { Data } from '../core/data';
import type { Failure, Listed, ReportDocument } from '../core/document';
import { h, nameText, type Child } from './dom';
import * as format from '../core/format';

/** `tools`: what is about the whole page stands beside its title. */
export function header({ run }: ReportDocument, ...tools: HTMLElement[]): HTMLElement {
  return h('header', { class: 'page-head' },
    h('h1', {}, nameText(run.business || 'Images'), h('span', { class: 'source' }, ' / ', nameText(run.image_source))),
    h('p', { class: 'facts' }, `Which features of the images go with clicks · ${format.moment(run.finished_at || run.started_at)} · imagelift ${run.version}`),
    h('div', { class: 'page-tools' }, ...tools));
}

export function banner({ run }: ReportDocument): HTMLElement | null {
  if (!run.simulated_clicks) return null;
  return h('p', { class: 'banner', role: 'note' },
    h('strong', {}, 'Simulated clicks. '), 'The clicks of this run are made up: they show how the page works, and say nothing about these images.');
}

export function shardBanner({ run }: ReportDocument): HTMLElement | null {
  if (!run.shards) return null;
  return h('p', { class: 'banner', role: 'note' },
    h('strong', {}, 'Part of a run. '), `Of its images only those of shard ${run.shards} are here; the numbers of the whole run are made by imagelift merge.`);
}

export function gateBanner({ gate }: ReportDocument): HTMLElement | null {
  if (!gate.broken) return null;
  return h('p', { class: 'banner', role: 'note' }, h('strong', {}, 'The quality gate is broken. '), h('bdi', {}, gate.reason));
}

export function leftOut({ document: d, images }: Data): HTMLElement | null {
  const parts: Child[] = [
    d.failures.total > 0 && h('details', { open: images.names.length === 0 },
      h('summary', {}, format.countOf(d.failures.total, 'failure')), failures(d.failures)),
    names('without metrics', d.images_without_metrics, 'image'),
    names('without impressions', d.images_without_impressions, 'image'),
    names('in the metrics without an image', d.metrics_without_images, 'name'),
    unreadRuns(d.runs_unread),
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

function unreadRuns({ total, first }: ReportDocument['runs_unread']): Child {
  if (total === 0) return null;
  return fold(`${format.countOf(total, 'earlier run')} that cannot be read`,
    h('ul', { class: 'names' }, first.map(({ started_at: at, reason }) => h('li', {}, `${format.moment(at)}: `, h('bdi', {}, reason)))),
    total > first.length && h('p', { class: 'note' }, `and ${format.count(total - first.length)} more`));
}

function fold(title: string, ...children: Child[]): HTMLElement {
  return h('details', {}, h('summary', {}, title), ...children);
}

export function section(id: string, title: string, ...children: Child[]): HTMLElement {
  return h('section', { id, 'aria-labelledby': `${id}-title` }, h('h2', { id: `${id}-title` }, title), ...children);
}

/** The parts that have nothing to show of a run without images, or without a CTR of any. */
export function withNothing(root: HTMLElement, { images }: Data): HTMLElement[] {
  if (images.ctr.some((ctr) => !Number.isNaN(ctr))) return [];
  const ofCtr = '.filters, #scatter, #differences, #pair, #joint, #image-ctr, #twins';
  return [...root.querySelectorAll<HTMLElement>(images.names.length === 0 ? `${ofCtr}, #images` : ofCtr)];
}

export function words(): HTMLElement {
  const word = (name: string, meaning: string) => h('div', {}, h('dt', {}, name), h('dd', {}, meaning));
  return section('words', 'How to read this', h('dl', { class: 'words' },
    word('CTR', 'Clicks divided by impressions. The average CTR of a group is the plain mean of its images’ CTRs; the same picture under several names counts once.'),
    word('Difference (impact)', 'Average CTR of the images with a feature minus that of the images without it. In percent of the latter it is called lift.'),
    word('Interval and q', 'The interval holds the differences that fit the data. Many features are tried at once, so it is widened to match q: among features with q ≤ 0.05 about one in twenty is a false alarm.'),
    word('Association', 'A difference says what goes together. Images that share a feature often share a template, a season or an audience too: only a test that changes one thing can tell the cause.')));
}
