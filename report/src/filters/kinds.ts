// Which kinds of features take part.
import { h } from '../dom';
import * as format from '../format';
import type { Context } from '../part';
import { checkbox, group, type Control } from './control';

export function kinds(context: Context): Control | null {
  const present = new Map<string, number>();
  for (const { kind } of context.data.features) {
    const { name } = context.data.kinds[kind];
    present.set(name, (present.get(name) ?? 0) + 1);
  }
  if (present.size === 0) return null;
  return group('Kinds', 'A hidden kind takes no part in any number.', [...present].map(([kind, n]) => kindBox(context, kind, n)));
}

function kindBox(context: Context, kind: string, features: number): Control {
  const { box, element } = checkbox(`kind-${kind}`, kind, format.count(features), (checked) => {
    const others = context.state().hidden.filter((name) => name !== kind);
    context.change({ hidden: checked ? others : [...others, kind] });
  });
  return { element, show: ({ state }) => (box.checked = !state.hidden.includes(kind)) };
}

/** A fold of controls that few readers need. */
export function fold(title: string, controls: Control[]): Control {
  return {
    element: h('details', { class: 'more-filters' }, h('summary', {}, title),
      h('div', { class: 'filter-row' }, ...controls.map((control) => control.element))),
    show: (view) => controls.forEach((control) => control.show(view)),
  };
}
