// From which value on an image has a feature: one confidence for all kinds, or one for each.
import type { Data } from '../core/data';
import type { Context } from '../page/part';
import { initialState } from '../core/state';
import { group, numberField, type Control } from './control';

/** From-to for everything that a model is sure of to some degree. */
export function confidence(context: Context): Control {
  const field = (name: 'from' | 'to', text: string, placeholder: string) =>
    numberField(context, {
      name, text, label: name === 'from' ? 'Confidence from %' : 'Confidence to %', unit: name === 'to' ? '%' : '', placeholder, least: 0, greatest: 100,
      value: (state) => (state[name] === initialState[name] ? null : state[name]),
      change: (value) => ({ [name]: value ?? initialState[name] }),
    });
  const kinds = confidentKinds(context.data);
  return group('Confidence', `${kinds[0].toUpperCase()}${kinds.slice(1)}. “auto” is what each model recommends.`,
    [field('from', '', 'auto'), field('to', 'to', '100')]);
}

/** "labels, objects and faces": what a least confidence applies to, but for groups of them. */
function confidentKinds({ kinds }: Data): string {
  const plurals = kinds.filter(({ has_confidence, task }) => has_confidence && task !== null).map(({ plural }) => plural);
  return plurals.length < 2 ? plurals.join() : `${plurals.slice(0, -1).join(', ')} and ${plurals[plurals.length - 1]}`;
}

export interface KindThreshold {
  kind: string;
  threshold: number;
  /** its confidences order a model's results and are no probabilities */
  ranked: boolean;
  /** 100 where the reader sees percent */
  scale: number;
}

/** Kinds whose features are present from a threshold on, with the report's own. */
export function kindThresholds({ features, kinds }: Data): KindThreshold[] {
  return [...new Set(features.map(({ kind }) => kinds[kind]))].flatMap(({ name, threshold, ranked, unit }) =>
    threshold === null || threshold === 0 ? [] : { kind: name, threshold, ranked, scale: unit === 'share' || unit === 'confidence' ? 100 : 1 });
}

/** One threshold for each kind. */
export function thresholds(context: Context): Control | null {
  const fields = kindThresholds(context.data).map(({ kind, threshold, ranked, scale }) =>
    numberField(context, {
      name: `threshold-${kind}`, text: kind, label: `Threshold for ${kind}${scale === 100 ? ' %' : ''}${ranked ? ' (these confidences only rank, and are low)' : ''}`,
      unit: scale === 100 ? '%' : '×', placeholder: String(Number((threshold * scale).toPrecision(6))),
      least: 0, greatest: scale === 100 ? 100 : 1000,
      value: ({ thresholds: chosen }) => (chosen[kind] === undefined ? null : Number((chosen[kind] * scale).toPrecision(12))),
      change: (value) => ({ thresholds: changed(context, kind, value === null ? null : value / scale) }),
    }));
  return fields.length === 0 ? null
    : group('Thresholds by kind', `Where each kind begins to count; “confidence from” overrides those of ${confidentKinds(context.data)}.`, fields);
}

function changed(context: Context, kind: string, value: number | null): Record<string, number> {
  const { [kind]: _, ...others } = context.state().thresholds;
  return value === null ? others : { ...others, [kind]: value };
}
