/**
 * Sums over all families j of a run that depend on the impressions I of a part of it, as rule S5's
 * jackknife needs them: with I = all - s, 1/(I - i_j) = sum_k s^k / (all - i_j)^(k+1), a power
 * series in s whose coefficients are the same for every part.
 */
export class RestSeries {
  private readonly shares: Float64Array;
  private readonly errors: Float64Array;
  private readonly powers: Float64Array;
  private readonly least: number = Infinity;
  /** by power of s / least: i/D, e/D, (k+1) i^2/D^2, (k+1) i e/D^2, (k+1) e^2/D^2, D = all - i_j */
  private readonly terms: number[][] = [];

  /** `error[j]`: clicks minus the overall ratio times impressions; sums are over `families`. */
  constructor(families: Uint32Array, impressions: Float64Array, error: Float64Array, all: number) {
    const n = families.length;
    const left = Float64Array.from(families, (g) => all - impressions[g]);
    for (let j = 0; j < n; j++) this.least = Math.min(this.least, left[j]);
    this.shares = left.map((d, j) => impressions[families[j]] / d);
    this.errors = left.map((d, j) => error[families[j]] / d);
    this.powers = left.fill(1).map((_, j) => this.least / (all - impressions[families[j]]));
    this.weights = new Float64Array(n).fill(1);
  }

  private readonly weights: Float64Array;

  /**
   * Sum of moved = (delta i - e) / (I - i) and of its square over all families, for I = all - s;
   * null where the series is too slow. `size`: of the terms that make `squares`, which may cancel.
   */
  at(s: number, delta: number): { sum: number; squares: number; size: number } | null {
    const x = s / this.least;
    if (!(x <= kGreatest)) return null;
    const count = x === 0 ? 1 : Math.ceil(kDigits / -Math.log(x)) + 6;
    while (this.terms.length < count) this.terms.push(this.nextTerm());
    let [a, b, aa, ab, bb] = [0, 0, 0, 0, 0];
    for (let k = count - 1; k >= 0; k--) {
      const term = this.terms[k];
      a = a * x + term[0];
      b = b * x + term[1];
      aa = aa * x + term[2];
      ab = ab * x + term[3];
      bb = bb * x + term[4];
    }
    const [own, both] = [delta * delta * aa + bb, 2 * delta * ab];
    return { sum: delta * a - b, squares: own - both, size: own + Math.abs(both) };
  }

  private nextTerm(): number[] {
    const { shares, errors, weights, powers } = this;
    let [a, b, aa, ab, bb] = [0, 0, 0, 0, 0];
    for (let j = 0; j < weights.length; j++) {
      const share = weights[j] * shares[j];
      const error = weights[j] * errors[j];
      a += share;
      b += error;
      aa += share * shares[j];
      ab += share * errors[j];
      bb += error * errors[j];
      weights[j] *= powers[j];
    }
    const order = this.terms.length + 1;
    return [a, b, order * aa, order * ab, order * bb];
  }
}

/** Of s to the smallest all - i_j; 60 terms there. */
const kGreatest = 0.6;
/** -log of the relative size of what is left out. */
const kDigits = 34;
