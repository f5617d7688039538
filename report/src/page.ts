// Puts the page together and keeps state, views and the URL hash in step.
import { Bars } from './bars';
import type { Data } from './data';
import { h } from './dom';
import { Filters } from './filters';
import { viewOf } from './model';
import { Scatter } from './scatter/scatter';
import * as sections from './sections';
import { hashOf, stateOf, type ViewState } from './state';
import { onThemeChange } from './theme';
import { thumbnailsOf } from './thumbnail';

import { Images } from './images';

export interface Place {
  /** address of the report folder: '' or ending in '/' */
  base: string;
}

/** Draws the page into `root`. */
export function mount(root: HTMLElement, data: Data, { base }: Place): void {
  let state = stateOf(location.hash);
  const thumbnails = thumbnailsOf(data, base);
  const change = (changed: Partial<ViewState>) => {
    const before = state;
    state = { ...state, ...changed };
    writeHash(hashOf(state));
    update(before);
  };
  const filters = new Filters(data, change);
  const scatter = new Scatter(data, thumbnails, {
    hover: () => {},
    pin: (pinned) => change({ pinned }),
  });
  const bars = new Bars(data, (feature) => change({ search: data.features[feature].key }));
  const images = new Images(data, thumbnails, { change, hover: (image) => scatter.connect(image) });

  const update = (before: ViewState | null) => {
    const view = viewOf(data, state);
    filters.show(state, view);
    if (before === null || differsIn(before, state, chartFields)) {
      scatter.show(view, state.pinned);
      bars.show(view, state);
    } else {
      scatter.connectPinned(state.pinned);
    }
    images.show(view, state);
  };

  const place = (id: string, title: string, hint: string, ...children: HTMLElement[]) =>
    sections.section(id, title, h('p', { class: 'note' }, hint), ...children);
  root.replaceChildren(
    ...[
      sections.header(data.document),
      sections.banner(data.document),
      sections.answer(data, thumbnails),
      sections.trust(data),
      filters.element,
      place('scatter', 'Every image’s features against its CTR', 'One column per feature, one point per image that has it; the stronger the colour, the surer the model. Point at one, or use the arrow keys, to connect all features of that image; click or Enter pins it.', legend(), scatter.element),
      place('differences', 'CTR with and without each feature', 'Averages over images. A difference is an association, not a cause.', bars.element),
      place('images', 'Images', 'Choose a picture to connect its points in the chart above.', images.element),
      sections.leftOut(data),
      sections.words(),
    ].filter((part): part is HTMLElement => part !== null),
  );
  root.hidden = false;
  update(null);
  addEventListener('hashchange', () => {
    const before = state;
    state = stateOf(location.hash);
    if (differsIn(before, state, Object.keys(state) as (keyof ViewState)[])) update(before);
  });
  onThemeChange(() => scatter.repaint());
}

const chartFields: (keyof ViewState)[] = ['from', 'to', 'least', 'most', 'hidden', 'search', 'order', 'unit'];

function differsIn(a: ViewState, b: ViewState, fields: (keyof ViewState)[]): boolean {
  return fields.some((field) => String(a[field]) !== String(b[field]));
}

function writeHash(hash: string): void {
  try {
    history.replaceState(null, '', hash === '' ? location.pathname + location.search : hash);
  } catch {
    location.hash = hash; // a sandboxed page may not touch its history
  }
}

function legend(): HTMLElement {
  const entry = (name: string, text: string) => h('li', {}, h('span', { class: `key ${name}`, 'aria-hidden': 'true' }), text);
  return h('ul', { class: 'legend' },
    entry('higher', 'feature with a higher CTR (▲)'),
    entry('lower', 'feature with a lower CTR (▼)'),
    entry('point', 'no certain difference'),
    entry('line', 'all features of one image'));
}
