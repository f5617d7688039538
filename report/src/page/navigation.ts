// Links to the sections of the page; the one that is being read is marked.
import { contents, page } from '../../words.json';
import { h } from './dom';

/** By id of a section: what its link says. Sections that are not there, or hidden, have no link. */
const sections: [id: string, text: string][] = [
  ['findings', contents.findings], ['scatter', contents.scatter], ['differences', contents.differences], ['feature', contents.feature],
  ['pair', contents.pair], ['joint', contents.joint], ['image-ctr', contents.image_ctr], ['images', contents.images],
  ['twins', contents.twins], ['trends', contents.trends], ['left-out', contents.left_out], ['words', contents.words],
];

interface Link {
  id: string;
  item: HTMLElement;
  anchor: HTMLAnchorElement;
}

/** Navigation of the page that `root` holds, until the signal. */
export function navigation(root: HTMLElement, signal: AbortSignal): HTMLElement {
  const links = sections.map(([id, text]): Link => {
    const anchor = h('a', { href: `#${id}`, onclick: (event) => goTo(id, event) }, text);
    return { id, anchor, item: h('li', { hidden: true }, anchor) };
  });
  const list = h('ul', {}, links.map(({ item }) => item));
  let waits = false;
  const soon = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      mark(list, links);
    });
  };
  addEventListener('scroll', soon, { passive: true, signal });
  const heights = new ResizeObserver(soon); // sections come, go and grow
  heights.observe(root);
  signal.addEventListener('abort', () => heights.disconnect());
  root.classList.add('with-contents');
  return h('nav', { class: 'contents', 'aria-label': page.on_this_page }, list);
}

export function backToTop(): HTMLElement {
  return h('p', { class: 'back-to-top' }, h('a', { href: '#findings', onclick: (event) => goTo('findings', event, 0) }, page.back_to_top));
}

/** Scrolls and focuses there; the hash stays, since it holds what the reader chose. */
function goTo(id: string, event: Event, top?: number): void {
  const heading = document.getElementById(`${id}-title`);
  if (heading === null) return;
  event.preventDefault();
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (top !== undefined) scrollTo({ top, behavior: still ? 'auto' : 'smooth' });
  else heading.closest('section')?.scrollIntoView({ block: 'start' });
}

/** The last section that begins in the upper part of the window is the current one. */
function mark(list: HTMLElement, links: Link[]): void {
  let current = '';
  for (const { id, item } of links) {
    const section = document.getElementById(id);
    item.hidden = section === null || section.hidden;
    if (section !== null && !section.hidden && (current === '' || section.getBoundingClientRect().top < innerHeight / 3)) current = id;
  }
  for (const { id, item, anchor } of links) {
    const isCurrent = id === current;
    if (anchor.hasAttribute('aria-current') === isCurrent) continue;
    if (!isCurrent) anchor.removeAttribute('aria-current');
    else {
      anchor.setAttribute('aria-current', 'true');
      list.scrollLeft = item.offsetLeft - list.clientWidth / 3;
    }
  }
}
