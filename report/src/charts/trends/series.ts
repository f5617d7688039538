// Lines of CTR over runs or over dates. Pure.
import { Analyser } from '../../core/analysed';
import type { Data } from '../../core/data';
import type { History } from '../../core/history';
import { Row } from '../../core/row';
import type { Mark } from '../../stats/findings';
import type { View } from '../../core/model';

/** One feature, or all images, at one run or date. NaN: not known. */
export interface TrendPoint {
  ctr: number;
  /** images that this is over; equal pictures count once */
  n: number;
  difference: number;
  low: number;
  high: number;
  mark: Mark;
}

export interface Line {
  /** index of the feature, or null for all images */
  feature: number | null;
  name: string;
  /** by step; null: the feature was not there */
  points: (TrendPoint | null)[];
  /** steps from which on numbers do not compare with those before */
  cuts: number[];
}

/** Words at a step: from there on another model or other settings. */
export interface Break {
  step: number;
  short: string;
  full: string;
}

export interface Trend {
  /** what each step is: a run's moment, or a date */
  steps: string[];
  lines: Line[];
  breaks: Break[];
  /** the run that the page shows */
  current: number | null;
}

export const mostLines = 6;

/** The chosen features, or the marked ones in the order of the bars, at most six. */
export function chosenFeatures({ features }: Data, { rows, state }: View): number[] {
  const chosen = state.trend.map((key) => features.findIndex((feature) => feature.key === key)).filter((f) => f >= 0);
  if (chosen.length > 0) return chosen.slice(0, mostLines);
  const marked = rows.filter((row) => row.marked);
  return (marked.length > 0 ? marked : rows).slice(0, mostLines).map((row) => row.feature);
}

export function overRuns(data: Data, history: History, chosen: number[]): Trend {
  const { runs } = history;
  const days = runs.map(({ started_at: at }) => at.slice(0, 10));
  const steps = runs.map(({ started_at: at }, i) =>
    days.filter((day) => day === days[i]).length > 1 ? at.slice(5, 16).replace('T', ' ') : days[i]);
  const all: Line = {
    feature: null, name: 'all images', cuts: [],
    points: runs.map(({ mean_ctr: ctr, images_with_ctr: n }) => (ctr === null ? null : { ctr, n, ...noDifference })),
  };
  return { steps, lines: [all, ...chosen.map((f) => lineOf(data, history, f))], breaks: breaksOf(history, steps), current: history.current };
}

const noDifference = { difference: NaN, low: NaN, high: NaN, mark: '' as Mark };

function lineOf({ features, kinds }: Data, history: History, f: number): Line {
  const { task } = features[f];
  const kind = kinds[features[f].kind].name;
  const points: (TrendPoint | null)[] = history.runs.map(() => null);
  for (const { run, ctrWith, with: n, ...rest } of history.series(kind, features[f].name)) points[run] = { ctr: ctrWith, n, ...rest };
  const cuts = history.breaks.filter((each) => each.task === task).map(({ run }) => run);
  return { feature: f, name: features[f].distinct, points, cuts };
}

function breaksOf({ breaks }: History, steps: string[]): Break[] {
  return breaks.map(({ run, task, from, to }) => {
    const what = from === null ? 'first asked' : to === null ? 'no longer asked' : from.name !== to.name ? 'another model'
      : from.sha256 !== to.sha256 ? 'other weights' : 'other settings';
    const names = from === null || to === null ? (to ?? from)?.name ?? '' : from.name === to.name ? to.name : `${from.name} → ${to.name}`;
    return { step: run, short: `${task}: ${what}`, full: `${steps[run]}, ${task}: ${what} (${names}). Numbers before and after do not compare.` };
  });
}

/** Each date analysed alone, by the same thresholds and filters; calls back after every date. */
export function* overDates(data: Data, view: View, chosen: number[]): Generator<Trend> {
  const dates = data.clickRows?.dates ?? [];
  const { since, until } = view.state;
  const steps = [...dates].sort().filter((day) => (since === '' || day >= since) && (until === '' || day <= until));
  const lines: Line[] = [null, ...chosen].map((feature) => ({
    feature, name: feature === null ? 'all images' : data.features[feature].distinct, points: [], cuts: [],
  }));
  const analyser = new Analyser(data);
  for (const day of steps) {
    const { analysis } = analyser.of({ ...view.state, since: day, until: day });
    for (const line of lines) {
      if (line.feature === null) {
        const pooled = analysis.groupCtr === 'pooled';
        line.points.push({ ctr: pooled ? analysis.pooledCtr : analysis.meanCtr, n: analysis.rows, ...noDifference });
      } else {
        const { ctrWith: ctr, with: n, difference, low, high, mark } = new Row(analysis, line.feature);
        line.points.push({ ctr, n, difference, low, high, mark });
      }
    }
    yield { steps, lines, breaks: [], current: null };
  }
}
