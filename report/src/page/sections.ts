// The parts of the page that no filter changes: title, failures, words.
import { banners, how_to_read, left_out, page } from '../../words.json';
import type { Data } from '../core/data';
import type { Failure, Listed, ReportDocument } from '../core/document';
import { h, nameText, type Child } from './dom';
import * as format from '../core/format';
import { andMore, say, sayCount, type Counted } from '../core/words';

/** `tools`: what is about the whole page stands beside its title. */
export function header({ run }: ReportDocument, ...tools: HTMLElement[]): HTMLElement {
  return h('header', { class: 'page-head' },
    h('h1', {}, nameText(run.business || page.no_business), h('span', { class: 'source' }, ' / ', nameText(run.image_source))),
    h('p', { class: 'facts' }, say(page.facts, { moment: format.moment(run.finished_at || run.started_at), version: run.version })),
    h('div', { class: 'page-tools' }, ...tools));
}

function bannerOf(title: string, text: Child): HTMLElement {
  return h('p', { class: 'banner', role: 'note' }, h('strong', {}, `${title} `), text);
}

export function banner({ run }: ReportDocument): HTMLElement | null {
  if (!run.simulated_clicks) return null;
  return bannerOf(banners.simulated.title, banners.simulated.text);
}

export function shardBanner({ run }: ReportDocument): HTMLElement | null {
  if (!run.shards) return null;
  return bannerOf(banners.shards.title, say(banners.shards.text, { shards: run.shards }));
}

export function gateBanner({ gate }: ReportDocument): HTMLElement | null {
  if (!gate.broken) return null;
  return bannerOf(banners.gate.title, h('bdi', {}, gate.reason));
}

export function leftOut({ document: d, images }: Data): HTMLElement | null {
  const parts: Child[] = [
    d.failures.total > 0 && h('details', { open: images.names.length === 0 },
      h('summary', {}, sayCount(d.failures.total, left_out.failures)), failures(d.failures)),
    names(left_out.without_metrics, d.images_without_metrics),
    names(left_out.without_impressions, d.images_without_impressions),
    names(left_out.without_image, d.metrics_without_images),
    unreadRuns(d.runs_unread),
  ];
  return parts.every((part) => !part) ? null : section('left-out', left_out.title, ...parts);
}

function failures(list: Listed<Failure>): HTMLElement {
  const cell = (text: string) => h('td', {}, text);
  const { image, stage, code, reason } = left_out.failure;
  return h('table', {},
    h('thead', {}, h('tr', {}, [image, stage, code, reason].map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, list.first.map((failure) => h('tr', {},
      h('th', { scope: 'row' }, nameText(failure.name)),
      cell(failure.task === null ? failure.stage : say(left_out.failure.stage_of_task, { stage: failure.stage, task: failure.task })), cell(failure.code), cell(failure.message)))));
}

function names(title: Counted, list: Listed<string>): Child {
  if (list.total === 0) return null;
  const rest = list.total - list.first.length;
  return fold(sayCount(list.total, title),
    h('ul', { class: 'names' }, list.first.map((name) => h('li', {}, nameText(name)))),
    rest > 0 && h('p', { class: 'note' }, andMore(rest)));
}

function unreadRuns({ total, first }: ReportDocument['runs_unread']): Child {
  if (total === 0) return null;
  return fold(sayCount(total, left_out.unread_runs),
    h('ul', { class: 'names' }, first.map(({ started_at: at, reason }) => h('li', {}, say(left_out.unread_run, { moment: format.moment(at) }), ' ', h('bdi', {}, reason)))),
    total > first.length && h('p', { class: 'note' }, andMore(total - first.length)));
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

export function howToRead(): HTMLElement {
  const word = ({ word, meaning }: { word: string; meaning: string }) => h('div', {}, h('dt', {}, word), h('dd', {}, meaning));
  const { title, ctr, difference, interval, association } = how_to_read;
  return section('words', title, h('dl', { class: 'words' }, [ctr, difference, interval, association].map(word)));
}
