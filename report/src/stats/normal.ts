// The standard normal's tails, to about 1e-14 relative down to 1e-300: computed as tails, never as
// 1 - cdf. Formulas: Abramowitz & Stegun 7.1.5 (series), 7.1.14 (continued fraction), 26.2.23.

const kRootOfPi = Math.sqrt(Math.PI);

/** 2/sqrt(pi) times the integral of exp(-t^2) from x >= 0 to infinity. */
export function erfc(x: number): number {
  return x < 1.5 ? 1 - erfBySeries(x) : Math.exp(-x * x) / kRootOfPi / continuedFraction(x);
}

/** erf by its Taylor series with positive terms: 2/sqrt(pi) exp(-x^2) sum 2^n x^(2n+1)/(2n+1)!!. */
function erfBySeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > 1e-17 * sum; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / kRootOfPi) * Math.exp(-x * x) * sum;
}

/** x + (1/2)/(x + (2/2)/(x + (3/2)/(x + ...))), from the end; 1.5 or more needs most terms. */
function continuedFraction(x: number): number {
  let value = x;
  for (let n = Math.ceil(20 + 250 / (x * x)); n > 0; n--) value = x + n / 2 / value;
  return value;
}

/** P(|Z| >= |z|) of the standard normal. */
export function normalTwoSidedP(z: number): number {
  return Number.isNaN(z) ? NaN : erfc(Math.abs(z) / Math.SQRT2);
}

/** The z above 0 with P(|Z| >= z) = alpha; alpha in (0, 1]. */
export function normalCritical(alpha: number): number {
  if (!(alpha > 0 && alpha <= 1)) return NaN;
  if (alpha === 1) return 0;
  const t = Math.sqrt(-2 * Math.log(alpha / 2));
  const top = 2.515517 + t * (0.802853 + t * 0.010328);
  let z = Math.max(1e-9, t - top / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
  // Newton on the tail itself, relative to it; the first guess is right to 5e-4.
  for (let step = 0; step < 6; step++) {
    const p = normalTwoSidedP(z);
    const density = Math.sqrt(2 / Math.PI) * Math.exp((-z * z) / 2);
    const move = (p - alpha) / density;
    z += move;
    if (Math.abs(move) < 1e-15 * z) break;
  }
  return z;
}
