// The page draws what is in sight with a change and the rest right after that frame
// (report/src/page/part-list.ts). A test reads faster than any reader: it waits until all is drawn.

const readings = [
  'allInnerTexts', 'allTextContents', 'boundingBox', 'count', 'evaluate', 'evaluateAll', 'getAttribute', 'innerHTML', 'innerText',
  'inputValue', 'isChecked', 'isVisible', 'screenshot', 'textContent',
];
const actions = ['check', 'click', 'dblclick', 'dragTo', 'fill', 'focus', 'hover', 'press', 'selectOption', 'uncheck'];
const pages = new WeakSet();
const wrapped = new WeakSet();

/** From now on everything that a test does with the page waits until its parts are drawn. */
export function settleBefore(page) {
  const evaluate = page.evaluate.bind(page);
  page.settled = () => evaluate(() => new Promise((resolve) => {
    const look = () => (document.documentElement.matches('.alive:not(.complete)') ? requestAnimationFrame(look) : resolve());
    look();
  }));
  pages.add(page);
  wrap(page, [...actions, ...readings], () => page);
  const locators = Object.getPrototypeOf(page.locator('html'));
  if (wrapped.has(locators)) return;
  wrapped.add(locators);
  wrap(locators, [...actions, ...readings], (locator) => locator.page());
}

function wrap(owner, names, pageOf) {
  for (const name of names) {
    const original = owner[name];
    if (typeof original !== 'function') continue;
    owner[name] = async function (...words) {
      const page = pageOf(this);
      if (pages.has(page)) await page.settled();
      return original.apply(this, words);
    };
  }
}
