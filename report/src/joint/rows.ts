// The joint model of a view as rows, and these as a chart for export.
import { dotOnInterval, type Mark } from '../charts/marks';
import type { Data } from '../core/data';
import type { View } from '../core/model';
import { intervalOf } from '../stats/estimate';
import { defaultJointOf, jointOf } from '../stats/joint-features';
import type { JointModel } from '../stats/joint';
import { ticks } from 'd3-array';
import * as format from '../core/format';
import { exportedRows, inkOf } from '../charts/exported-rows';

export interface ShownModel {
  /** in the model's order */
  features: number[];
  /** null: no feature */
  model: JointModel | null;
  /** the reader chose them */
  own: boolean;
  /** as many features as these images carry (Harrell 2015: families / 15) */
  most: number;
}

export interface JointRow {
  feature: number;
  name: string;
  /** difference with the others held fixed, and its 95 % interval */
  value: number;
  low: number;
  high: number;
  /** variance inflation factor, 1 or more */
  inflation: number;
}

/** The reader's features where there are some that exist, else the default ones. */
export function modelOf(data: Data, view: View): ShownModel {
  const { engine, outcomes, options, analysis, state } = view;
  const chosen = state.joint.map((key) => data.features.findIndex((feature) => feature.key === key)).filter((f) => f >= 0);
  const own = chosen.length > 0;
  const isShare = (f: number) => data.kinds[data.features[f].kind].unit === 'share';
  const features = own ? [...new Set(chosen)] : defaultJointOf(engine, outcomes, options, analysis, isShare);
  const model = features.length === 0 ? null : jointOf(engine, outcomes, options, features);
  return { features, model, own, most: Math.floor(analysis.families / 15) };
}

/** None where the features cannot be told apart. */
export function jointRows({ features: all }: Data, { features, model }: ShownModel): JointRow[] {
  if (model === null || model.isSingular) return [];
  return features.map((feature, i) => {
    const { low, high } = intervalOf(model.features[i], 0.05);
    return { feature, name: all[feature].distinct, value: model.features[i].value, low, high, inflation: model.inflation[i] };
  });
}

/** Differences -> 0..100 % of the width, 0 in the middle; an interval is cut at three times its difference. */
export function jointScale(rows: JointRow[]): { at(difference: number): number; reach: number } {
  const ends = rows.map(({ low, high, value }) => Math.max(Math.abs(value), Math.min(3 * Math.abs(value), Math.max(-low, high)) || 0));
  const reach = Math.max(...ends, 1e-9);
  return { at: (difference) => Math.max(0, Math.min(100, 50 + (48 * difference) / reach)), reach };
}

export function jointMarks({ value, low, high }: JointRow, at: (difference: number) => number): Mark[] {
  return dotOnInterval(at(value), at(low), at(high));
}

export function exportedJoint({ analysis, state }: View, rows: JointRow[], element: Element): SVGSVGElement {
  const ink = inkOf(element);
  const unit = state.unit === 'percent' ? 'points' : state.unit;
  const { at, reach } = jointScale(rows);
  return exportedRows([
    { title: 'Feature', width: 220, texts: rows.map(({ name }) => name) },
    { title: 'Images', width: 60, texts: rows.map(({ feature }) => format.count(analysis.with[feature])) },
    { title: `Others held fixed (${format.unitName(unit)}, 95 %)`, width: 290, texts: rows.map(({ value, low, high }) => `${format.difference(value, unit, 1)} (${format.interval(low, high, unit, 1)})`) },
    {
      title: 'lower CTR ← 0 → higher CTR', width: 320, line: null, zero: 50,
      ticks: ticks(-0.9 * reach, 0.9 * reach, 3).map((value) => ({ at: at(value), label: value === 0 ? '0' : format.difference(value, unit, 1) })),
      marks: rows.map((row) => jointMarks(row, at)),
      look: (mark) => ('dot' in mark ? { fill: ink('--surface'), stroke: ink('--point') } : { stroke: ink('--point') }),
    },
  ], rows.length, ink);
}
