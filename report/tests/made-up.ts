// Six images and three features, small enough to compute by hand.
import type { Data, Feature } from '../src/core/data';
import type { ReportDocument } from '../src/core/document';
import { Views, type View } from '../src/core/model';
import type { ViewState } from '../src/core/state';
import { kindNamed } from './kinds';

const feature = (name: string, kind: number, threshold: number): Feature => ({
  key: name, name, shown: name, distinct: name, noun: name, kind, task: kind === 0 ? 'objects' : 'colours', threshold, measure: 'presence', confidence: kind === 0, members: null,
  missing: kind === 0 ? Uint8Array.of(0, 0, 0, 0, 1, 0) : null,
});

/** CTRs 1 % .. 5 %, the last image has none; images 0 and 1 are the same picture. */
export function madeUp(): Data {
  return {
    document: {
      schema: 1,
      run: { uid: 'run-1', business: 'demo', image_source: 'made up', simulated_clicks: true },
      trust: { least_images: 1 },
    } as ReportDocument,
    images: {
      names: ['a', 'b', 'c', 'd', 'e', 'f'],
      ctr: Float64Array.of(0.01, 0.02, 0.03, 0.04, 0.05, NaN),
      clicks: null,
      impressions: null,
      cluster: [0, 0, 1, 2, 3, 4],
      family: [0, 0, 1, 2, 3, 4],
    },
    factors: [],
    clickRows: null,
    kinds: [kindNamed('object'), kindNamed('colour')],
    features: [feature('dog', 0, 0.25), feature('red', 1, 0.01), feature('Cat', 0, 0.25)],
    points: {
      offsets: Uint32Array.of(0, 4, 6, 7),
      image: Uint32Array.of(0, 1, 2, 5, 3, 4, 2),
      value: Float64Array.of(0.9, 0.9, 0.3, 0.8, 0.5, 0.005, 0.7),
    },
  };
}

/** A view that nothing was kept for. */
export function viewOf(data: Data, state: ViewState): View {
  return new Views(data).of(state);
}
