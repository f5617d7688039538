// What the controls are made of. Each shows one field of the state and proposes changes of it.
import { h, type Child } from '../page/dom';
import type { View } from '../core/model';
import type { Context } from '../page/part';
import type { ViewState } from '../core/state';

export interface Control {
  element: HTMLElement;
  show(view: View): void;
}

/** Controls under one title; the hint is read as the group's description. */
export function group(title: string, hint: string, controls: Control[], ...rest: Child[]): Control {
  const element = h('fieldset', { title: hint === '' ? null : hint },
    h('legend', {}, title), ...controls.map((control) => control.element), ...rest);
  return { element, show: (view) => controls.forEach((control) => control.show(view)) };
}

/** What a number field shows and takes. */
export interface NumberField {
  name: string;
  /** what stands before the field, and its accessible name */
  text: string;
  label: string;
  unit: string;
  placeholder: string;
  least: number;
  greatest: number;
  /** what the field holds; null: nothing, the placeholder shows */
  value(state: ViewState): number | null;
  /** null: the reader emptied the field */
  change(value: number | null): Partial<ViewState>;
}

export function numberField(context: Context, field: NumberField): Control {
  const { name, label, least, greatest, placeholder } = field;
  const input = h('input', {
    type: 'number', min: least, max: greatest, step: 'any', inputmode: 'decimal', name, placeholder, 'aria-label': label,
  });
  input.addEventListener('input', () => {
    const value = Number(input.value);
    const valid = input.value !== '' && value >= least && value <= greatest;
    input.toggleAttribute('aria-invalid', input.value !== '' && !valid);
    if (valid || input.value === '') context.change(field.change(valid ? value : null), 'going');
  });
  return {
    element: h('label', { class: 'number-field' }, field.text !== '' && h('span', {}, field.text), input, field.unit),
    show: ({ state }) => {
      const value = field.value(state);
      const isTyped = document.activeElement === input && (input.value === '' ? null : Number(input.value)) === value;
      if (!isTyped) input.value = String(value ?? '');
    },
  };
}

/** A choice among few. */
export function choice<K extends 'order' | 'unit' | 'groupCtr' | 'families'>(
  context: Context, label: string, name: K, options: Record<ViewState[K], string>,
): Control {
  const select = h('select', { name, 'aria-label': label },
    Object.entries<string>(options).map(([value, text]) => h('option', { value }, text)));
  select.addEventListener('change', () => context.change({ [name]: select.value }));
  return group(label, '', [{ element: select, show: ({ state }) => (select.value = state[name]) }]);
}

/** A box that is checked or not. */
export function checkbox(name: string, text: Child, detail: string, change: (checked: boolean) => void) {
  const box = h('input', { type: 'checkbox', name });
  box.addEventListener('change', () => change(box.checked));
  return { box, element: h('label', { class: 'check' }, box, text, detail !== '' && h('small', {}, detail)) };
}

export function popup(className: string, summary: HTMLElement, ...children: Child[]): HTMLDetailsElement {
  const body = h('div', { class: 'popup-body' }, ...children);
  const fold = h('details', { class: `popup ${className}` }, summary, body);
  const leaveFor = (target: EventTarget | null) => {
    if (target instanceof Node && !fold.contains(target)) fold.open = false;
  };
  const press = ({ target }: Event) => leaveFor(target);
  fold.addEventListener('focusout', ({ relatedTarget }) => leaveFor(relatedTarget));
  fold.addEventListener('toggle', () => {
    const listen = fold.open ? document.addEventListener : document.removeEventListener;
    listen.call(document, 'pointerdown', press);
    if (fold.open) body.scrollIntoView({ block: 'nearest' });
  });
  fold.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !fold.open) return;
    event.stopPropagation(); // of nested ones only the inner one closes
    fold.open = false;
    summary.focus();
  });
  return fold;
}
