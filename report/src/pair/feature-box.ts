// A field in which the reader finds a feature by typing; the browser's own list of choices.
import type { Data, Feature } from '../core/data';
import { h } from '../page/dom';

/** One list for all fields: names as values, kind and key beside them. */
export function featureList({ features, kinds }: Data, id: string): HTMLElement {
  return h('datalist', { id }, features.map(({ key, distinct, kind }) =>
    h('option', { value: distinct }, distinct === key ? kinds[kind].name : `${key} · ${kinds[kind].name}`)));
}

/** The feature that a text in small letters names, in whatever way. */
export function featureCalled(features: Feature[], text: string): Feature | undefined {
  return features.find((each) => [each.key, each.distinct, each.shown, each.name].some((name) => name.toLowerCase() === text));
}

export interface FeatureBox {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  /** Shows the feature of a key; '' for none. */
  show(key: string): void;
}

/** `choose` is called with the key of a feature, or '' where the field is emptied. */
export function featureBox({ features }: Data, label: string, list: string, choose: (key: string) => void): FeatureBox {
  const input = h('input', { type: 'search', list, placeholder: 'type to find a feature', autocomplete: 'off', maxlength: 200, 'aria-label': label });
  const take = (strict: boolean) => {
    const text = input.value.trim();
    const exact = features.find(({ key }) => key === text) ?? features.find(({ distinct }) => distinct === text);
    const found = exact ?? (strict ? undefined : featureCalled(features, text.toLowerCase()));
    input.setCustomValidity(found === undefined && text !== '' && !strict ? 'There is no such feature.' : '');
    if (found !== undefined) choose(found.key);
    else if (text === '') choose('');
  };
  input.addEventListener('input', () => take(true));
  input.addEventListener('change', () => take(false));
  return {
    element: h('label', { class: 'feature-box' }, h('span', {}, label), input),
    input,
    show(key) {
      if (document.activeElement !== input) input.value = features.find((feature) => feature.key === key)?.distinct ?? key;
    },
  };
}
