// How long a report takes to respond to its reader, measured inside the page.

/**
 * For each hash, milliseconds to the frame that shows it where the reader looks, and to the one from
 * which on every part of the page does.
 */
export function hashToFrame(page, hashes) {
  return page.evaluate(async (list) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const times = [];
    for (const hash of list) {
      await frame();
      await new Promise((resolve) => setTimeout(resolve, 30)); // what comes after a frame is not the next one's fault
      const begin = performance.now();
      // asked for before the page hears of the change: the frame's end is noted before what the page does after it
      const painted = new Promise((resolve) =>
        addEventListener('hashchange', () => resolve(frame()), { once: true, capture: true }));
      location.hash = hash;
      await painted;
      const first = performance.now() - begin;
      while (!document.documentElement.classList.contains('complete')) await frame();
      times.push([first, performance.now() - begin]);
    }
    return times;
  }, hashes);
}

/** Milliseconds that the page works on a move of the pointer over the scatter, at `moves` places. */
export function hoverTimes(page, moves) {
  return page.evaluate(async (count) => {
    const plot = document.querySelector('#scatter .plot');
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const times = [];
    for (let i = 0; i < count; i++) {
      const box = plot.getBoundingClientRect();
      const at = {
        bubbles: true, pointerType: 'mouse',
        clientX: box.left + box.width * (0.08 + (0.88 * i) / count),
        clientY: box.top + box.height * (0.25 + 0.4 * ((i * 0.618) % 1)),
      };
      const begin = performance.now();
      plot.dispatchEvent(new PointerEvent('pointermove', at));
      times.push(performance.now() - begin);
      await frame();
    }
    return times;
  }, moves);
}

/** Opens a report; milliseconds from the start of the navigation to the frame with its first view, and to the one with all parts. */
export async function loadTimes(page, url) {
  await page.addInitScript(() => {
    const times = (window.framesOf = {});
    const note = (name) => {
      if (!document.documentElement.classList.contains(name) || name in times) return;
      times[name] = NaN;
      requestAnimationFrame(() => setTimeout(() => (times[name] = performance.now())));
    };
    new MutationObserver(() => ['alive', 'complete'].forEach(note)).observe(document, { attributeFilter: ['class'], subtree: true });
  });
  await page.goto(url);
  await page.waitForFunction(() => window.framesOf.complete > 0);
  return page.evaluate(() => [window.framesOf.alive, window.framesOf.complete]);
}

/** Milliseconds of processor time that the page's main thread has used so far. */
export async function mainThread(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
  };
}

/** The value below which `share` of the times lie. */
export function percentile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
