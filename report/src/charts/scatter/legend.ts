// What colours, shapes and lines of the scatter mean.
import { h } from '../../page/dom';

export function legend(): HTMLElement {
  const entry = (name: string, text: string) => h('li', {}, h('span', { class: `key ${name}`, 'aria-hidden': 'true' }), text);
  return h('ul', { class: 'legend' },
    entry('higher', 'feature that goes with a higher CTR'),
    entry('lower', 'feature that goes with a lower CTR'),
    entry('point', 'no certain difference'),
    entry('overall-ctr', 'overall CTR'),
    entry('line', 'all features of one image'));
}
