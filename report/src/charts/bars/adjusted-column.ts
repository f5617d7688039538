// The adjusted difference of each shown feature, among images that share a level of one factor.
// Filled after the frame, so that filters stay fast.
import { flags } from '../../../words.json';
import { sayCount } from '../../core/words';
import { adjustedBy } from '../../core/adjusted';
import { adjustedInterval, flagOf } from '../../core/adjustment-words';
import { AfterFrame } from '../../page/after-frame';
import type { Data } from '../../core/data';
import { h, nameText, type Child } from '../../page/dom';
import * as format from '../../core/format';
import type { View } from '../../core/model';
import type { Context } from '../../page/part';
import type { AdjustedDifference } from '../../stats/adjusted';
import { kTested } from '../../stats/eligibility';

/** Index of the factor that is held fixed: the reader's, else the first offered; -1 without any. */
export function factorAt({ factors }: Data, { state }: View): number {
  const chosen = factors.findIndex(({ name, offered }) => offered && name === state.factor);
  return chosen < 0 ? factors.findIndex(({ offered }) => offered) : chosen;
}

export class AdjustedColumn {
  private readonly later = new AfterFrame();

  constructor(private readonly context: Context) {}

  /** The column's head, with a choice where there are several factors; null without any. */
  headOf(view: View): HTMLElement | null {
    const { factors } = this.context.data;
    const at = factorAt(this.context.data, view);
    if (at < 0) return null;
    const several = factors.filter(({ offered }) => offered).length > 1;
    const name = several ? choice(this.context, at) : nameText(factors[at].shown, factors[at].name);
    return h('th', { scope: 'col', class: 'adjusted' }, 'Difference within one ', name);
  }

  /** Fills the last cell of each row. */
  fill(view: View, rows: Map<number, HTMLElement>): void {
    const at = factorAt(this.context.data, view);
    if (at < 0) return this.later.cancel();
    const tested = [...rows.keys()].filter((f) => view.analysis.eligibility[f] === kTested);
    const cells = tested.map((f) => rows.get(f)!.querySelector('.adjusted')!); // now: `rows` may be drawn anew before
    this.later.run(() => {
      const adjusted = adjustedBy(view, at, tested);
      tested.forEach((f, i) => cells[i].replaceChildren(...cellText(view, f, this.context.data.factors[at].shown, adjusted?.[i] ?? null)));
    });
  }
}

function choice({ change, data: { factors } }: Context, at: number): HTMLElement {
  const select = h('select', { name: 'adjust', 'aria-label': 'Factor that is held fixed' },
    factors.map(({ name, shown, offered }, i) => offered && h('option', { value: name, selected: i === at }, shown)));
  select.addEventListener('change', () => change({ factor: select.value }));
  return select;
}

function cellText({ state: { unit }, analysis }: View, f: number, factor: string, adjusted: AdjustedDifference | null): Node[] {
  const base = analysis.ctrWithout[f];
  if (adjusted === null) return nodes(h('small', {}, `${factor} names single images`));
  const flag = analysis.marked[f] === 1 && h('small', { class: `flag ${adjusted.adjustment}` }, flagOf(adjusted, factor)); // S25
  if (Number.isNaN(adjusted.estimate.value)) return nodes(flag || h('small', {}, '–'));
  const raw = `raw on the same ${format.countOf(adjusted.rows, 'image')}: ${format.difference(adjusted.raw, unit, base)}; ${sayCount(adjusted.informativeLevels, flags.levels_hold_both)}`;
  return nodes(
    h('span', { class: 'amount', title: raw }, format.difference(adjusted.estimate.value, unit, base),
      h('small', {}, adjustedInterval(adjusted, unit, base) || 'no interval')), flag);
}

function nodes(...children: Child[]): Node[] {
  return children.filter((child): child is Node => child instanceof Node);
}
