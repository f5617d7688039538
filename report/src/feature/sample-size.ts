// "Sample size": how many images it takes to see the smallest difference that matters.
import { sample_size } from '../../words.json';
import { say } from '../core/words';
import { h } from '../page/dom';
import * as format from '../core/format';
import type { View } from '../core/model';
import type { Context } from '../page/part';
import { impressionsHelp, splitVariance, requiredSampleSize } from '../stats/sample-size';
import { rowsHaving } from '../stats/rows';
import type { Spread } from '../stats/difference';
import type { Block } from './block';

export class SampleSize implements Block {
  readonly element: HTMLElement;
  private readonly input = h('input', { type: 'number', name: 'matters', min: 0.1, max: 100, step: 'any', inputmode: 'decimal' });
  private readonly inPoints = h('span', {});
  private readonly sentences = h('p', { role: 'status' });

  constructor(context: Context) {
    this.input.addEventListener('input', () => {
      const matters = Number(this.input.value);
      if (matters > 0 && matters <= 100) context.change({ matters }, 'going');
    });
    this.element = h('div', { class: 'sample-size' },
      h('h3', {}, 'Sample size'),
      h('label', {}, 'The smallest difference that matters is ', this.input, ' % of the mean CTR'), this.inPoints, this.sentences);
  }

  show(view: View, f: number): void {
    const { matters, unit } = view.state;
    if (document.activeElement !== this.input) this.input.value = String(matters);
    const smallest = (matters / 100) * view.meanCtr;
    this.element.hidden = !(smallest > 0);
    this.inPoints.textContent = unit === 'percent' ? '' : ` (${format.difference(smallest, unit, 1).replace('+', '')} ${format.unitName(unit)})`;
    this.sentences.textContent = [decisionOf(view, f, smallest), spreadOf(view, f)].join(' ');
  }
}

export function sidesOf({ analysis: a }: View, f: number): Record<'having' | 'without', Spread> {
  return {
    having: { n: a.with[f], effectiveN: a.effectiveWith[f], variance: a.varianceWith[f] },
    without: { n: a.without[f], effectiveN: a.effectiveWithout[f], variance: a.varianceWithout[f] },
  };
}

/** How many images, beside how many there are. */
export function decisionOf(view: View, f: number, smallest: number): string {
  const sides = sidesOf(view, f);
  const { rowsWith, rowsInAll } = requiredSampleSize(sides, smallest, view.analysis.alpha);
  if (Number.isNaN(rowsInAll)) return 'There is too little data to say how much more it takes.';
  const { having, without } = sides;
  const now = having.n + without.n;
  const aim = 'To see such a difference four times out of five';
  if (rowsWith <= having.n || rowsInAll <= now) {
    return `${aim}, these ${format.countOf(having.n, 'image')} with it and ${format.count(without.n)} without are enough.`;
  }
  const alone = Number.isNaN(rowsWith)
    ? 'you also need more images without it'
    : `or ${format.countOf(rowsWith, 'image')} with it (now ${format.count(having.n)}) beside today’s ${format.count(without.n)} without`;
  return `${aim}, it takes about ${format.countOf(rowsInAll, 'image')} in all (now ${format.count(now)}) in the present proportion; ${alone}.`;
}

/** Which part of the spread more data would shrink. */
function spreadOf({ engine, outcomes, options, analysis }: View, f: number): string {
  const { rows, impressions } = engine.prepare(outcomes);
  if (impressions === null || !(analysis.with[f] >= 2)) return '';
  const { rows: having, count } = rowsHaving(rows, f, options);
  const shown = Array.from(having.subarray(0, count), (row) => impressions[row]);
  const split = splitVariance({ n: analysis.with[f], mean: analysis.ctrWith[f], variance: analysis.varianceWith[f] }, shown);
  const share = format.share(Math.min(1, split.sampling / (split.sampling + split.between)));
  if (Number.isNaN(split.sampling)) return '';
  return impressionsHelp(split)
    ? say(sample_size.impressions_help, { share })
    : say(sample_size.impressions_do_not_help, { share });
}
