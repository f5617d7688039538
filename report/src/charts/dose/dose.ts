// The CTR by how much of a feature an image has: four groups of about equal size by its value.
import { h } from '../../page/dom';
import type { Chart } from '../../exports/sources';
import type { Block } from '../../feature/block';
import * as format from '../../core/format';
import { exportedGroups, groupChart, groupOf, type Group } from '../group-chart';
import type { ValueUnit } from '../../core/document';
import type { View } from '../../core/model';
import type { Context } from '../../page/part';
import { doseBins } from '../../stats/groups';

export class Dose implements Block {
  readonly element = h('div', { class: 'dose' });
  readonly chart: Chart = { name: 'dose', label: 'CTR by how much of the feature', svg: () => this.drawing() };
  private shown: { view: View; groups: Group[]; name: string } | null = null;

  constructor(private readonly context: Context) {}

  show(view: View, f: number): void {
    const { features, kinds } = this.context.data;
    const { measure, shown: name, kind } = features[f];
    const groups = measure === 'presence' ? [] : doseGroups(view, f, kinds[kind].unit);
    this.element.hidden = groups.length === 0;
    this.shown = groups.length === 0 ? null : { view, groups, name };
    if (this.shown === null) return;
    const { rho, rhoLow, rhoHigh } = view.analysis;
    const rank = Number.isNaN(rho[f]) ? '' : ` Over all images the rank correlation with the CTR is ${format.correlation(rho[f])} (${format.correlation(rhoLow[f])} to ${format.correlation(rhoHigh[f])}).`;
    this.element.replaceChildren(
      h('h3', {}, 'CTR by how much of it'),
      h('p', { class: 'note' }, `Images that know it, by quarters of its value; equal values stay together.${rank}`),
      groupChart('Value', groups, view));
  }

  private drawing(): SVGSVGElement | null {
    return this.shown === null ? null : exportedGroups(`Value of ${this.shown.name}`, this.shown.groups, this.shown.view, this.element);
  }
}

/** The lowest values first; none where all are equal. */
export function doseGroups(view: View, f: number, unit: ValueUnit): Group[] {
  const bins = doseBins(view.engine, view.outcomes, view.options, f);
  if (bins.length < 2) return [];
  return bins.map((bin, i) => {
    const place = i === 0 ? 'lowest' : i === bins.length - 1 ? 'highest' : '';
    return groupOf(view, rangeText(bin.from, bin.to, unit), place, bin);
  });
}

function rangeText(from: number, to: number, unit: ValueUnit): string {
  const text = (value: number) =>
    unit === 'share' ? format.share(value) : unit === 'count' ? String(value) : Number(value.toPrecision(4)).toString();
  return from === to ? text(from) : `${text(from)} to ${text(to)}`;
}
