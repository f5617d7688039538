// A browser compiles well only what has run a few times, so the reader's first two or three choices
// would take twice as long as all later ones. This runs what they will, while nobody waits.
import type { Data } from '../core/data';
import { Views } from '../core/model';
import type { ViewState } from '../core/state';

const rounds = 4;

/** Computes views that nobody sees, one in each idle moment, until the page is `left`. */
export async function warmUp(data: Data, state: ViewState, left: AbortSignal): Promise<void> {
  const views = new Views(data); // the page's own keep the view that is shown
  for (let round = 1; round <= rounds; round++) {
    await idle();
    if (left.aborted) return;
    views.of({ ...state, from: round, since: data.document.run.clicks_from });
  }
}

function idle(): Promise<unknown> {
  if (typeof requestIdleCallback !== 'function') return new Promise((resolve) => setTimeout(resolve, 50));
  return new Promise((resolve) => requestIdleCallback(resolve));
}
