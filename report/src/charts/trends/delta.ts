// What changed from an earlier run to this one.
import { andMore } from '../../core/words';
import { markSigns } from '../bars/row';
import { h, nameText, type Child } from '../../page/dom';
import type { Listed } from '../../core/document';
import * as format from '../../core/format';
import type { Unit } from '../../core/format';
import type { Delta, EffectChange, History, HistoryFeature, HistoryRun } from '../../core/history';

const most = 12;

/** To the run that the reader chose; to the one before where that is none of them. */
export function deltaTo(history: History, reference: string): Delta | undefined {
  return history.deltas.find(({ before }) => history.runs[before].uid === reference) ?? history.deltas[0];
}

export function deltaOf(history: History, delta: Delta, unit: Unit): Child[] {
  const { images, features, effects } = delta;
  return [
    runNumbers(history.runs[delta.before], history.runs[history.current]),
    h('ul', { class: 'changes' },
      h('li', {}, `${format.countOf(images.both, 'image')} in both runs`),
      namesOf('new', images.arrived, 'image', nameText), namesOf('gone', images.gone, 'image', nameText),
      namesOf('under the same path with another image', images.changed, 'image', nameText),
      namesOf('that appeared', features.arrived, 'feature', featureText), namesOf('that went', features.gone, 'feature', featureText)),
    ...(effects.total === 0 ? [] : effectChanges(delta, unit === 'percent' ? 'points' : unit)),
  ];
}

function effectChanges({ effects, intervals }: Delta, unit: Unit): Child[] {
  return [
    h('h4', {}, 'Differences that changed most'),
    h('p', { class: 'note' }, `The clearest changes among ${format.countOf(effects.total, 'feature')} tested in both runs, in ${format.unitName(unit)}. ${intervals
      ? 'Intervals are 95 %, by a bootstrap of pictures with both their runs, for each feature alone.' : 'For runs this far apart no intervals were computed.'}`),
    effectTable(effects.first.slice(0, most), unit),
  ];
}

function runNumbers(before: HistoryRun, after: HistoryRun): HTMLElement {
  const optional = (value: number | null, text: (n: number) => string) => (value === null ? '–' : text(value));
  const rows: [string, (run: HistoryRun) => string][] = [
    ['Images with a CTR', (run) => `${format.count(run.images_with_ctr)} of ${format.count(run.images)}`],
    ['Average CTR', (run) => optional(run.mean_ctr, format.ctr)],
    ['Impressions', (run) => optional(run.impressions, format.count)],
    ['Features compared', (run) => format.count(run.hypotheses)],
    ['Features that stand out', (run) => format.count(run.marked)],
    ['imagelift', (run) => run.version],
  ];
  const head = ['', format.moment(before.started_at), `${format.moment(after.started_at)} (this run)`];
  return h('table', { class: 'run-numbers' },
    h('thead', {}, h('tr', {}, head.map((text) => (text === '' ? h('td') : h('th', { scope: 'col' }, text))))),
    h('tbody', {}, rows.map(([name, text]) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, text(before)), h('td', {}, text(after))))));
}

function namesOf<T>(what: string, { total, first }: Listed<T>, noun: format.Noun, text: (each: T) => Child): Child {
  if (total === 0) return h('li', {}, `no ${noun} ${what}`);
  return h('li', {}, h('details', {}, h('summary', {}, `${format.countOf(total, noun)} ${what}`),
    h('ul', { class: 'names' }, first.map((each) => h('li', {}, text(each)))),
    total > first.length && h('p', { class: 'note' }, andMore(total - first.length))));
}

function featureText({ shown, key, kind }: HistoryFeature): Child {
  return [nameText(shown, key), h('span', { class: 'kind' }, kind)];
}

function effectTable(effects: EffectChange[], unit: Unit): HTMLElement {
  const one = (value: number) => format.difference(value, unit, NaN);
  return h('table', { class: 'effect-changes' },
    h('thead', {}, h('tr', {}, ['Feature', 'Before', 'Now', 'Change', 'Interval of the change'].map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, effects.map((effect) => h('tr', {},
      h('th', { scope: 'row' }, featureText(effect.feature)),
      h('td', {}, one(effect.before) + markSigns[effect.markBefore]),
      h('td', {}, one(effect.after) + markSigns[effect.markAfter]),
      h('td', {}, one(effect.change)),
      h('td', {}, format.interval(effect.low, effect.high, unit, NaN) || '–')))));
}
