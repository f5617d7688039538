// Which images a view shows, and with which clicks: the filters by factor and by date.
import { none, type ClickRows, type Data, type Factor } from './data';
import { ShownImages } from './shown-images';
import type { ViewState } from './state';

/** Rule S1: an image's clicks are the sums over its rows that pass the filters. */
export function shownImages(data: Data, state: ViewState): ShownImages {
  const filters = chosenLevels(data, state);
  const byRow = data.clickRows !== null && (hasDates(state) || filters.some(({ factor }) => factor.ofRow !== null));
  const shown = passing(data, filters);
  const { images } = data;
  if (byRow) return sumRows(data, data.clickRows!, passingRows(data.clickRows!, filters, state), shown);
  const ctr = images.ctr.map((value, i) => (shown[i] === 1 ? value : NaN));
  const kept = (counts: ArrayLike<number> | null) =>
    counts === null ? null : Float64Array.from(counts, (n, i) => (shown[i] === 1 ? n : 0));
  return new ShownImages(images.cluster, { shown, ctr, clicks: kept(images.clicks), impressions: kept(images.impressions), passes: null });
}

/** A factor of which the reader keeps some levels; by level, and last for "no level", 1 is kept. */
interface LevelFilter {
  factor: Factor;
  keeps: Uint8Array;
}

/** How "no level" stands among the levels that the reader keeps. */
export const noLevel = '';

function chosenLevels({ factors }: Data, { levels }: ViewState): LevelFilter[] {
  return factors
    .filter(({ name }) => levels[name] !== undefined)
    .map((factor) => {
      const wanted = new Set(levels[factor.name]);
      return { factor, keeps: Uint8Array.from([...factor.levels, noLevel], (level) => (wanted.has(level) ? 1 : 0)) };
    });
}

function isKept({ keeps }: LevelFilter, level: number): boolean {
  return keeps[level === none ? keeps.length - 1 : level] === 1;
}

function passing({ images }: Data, filters: LevelFilter[]): Uint8Array {
  const byImage = filters.filter(({ factor }) => factor.ofRow === null);
  return Uint8Array.from(images.names, (_, i) =>
    byImage.every((filter) => isKept(filter, filter.factor.ofImage[i])) ? 1 : 0);
}

function hasDates({ since, until }: ViewState): boolean {
  return since !== '' || until !== '';
}

function passingRows(rows: ClickRows, filters: LevelFilter[], state: ViewState): Uint8Array {
  const { since, until } = state;
  const dates = Uint8Array.from(rows.dates, (day) =>
    (since === '' || day >= since) && (until === '' || day <= until) ? 1 : 0);
  const byRow = filters.filter(({ factor }) => factor.ofRow !== null);
  const kept = (row: number) => byRow.every((filter) => isKept(filter, filter.factor.ofRow![row]));
  return Uint8Array.from(rows.image as ArrayLike<number>, (_, row) => {
    const day = rows.date[row];
    const dated = day === none ? !hasDates(state) : dates[day] === 1;
    return dated && kept(row) ? 1 : 0;
  });
}

/** An image without a row that passes is not shown. */
function sumRows({ images }: Data, rows: ClickRows, passes: Uint8Array, allowed: Uint8Array): ShownImages {
  const n = images.names.length;
  const shown = new Uint8Array(n);
  const clicks = new Float64Array(n);
  const impressions = new Float64Array(n);
  for (let row = 0; row < passes.length; row++) {
    const image = rows.image[row];
    if (passes[row] === 0 || allowed[image] === 0) continue;
    shown[image] = 1;
    clicks[image] += rows.clicks[row];
    impressions[image] += rows.impressions[row];
  }
  const ctr = clicks.map((sum, i) => (impressions[i] > 0 ? sum / impressions[i] : NaN));
  return new ShownImages(images.cluster, { shown, ctr, clicks, impressions, passes });
}
