// Which levels of each factor count: only these templates, only that campaign.
import { none, type Factor } from '../core/data';
import { h, nameText } from '../page/dom';
import * as format from '../core/format';
import { noLevel } from '../core/image-filter';
import type { View } from '../core/model';
import type { Context } from '../page/part';
import { checkbox, group, popup, type Control } from './control';

const mostShown = 200;

/** One list of boxes for each factor. */
export function levels(context: Context): Control | null {
  const lists = context.data.factors.map((factor) => factorLevels(context, factor));
  return lists.length === 0 ? null : group('Only some images', 'The others take no part in any number.', lists);
}

function factorLevels(context: Context, factor: Factor): Control {
  const all = levelsOf(factor);
  const title = h('summary', {});
  const keep = (kept: string[]) => {
    const { [factor.name]: _, ...others } = context.state().levels;
    context.change({ levels: kept.length === all.length ? others : { ...others, [factor.name]: kept } });
  };
  const kept = () => context.state().levels[factor.name] ?? all.map(({ level }) => level);
  const boxes = all.slice(0, mostShown).map(({ level, count }) => {
    const text = level === noLevel ? h('em', {}, 'none') : nameText(level);
    return { level, ...checkbox('', text, format.count(count), (checked) =>
      keep(checked ? [...kept(), level] : kept().filter((other) => other !== level))) };
  });
  const button = (text: string, list: string[]) => h('button', { type: 'button', onclick: () => keep(list) }, text);
  const element = popup('levels', title,
    h('div', { class: 'boxes', role: 'group', 'aria-label': `Levels of ${factor.shown}` },
      h('p', { class: 'levels-all' }, button('All', all.map(({ level }) => level)), button('None', [])),
      ...boxes.map((box) => box.element),
      all.length > mostShown && h('p', { class: 'note' }, format.andMore(all.length - mostShown))));
  const show = ({ state }: View) => {
    const chosen = state.levels[factor.name];
    title.replaceChildren(nameText(factor.shown, factor.name), chosen === undefined ? ': all' : `: ${chosen.length} of ${all.length}`);
    for (const { level, box } of boxes) box.checked = chosen === undefined || chosen.includes(level);
  };
  return { element, show };
}

/** Levels with their number of images (or rows), those with most first, "no level" last. */
function levelsOf({ levels: names, ofImage, ofRow }: Factor): { level: string; count: number }[] {
  const counts = new Map<string, number>();
  Array.prototype.forEach.call(ofRow ?? ofImage, (level: number) => {
    const name = level === none ? noLevel : names[level];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  return [...counts].map(([level, count]) => ({ level, count }))
    .sort((a, b) => Number(a.level === noLevel) - Number(b.level === noLevel) || b.count - a.count || a.level.localeCompare(b.level));
}
