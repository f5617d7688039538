import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addressOf, launch, open } from './browser.mjs';
import { fileUrl } from './reports.mjs';
import { bringInSight } from './shown.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const scatter = (page) => page.locator('#interactive #scatter');
const plot = (page) => scatter(page).locator('.plot');
const card = (page) => scatter(page).locator('.tooltip');
/** Where the chart is on the screen, once it is in its middle. */
const boxOf = async (page) => {
  await plot(page).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  return plot(page).boundingBox();
};
const pinnedName = (page) => scatter(page).locator('.pinned-image strong').innerText();

/** How many points the lines through images have: of the one that the reader is at, of the pinned one. */
const dots = (page) =>
  scatter(page).locator('.connection').evaluateAll((groups) => {
    const counts = groups.map((group) =>
      group.getAttribute('visibility') === 'hidden' ? 0 : group.querySelector('.dots').getAttribute('d').split('h0').length - 1);
    return { pinned: counts[0], at: counts[1] };
  });

const focus = (page) => plot(page).focus();
const press = async (page, ...keys) => {
  for (const key of keys) {
    await page.settled();
    await page.keyboard.press(key);
  }
};

/** Boxes of the names below the columns, as polygons of their four corners on the screen. */
const nameCorners = (page) =>
  scatter(page).locator('.feature-axis text[data-column]').evaluateAll((names) =>
    names.map((name) => {
      const { x, y, width, height } = name.getBBox();
      const matrix = name.getScreenCTM();
      return [[x, y], [x + width, y], [x + width, y + height], [x, y + height]].map(([a, b]) => {
        const point = new DOMPoint(a, b).matrixTransform(matrix);
        return [point.x, point.y];
      });
    }));

/** Two convex polygons overlap unless a side of one has the other beyond it (by half a pixel). */
function overlap(a, b) {
  const separates = (p) => p.some(([x1, y1], i) => {
    const [x2, y2] = p[(i + 1) % p.length];
    const along = (q) => q.map(([x, y]) => (x * (y2 - y1) - y * (x2 - x1)) / Math.hypot(x2 - x1, y2 - y1));
    const [ofA, ofB] = [along(a), along(b)];
    return Math.max(...ofA) <= Math.min(...ofB) + 0.5 || Math.max(...ofB) <= Math.min(...ofA) + 0.5;
  });
  return !separates(a) && !separates(b);
}

describe('the line through an image', () => {
  test('has the points that C++ counts for it', async () => {
    const { page, close } = await open(browser, fileUrl('small'));
    assert.deepEqual(await dots(page), { pinned: 0, at: 0 });
    await focus(page);
    await press(page, 'ArrowRight');
    const text = await card(page).innerText();
    assert.match(text, /CTR \d/);
    const shown = Number(/(\d+)\s+features? of this image shown/.exec(text)[1]);
    assert.equal((await dots(page)).at, shown);
    const other = await open(browser, fileUrl('small'), { javaScriptEnabled: false, ready: '#static' });
    const counted = await other.page.evaluate((wanted) => {
      const groups = [...document.querySelectorAll('.static-scatter .image')];
      const found = groups.find((g) => g.querySelector('title').textContent.startsWith(`${wanted}: CTR`));
      return [...found.querySelectorAll('.dots')].map((path) => path.getAttribute('d').split('h0').length - 1).reduce((a, b) => a + b, 0);
    }, text.split('\n')[0]);
    assert.equal(shown, counted);
    await close();
    await other.close();
  });

  test('appears for the point under the pointer, and goes with it', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    const box = await boxOf(page);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    assert.ok((await dots(page)).at > 0);
    assert.ok(await card(page).isVisible());
    await page.mouse.move(box.x + box.width / 2, box.y - 20);
    assert.equal((await dots(page)).at, 0);
    assert.ok(await card(page).isHidden());
    await close();
  });

  test('follows the keyboard, stays when pinned, also while filters change, and goes with Escape', async () => {
    const { page, close } = await open(browser, fileUrl('small'));
    await focus(page);
    await press(page, 'ArrowRight');
    const first = await card(page).innerText();
    await press(page, 'ArrowDown');
    assert.notEqual(await card(page).innerText(), first);
    const name = (await card(page).locator('strong').innerText()).trim();
    await press(page, 'Enter');
    assert.match(await addressOf(page), /pinned=\d+$/);
    assert.equal((await pinnedName(page)).trim(), name);
    assert.ok(await card(page).isVisible(), 'the reader is still at the point');
    await page.fill('input[name=from]', '60');
    assert.equal((await pinnedName(page)).trim(), name);
    assert.ok((await dots(page)).pinned > 0);
    await focus(page);
    await press(page, 'Escape');
    assert.doesNotMatch(await addressOf(page), /pinned/);
    assert.deepEqual(await dots(page), { pinned: 0, at: 0 });
    await close();
  });

  test('a click pins, a second click lets go', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    const box = await boxOf(page);
    const middle = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.click(...middle);
    assert.match(await addressOf(page), /pinned=\d+$/);
    await page.mouse.click(...middle);
    assert.doesNotMatch(await addressOf(page), /pinned/);
    await close();
  });

  test('a screen reader hears the point', async () => {
    const { page, close } = await open(browser, fileUrl('small'));
    await focus(page);
    await press(page, 'End');
    await press(page, 'ArrowLeft');
    const heard = await scatter(page).locator('[aria-live=polite]').innerText();
    assert.match(heard, /CTR \d.*features? of this image shown/s);
    assert.ok(heard.startsWith((await card(page).locator('strong').innerText()).trim()));
    await close();
  });

  test('shows another part’s image without a card, and a feature as a band', async () => {
    const { page, close } = await open(browser, fileUrl('small'));
    await page.locator('#interactive .features tbody tr').first().hover();
    assert.equal(await scatter(page).locator('.band').getAttribute('visibility'), 'visible');
    await page.locator('#interactive .images [data-image]').first().hover();
    assert.ok((await dots(page)).at > 0);
    assert.ok(await card(page).isHidden());
    await close();
  });
});

describe('columns', () => {
  const count = (page) => scatter(page).locator('.feature-axis [data-column]').count();
  const status = (page) => scatter(page).locator('.zoom-bar [role=status]').innerText();

  test('are those that say most, and all on demand', async () => {
    const { page, problems, close } = await open(browser, fileUrl('middle'));
    assert.match(await status(page), /^30 of \d+\sfeatures: /);
    assert.ok(await count(page) <= 30);
    await scatter(page).locator('.zoom-bar .columns').click();
    assert.match(await addressOf(page), /columnsShown=all/);
    assert.doesNotMatch(await status(page), /^30 of/);
    await scatter(page).locator('.zoom-bar .columns').click();
    assert.match(await status(page), /^30 of/);
    assert.deepEqual(problems, []);
    await close();
  });

  test('have the names of people and the keys of files in their tooltips', async () => {
    const { page, close } = await open(browser, fileUrl('small', '#columnsShown=all'));
    const names = await scatter(page).locator('.feature-axis g:has([data-column])').evaluateAll((groups) =>
      groups.map((group) => [group.querySelector('title').textContent, group.querySelector('[data-column]').textContent]));
    assert.ok(names.length > 5);
    const { features } = await page.evaluate(() => window.imageliftReport);
    for (const [key, text] of names) {
      const f = features.keys.indexOf(key);
      const name = features.distinct[f] ?? features.shown[f] ?? features.names[f].replaceAll('_', ' ');
      assert.ok(name.startsWith(text.replace(/^[▲▼] /, '').replace('…', '')), `${key}: ${text} is not ${name}`);
    }
    await close();
  });
});

describe('zoom', () => {
  const columns = (page) => scatter(page).locator('.zoom-bar [role=status]').innerText();
  /** Which share of the features is on the axis, or may be and has no point there; 1: not zoomed. */
  const share = async (page) => {
    const said = (await columns(page)).replaceAll(',', '');
    if (!said.startsWith('Zoomed')) return 1;
    const [, shown, all] = /(\d+) of (\d+)/.exec(said).map(Number);
    return (shown + Number(/; (\d+)/.exec(said)?.[1] ?? 0)) / all;
  };
  const isNear = (actual, expected) => assert.ok(Math.abs(actual - expected) < 0.01, `${actual} is not ${expected}`);
  const drag = async (page, [x1, y1], [x2, y2]) => {
    const box = await boxOf(page);
    await page.mouse.move(box.x + x1 * box.width, box.y + y1 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + (x1 + x2) / 2 * box.width, box.y + (y1 + y2) / 2 * box.height);
    await page.mouse.move(box.x + x2 * box.width, box.y + y2 * box.height);
    await page.mouse.up();
  };

  test('a drag shows the part inside it, and a link shows the same', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    await drag(page, [0.4, 0.3], [0.6, 0.6]);
    const said = await columns(page);
    assert.match(said, /^Zoomed: \d+ of \d+\sfeatures, CTR \d/);
    const shown = await share(page);
    assert.ok(shown > 0.15 && shown < 0.25, said);
    assert.doesNotMatch(await addressOf(page), /pinned/);
    const again = await open(browser, await addressOf(page));
    assert.equal(await columns(again.page), said);
    await again.close();
    await scatter(page).getByText('Show all').click();
    assert.doesNotMatch(await addressOf(page), /zoom/);
    await close();
  });

  test('a flat drag keeps all CTRs, an upright one all features', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    await drag(page, [0.4, 0.4], [0.5, 0.405]);
    assert.doesNotMatch(await columns(page), /CTR/);
    await scatter(page).getByText('Show all').click();
    await drag(page, [0.5, 0.2], [0.503, 0.4]);
    assert.match(await columns(page), /CTR/);
    isNear(await share(page), 1);
    await close();
  });

  test('keys zoom in, move along and show all again', async () => {
    const { page, close } = await open(browser, fileUrl('middle', '#columnsShown=all'));
    await focus(page);
    await press(page, '+', '+');
    isNear(await share(page), 0.25);
    const before = await addressOf(page);
    await press(page, 'End', 'ArrowRight', 'ArrowRight');
    assert.notEqual(await addressOf(page), before);
    await press(page, '-');
    isNear(await share(page), 0.5);
    await press(page, '0');
    assert.doesNotMatch(await addressOf(page), /zoom/);
    await close();
  });

  test('a double click zooms in, and out again', async () => {
    const { page, close } = await open(browser, fileUrl('middle', '#columnsShown=all'));
    await plot(page).dblclick();
    isNear(await share(page), 0.25);
    await plot(page).dblclick();
    assert.doesNotMatch(await addressOf(page), /zoom/);
    await close();
  });

  test('Ctrl and the wheel zoom, the wheel alone does not', async () => {
    const { page, close } = await open(browser, fileUrl('middle'));
    const box = await boxOf(page);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, -10);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.waitForFunction(() => location.hash.includes('zoom'));
    await page.keyboard.up('Control');
    isNear(await share(page), 0.5);
    await close();
  });
});

describe('names of features', () => {
  for (const [width, height, size, font] of [[360, 640, 'large', 16], [1280, 800, 'large', 16], [3840, 2160, 'large', 16], [360, 640, 'small', 32], [1280, 800, 'middle', 32]]) {
    test(`never overlap and stay in the chart at ${width} px with text of ${font} px, ${size}`, async () => {
      const { page, close } = await open(browser, fileUrl(size), { viewport: { width, height } });
      await page.setViewportSize({ width: width - 1, height });
      await bringInSight(plot(page));
      await page.evaluate((px) => new Promise((resolve) => {
        document.documentElement.style.setProperty('font-size', `${px}px`);
        requestAnimationFrame(() => requestAnimationFrame(resolve)); // observers of sizes are told in between
      }), font);
      const box = await boxOf(page);
      const corners = await nameCorners(page);
      assert.ok(corners.length >= 3);
      corners.forEach((a, i) => corners.slice(i + 1).forEach((b, k) => assert.ok(!overlap(a, b), `names ${i} and ${i + k + 1}`)));
      for (const [x, y] of corners.flat()) {
        assert.ok(x >= box.x - 1 && x <= box.x + box.width + 1 && y <= box.y + box.height + 1, `${x}, ${y} in ${JSON.stringify(box)}`);
      }
      await close();
    });
  }
});

test('axes, pixels and marks lie on each other', async () => {
  const { page, close } = await open(browser, fileUrl('small'));
  const corners = await page.locator('#scatter .plot > svg, #scatter .plot > canvas, #image-ctr .plot > svg, #image-ctr .plot > canvas')
    .evaluateAll((layers) => layers.map((layer) => {
      const [own, chart] = [layer.getBoundingClientRect(), layer.parentElement.getBoundingClientRect()];
      return [own.x - chart.x, own.y - chart.y, Math.abs(own.height - chart.height) < 1];
    }));
  assert.deepEqual(corners, Array(6).fill([0, 0, true]));
  await close();
});

test('the card shows what networks found in the image', async () => {
  const { page, problems, close } = await open(browser, fileUrl('middle'));
  await focus(page);
  await press(page, 'Home');
  for (let i = 0; i < 40 && (await card(page).locator('.mark-box').count()) === 0; i++) await press(page, 'ArrowRight');
  assert.ok((await card(page).locator('.mark-box').count()) > 0);
  assert.deepEqual(problems, []);
  await close();
});

test('paper is light: before printing in dark mode the chart is drawn anew', async () => {
  const { page, close } = await open(browser, fileUrl('small'), { colorScheme: 'dark' });
  const ink = () => scatter(page).locator('.overall-ctr text').getAttribute('fill');
  const dark = await ink();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.notEqual(await ink(), dark);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await ink(), dark);
  await close();
});
