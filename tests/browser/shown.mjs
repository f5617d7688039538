// What the page shows, read back from its elements.

/** Points of the lines through images as [x, y] lists: of the one that the reader is at, and of the pinned one. */
export async function lines(page) {
  const paths = await page.locator('#scatter .connection').evaluateAll((groups) => groups.map((group) =>
    group.getAttribute('visibility') === 'hidden' ? '' : group.querySelector('.dots').getAttribute('d')));
  const [pinned, at] = paths.map((path) => [...path.matchAll(/M([-\d.]+)[ ,]([-\d.]+)h0/g)].map(([, x, y]) => [Number(x), Number(y)]));
  return { pinned, at };
}

/** By name of an image: how many points the page without scripts joins. */
export async function staticLines(page) {
  return new Map(await page.locator('.static-scatter .image').evaluateAll((groups) => groups.map((group) => [
    group.querySelector('title').textContent.replace(/: CTR .*$/s, ''),
    [...group.querySelectorAll('.dots')].filter((dots) => getComputedStyle(dots).display !== 'none')
      .reduce((n, dots) => n + dots.getAttribute('d').split('h0').length - 1, 0),
  ])));
}

/** Sections out of sight are not laid out (`content-visibility: auto`): they have no innerText until they are in sight. */
export function bringInSight(locator) {
  return locator.evaluate(async (element) => {
    element.scrollIntoView({ block: 'nearest' });
    while (element.checkVisibility() && !element.checkVisibility({ contentVisibilityAuto: true })) await new Promise(requestAnimationFrame);
  });
}

/** What a reader reads there, spaces made plain. */
export async function textOf(locator) {
  await bringInSight(locator);
  return (await locator.innerText()).replace(/\s+/g, ' ').trim();
}

/** The words of the first `most` rows of bars, spaces made plain: name, counts, CTRs, difference, interval and q. */
export async function barTexts(rows, most) {
  await bringInSight(rows.first());
  const cells = ['th', '.number', '.pair', '.strong', '.certainty'];
  return rows.evaluateAll((list, [wanted, end]) => list.slice(0, end).map((row) => wanted.map((cell) =>
    row.querySelector(cell).innerText.replace(/\s+/g, ' ').replace(/ (higher|lower)$/, '').trim())), [cells, most]);
}

/** Waits for the adjusted column, which follows the frame; features without enough data have none. */
export function adjusted(page) {
  return page.waitForFunction(() => [...document.querySelectorAll('tr:not(.too-few) > td.adjusted')].every((cell) => cell.textContent !== ''));
}

/** Lets a list that grows step by step grow to its end. */
export function showAll(page, section) {
  return page.locator(`${section} .more`).evaluate((more) => {
    while (!more.hidden) more.click();
  });
}
