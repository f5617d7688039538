// The images and clicks of a view, and what follows from them alone.
import { samePictureSpread, type SamePictureSpread } from '../stats/clusters';
import { wilsonInterval } from '../stats/wilson';

/** By image. */
interface Columns {
  /** 1: the image passes the filters */
  shown: Uint8Array;
  /** 0..1, of the clicks that pass; NaN: not shown, or no CTR is known */
  ctr: Float64Array;
  /** 0 where an image is not shown; null where only CTRs are known */
  clicks: ArrayLike<number> | null;
  impressions: ArrayLike<number> | null;
  /** 1: the row of clicks counts; null: all do */
  passes: Uint8Array | null;
}

/** Wilson's 95 % intervals by image: sampling noise only (rule S15). */
export interface Intervals {
  /** NaN where impressions are not known */
  low: Float64Array;
  high: Float64Array;
  /** by which counts were divided: how much more equal pictures differ than sampling explains */
  overdispersion: number;
}

/** Made anew with every choice of images and dates; spread and intervals when they are first asked for. */
export class ShownImages implements Columns {
  readonly shown!: Uint8Array;
  readonly ctr!: Float64Array;
  readonly clicks!: ArrayLike<number> | null;
  readonly impressions!: ArrayLike<number> | null;
  readonly passes!: Uint8Array | null;
  /** how many are shown, and how many of these have a CTR */
  readonly count: number;
  readonly withCtr: number;
  private knownSpread: SamePictureSpread | undefined;
  private knownIntervals: Intervals | undefined;

  /** `cluster`: by image; equal numbers are the same picture. */
  constructor(private readonly cluster: ArrayLike<number>, columns: Columns) {
    Object.assign(this, columns);
    this.count = columns.shown.reduce((sum, isShown) => sum + isShown, 0);
    this.withCtr = columns.ctr.reduce((sum, ctr) => (Number.isNaN(ctr) ? sum : sum + 1), 0);
  }

  /** Between names of the same picture; null where clicks and impressions are not known: CTRs alone
   * do not tell noise from spread. */
  get spread(): SamePictureSpread | null {
    const { clicks, impressions } = this;
    if (clicks === null || impressions === null) return null;
    return (this.knownSpread ??= samePictureSpread(clicks, impressions, this.cluster));
  }

  get intervals(): Intervals {
    return (this.knownIntervals ??= this.makeIntervals());
  }

  private makeIntervals(): Intervals {
    const { clicks, impressions, spread } = this;
    const low = new Float64Array(this.ctr.length).fill(NaN);
    const high = low.slice();
    if (clicks === null || impressions === null || spread === null) return { low, high, overdispersion: 1 };
    const { overdispersion } = spread;
    for (let i = 0; i < low.length; i++) {
      const interval = wilsonInterval(clicks[i], impressions[i], 0.05, overdispersion);
      [low[i], high[i]] = [interval.low, interval.high];
    }
    return { low, high, overdispersion };
  }
}
