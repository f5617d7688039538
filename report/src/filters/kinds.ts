// Which kinds of features take part.
import { h } from '../page/dom';
import * as format from '../core/format';
import type { Context } from '../page/part';
import { checkbox, popup, type Control } from './control';

export function kinds(context: Context): Control | null {
  const present = new Map<string, number>();
  for (const { kind } of context.data.features) {
    const { name } = context.data.kinds[kind];
    present.set(name, (present.get(name) ?? 0) + 1);
  }
  if (present.size === 0) return null;
  const title = h('summary', {});
  const boxes = [...present].map(([kind, n]) => kindBox(context, kind, n));
  const element = popup('kinds', title,
    h('div', { class: 'boxes', role: 'group', 'aria-label': 'Kinds of features' }, ...boxes.map((box) => box.element)),
    h('p', { class: 'note' }, 'A hidden kind takes no part in any number.'));
  return {
    element,
    show(view) {
      boxes.forEach((box) => box.show(view));
      const left = [...present.keys()].filter((kind) => !view.state.hidden.includes(kind));
      title.textContent = `Kinds: ${left.length === present.size ? 'all' : `${left.length} of ${present.size}`}`;
    },
  };
}

function kindBox(context: Context, kind: string, features: number): Control {
  const { box, element } = checkbox(`kind-${kind}`, kind, format.count(features), (checked) => {
    const others = context.state().hidden.filter((name) => name !== kind);
    context.change({ hidden: checked ? others : [...others, kind] });
  });
  return { element, show: ({ state }) => (box.checked = !state.hidden.includes(kind)) };
}
