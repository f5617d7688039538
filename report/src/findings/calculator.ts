// How many pairs the next test takes with the reader's own CTR and the gain that matters to them.
import { calculator as words } from '../../words.json';
import * as format from '../core/format';
import type { View } from '../core/model';
import { say } from '../core/words';
import { h } from '../page/dom';
import { pairsElsewhere } from '../stats/sample-size';
import type { TestNext } from './test-next';

export function calculatorFor({ meanCtr }: View, { plan }: TestNext): HTMLElement {
  const ctr = percentField('own-ctr', words.ctr, meanCtr);
  const gain = percentField('own-gain', words.gain, 0.1);
  const pairs = h('output', {});
  const tell = () => {
    const [own, least] = [ctr, gain].map(({ value }) => Number(value) / 100);
    const isSensible = own > 0 && own < 1 && least > 0;
    pairs.textContent = isSensible ? say(words.pairs, { pairs: format.count(Math.max(2, pairsElsewhere(plan, meanCtr, own, least))) }) : '';
  };
  [ctr, gain].forEach((input) => input.addEventListener('input', tell));
  tell();
  return h('details', { class: 'calculator' }, h('summary', {}, words.title),
    h('p', {}, h('label', {}, `${words.ctr} `, ctr, ' %'), ' ', h('label', {}, `${words.gain} `, gain, ' %'), ' ', pairs));
}

function percentField(name: string, label: string, share: number): HTMLInputElement {
  return h('input', { type: 'number', name, min: 0, step: 'any', inputmode: 'decimal', 'aria-label': `${label}, %`, value: Number((100 * share).toPrecision(3)) });
}
