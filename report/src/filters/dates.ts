// From which day to which the clicks count.
import { h } from '../page/dom';
import type { Context } from '../page/part';
import { group, type Control } from './control';

export function dates(context: Context): Control | null {
  const days = context.data.clickRows?.dates ?? [];
  if (days.length < 2) return null;
  const bounds = { min: days[0], max: days[days.length - 1] };
  const field = (name: 'since' | 'until', text: string, day: string): Control => {
    const input = h('input', { type: 'date', name, ...bounds, 'aria-label': `Clicks ${text} ${day}` });
    input.addEventListener('change', () => context.change({ [name]: input.value === day ? '' : input.value }));
    return {
      element: h('label', {}, h('span', {}, text), input),
      show: ({ state }) => (input.value = state[name] || day),
    };
  };
  return group('Dates of the clicks', 'Only the clicks of these days count.',
    [field('since', 'from', bounds.min), field('until', 'until', bounds.max)]);
}
