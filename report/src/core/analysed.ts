// The statistics of a view: recomputed when a choice that they depend on changes, else remembered.
import type { Data, Feature } from './data';
import { shownImages } from './image-filter';
import type { ShownImages } from './shown-images';
import { analyse, type Analysis, type Options, type Outcomes, type Table } from '../stats/analysis';
import { ByFactors } from '../stats/by-factor';
import { Engine } from '../stats/engine';
import { allFindingsOf, type AllFindings } from '../stats/findings';
import { fieldsThat, textOf, type ViewState } from './state';

/** Values that count as "has the feature": least <= value <= greatest, and above zero. */
export interface Range {
  least: number;
  greatest: number;
}

/** The analysis of a view, and what it was made of: the arguments of all functions of stats/. */
export interface Analysed {
  images: ShownImages;
  engine: Engine;
  outcomes: Outcomes;
  options: Options;
  analysis: Analysis;
  /** names, levels, and what they rest on: made when it is first asked for */
  answer(): AllFindings;
  /** the fits that hold one factor fixed; likewise */
  byFactor(factor: number): ByFactors;
  /** by feature: which of its points count */
  ranges: Range[];
}

const outcomeFields = fieldsThat(({ recomputes }) => recomputes === 'outcomes');
const optionFields = fieldsThat(({ recomputes }) => recomputes === 'options');

export function rangeOf(feature: Feature, kind: string, state: ViewState): Range {
  if (feature.measure === 'rank') return { least: -Infinity, greatest: Infinity };
  const own = state.thresholds[kind] ?? feature.threshold;
  if (!feature.confidence) return { least: own, greatest: Infinity };
  return {
    least: state.from === null ? own : state.from / 100,
    greatest: state.to === 100 ? Infinity : state.to / 100,
  };
}

/** The images and clicks that a state lets pass. */
type Chosen = Pick<Analysed, 'images' | 'outcomes'>;

/** Keeps the latest analysis of one document, which the next state may need again. */
export class Analyser {
  private readonly engine: Engine;
  /** each image its own family */
  private readonly apart: Uint32Array;
  private chosen: Chosen | null = null;
  private analysed: Analysed | null = null;
  private outcomeKey = '';
  private optionKey = '';

  constructor(private readonly data: Data) {
    this.engine = new Engine(tableOf(data));
    this.apart = Uint32Array.from(data.images.names.keys());
  }

  of(state: ViewState): Analysed {
    const outcomeKey = keyOf(state, outcomeFields);
    const optionKey = keyOf(state, optionFields);
    if (this.chosen === null || outcomeKey !== this.outcomeKey) {
      this.chosen = this.choose(state);
      this.analysed = null;
    }
    if (this.analysed === null || optionKey !== this.optionKey) {
      this.analysed = analysedOf(this.data, state, { ...this.chosen, engine: this.engine });
    }
    [this.outcomeKey, this.optionKey] = [outcomeKey, optionKey];
    return this.analysed;
  }

  private choose(state: ViewState): Chosen {
    const { data } = this;
    const images = shownImages(data, state);
    return { images, outcomes: outcomesOf(data, images, state.families === 'together' ? data.images.family : this.apart) };
  }
}

function keyOf(state: ViewState, fields: (keyof ViewState)[]): string {
  return JSON.stringify(fields.map((field) => textOf(state, field)));
}

function analysedOf(data: Data, state: ViewState, made: Chosen & Pick<Analysed, 'engine'>): Analysed {
  const kindOf = (feature: Feature) => data.kinds[feature.kind].name;
  const ranges = data.features.map((feature) => rangeOf(feature, kindOf(feature), state));
  const options: Options = {
    least: Float64Array.from(ranges, ({ least }) => least),
    greatest: Float64Array.from(ranges, ({ greatest }) => greatest),
    inFamily: Uint8Array.from(data.features, (feature) => (state.hidden.includes(kindOf(feature)) ? 0 : 1)),
    leastFamilies: state.fewest ?? data.document.trust.least_images,
    leastPrevalence: state.least / 100,
    mostPrevalence: state.most / 100,
    groupCtr: made.outcomes.impressions === null && state.groupCtr === 'pooled' ? 'weighted' : state.groupCtr,
    rate: 0.05,
  };
  const { engine, outcomes } = made;
  const analysis = analyse(engine, outcomes, options);
  const byFactor = new Map<number, ByFactors>();
  let answer: AllFindings | null = null;
  return {
    ...made, options, ranges, analysis,
    answer: () => (answer ??= allFindingsOf(engine, outcomes, options, analysis)),
    byFactor(factor) {
      const known = byFactor.get(factor) ?? new ByFactors(engine, outcomes, options, [outcomes.factors[factor]]);
      byFactor.set(factor, known);
      return known;
    },
  };
}

function tableOf({ images, features, points }: Data): Table {
  return {
    rows: images.names.length,
    features: features.length,
    offsets: points.offsets,
    image: points.image,
    value: points.value,
    measure: features.map(({ measure }) => measure),
    missing: features.map(({ missing }) => missing),
    keys: features.map(({ key }) => key),
  };
}

function outcomesOf({ factors, clickRows }: Data, { ctr, clicks, impressions, passes }: ShownImages, family: ArrayLike<number>): Outcomes {
  const passing = (column: ArrayLike<number>) => (passes === null ? column : Float64Array.from(column, (own, row) => own * passes[row]));
  return {
    ctr,
    clicks,
    impressions,
    family,
    clickRows: clickRows && { image: clickRows.image, clicks: passing(clickRows.clicks), impressions: passing(clickRows.impressions) },
    factors: factors.map(({ name, levels, ofImage, ofRow, same }) => ({ name, levels, ofRow: ofImage, ofClickRow: ofRow, same })),
  };
}
