// A card of the answer as an item of a list; lib/report/static/card_node.cc makes the same.
import { card as words } from '../../words.json';
import { h, svg, type Child } from '../page/dom';
import type { Adjustment } from '../stats/adjusted';
import { fixed } from '../stats/wording';
import type { Card, Tick } from './card';
import type { Lead } from './lead';

const signs: Record<Adjustment, string> = {
  stays: '✓ ', shrinks: '↓ ', disappears: '✗ ', changes_sign: '✗ ', too_few_to_tell: '? ', cannot_be_separated: '? ',
};

/** The difference that all ranges of the cards fit into: the farthest end of one from 0. */
export function reachOf(cards: Card[]): number {
  const ends = cards.flatMap(({ numbers: { interval } }) => [interval.low, interval.high]);
  return Math.max(0, ...ends.filter((end) => !Number.isNaN(end)).map(Math.abs));
}

/** `numbers`: folded; '': none. `more`: what follows the first paragraph's text. */
export function cardItem(card: Card, reach: number, numbers: string, more: Child, pictures: Child): HTMLElement {
  const higher = card.numbers.difference.value > 0;
  const rest = [`${card.change}.`, card.within, `${card.images}.`].filter((part) => part !== '').join(' ');
  return h('li', { class: higher ? 'higher' : 'lower' },
    h('span', { class: 'mark', 'aria-hidden': 'true' }, higher ? '▲' : '▼'),
    h('div', { class: 'card' },
      h('p', {}, h('strong', {}, h('bdi', {}, `${card.subject}: ${card.lead}`)), ' ', h('bdi', {}, rest), more),
      h('div', { class: 'how-sure' }, rangeBar(card.numbers, reach), ticksList(card.ticks)),
      card.eitherOr !== '' && h('p', { class: 'either-or' }, h('bdi', {}, card.eitherOr)),
      card.also !== '' && h('p', { class: 'also' }, h('bdi', {}, card.also)),
      numbers !== '' && h('details', { class: 'card-numbers' }, h('summary', {}, words.numbers), h('p', {}, h('bdi', {}, numbers)))),
    pictures);
}

/** The interval around the difference, 0 in the middle. */
function rangeBar({ difference, interval: { low, high } }: Lead, reach: number): Child {
  if (Number.isNaN(low) || !(reach > 0)) return null;
  const at = (value: number) => `${fixed(Math.min(100, Math.max(0, 50 + (48 * value) / reach)), 2)}%`;
  return svg('svg', { class: 'range', 'aria-hidden': 'true' },
    svg('line', { class: 'zero', x1: at(0), x2: at(0), y1: '0', y2: '100%' }),
    svg('line', { class: 'whisker', x1: at(low), x2: at(high), y1: '50%', y2: '50%' }),
    svg('circle', { class: 'dot', cx: at(difference.value), cy: '50%', r: '5' }));
}

function ticksList(ticks: Tick[]): Child {
  if (ticks.length === 0) return null;
  return h('ul', { class: 'ticks' }, ticks.map(({ name, adjustment }) => h('li', { class: adjustment },
    h('span', { 'aria-hidden': 'true' }, signs[adjustment]), h('bdi', {}, name), h('span', { class: 'flag' }, `: ${words.ticks.flags[adjustment]}`))));
}
