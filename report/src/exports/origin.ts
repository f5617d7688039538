// What a saved file says about itself: whose numbers, which filters, and the link back.
import { exports } from '../../words.json';
import type { Data } from '../core/data';
import type { View } from '../core/model';
import { differences, fieldsThat, initialState, textOf } from '../core/state';
import type { Cell } from './sources';

/** Names and values, in the order in which they are read. */
export type Origin = [name: string, value: Cell][];

export function originOf({ document, features, images }: Data, view: View, link: string): Origin {
  const { run, schema } = document;
  return [
    ['made by', `imagelift ${run.version}`],
    ['business', run.business],
    ['image source', run.image_source],
    ['run', run.uid],
    ['run finished', run.finished_at || run.started_at],
    ['document schema', schema],
    ['simulated clicks', run.simulated_clicks],
    ['clicks from', run.clicks_from],
    ['clicks until', run.clicks_until],
    ...filtersOf(view),
    ['exploratory', view.exploratory.join(' ')],
    ['features shown', view.rows.length],
    ['features in all', features.length],
    ['images shown', view.images.count],
    ['images in all', images.names.length],
    ['overall CTR', view.meanCtr],
    ['images in the overall CTR', view.units],
    ['reading', exports.reading],
    ['link', link],
  ];
}

/** Every choice that differs from the first view, as it stands in the link. */
function filtersOf({ state }: View): Origin {
  const chosen = differences(state, initialState);
  if (chosen.length === 0) return [['filters', 'none']];
  return chosen.map((name) => [`filter ${name}`, textOf(state, name)]);
}

/** The link to this view; of a page on disk without its folder, which is nobody else's business. */
export function linkOf({ protocol, href, hash }: Location): string {
  return protocol === 'file:' ? `index.html${hash}` : href;
}

const narrowing = fieldsThat(({ narrows }) => narrows === true);

/** One line under an image: whose numbers, when, and whether the clicks are made up. */
export function captionOf({ document: { run } }: Data, view: View): string {
  const isFiltered = differences(view.state, initialState).some((name) => narrowing.includes(name));
  const day = (run.finished_at || run.started_at).slice(0, 10);
  return [
    `${run.business || 'Images'} / ${run.image_source}`,
    day,
    run.simulated_clicks ? 'simulated clicks' : '',
    isFiltered ? 'filtered' : '',
    `imagelift ${run.version}`,
  ].filter((part) => part !== '').join(' · ');
}
