// Tails down to 1e-300, computed as tails, never as 1 - cdf: Student's to about 1e-12 relative, the
// normal's to 1e-14. NaN in gives NaN out. Formulas: Abramowitz & Stegun 7.1.5 (series), 7.1.14
// (continued fraction), 26.2.23, 26.5, 26.7.

/** Above so many degrees of freedom t is the normal to all digits. */
const kNormalFrom = 1e14;

/** Of Gamma(a + 1/2) / (Gamma(a) sqrt(a)) in powers of 1/(8 a), the highest first. */
const kGammaRatio = [2457.8125, 54.3125, -49.875, -2.625, 2.5, 0.5, -1, 1];

/** Gamma(a + 1/2) / Gamma(a) for a > 0, by its asymptotic series (Tricomi & Erdelyi 1951). */
function gammaRatio(a: number): number {
  let shift = 1;
  while (a < 32) {
    shift *= a / (a + 0.5);
    a += 1;
  }
  const u = 1 / (8 * a);
  let series = 0;
  for (const coefficient of kGammaRatio) series = series * u + coefficient;
  return shift * Math.sqrt(a) * series;
}

/** Continued fraction of the incomplete beta (A&S 26.5.8), by Lentz; for x < (a+1)/(a+b+2). */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 10000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return value;
}

/** P(|T| >= |t|) of Student's t; `freedom` above 0, Infinity gives the normal's. */
export function studentTwoSidedP(t: number, freedom: number): number {
  if (Number.isNaN(t) || !(freedom > 0)) return NaN;
  if (!Number.isFinite(t)) return 0;
  if (t === 0) return 1;
  if (freedom >= kNormalFrom) return normalTwoSidedP(t);
  // p = I_x(a, 1/2) with a = freedom/2, x = freedom/(freedom + t^2).
  const a = freedom / 2;
  const ratio = (t / freedom) * t;
  const x = 1 / (1 + ratio);
  const rest = ratio / (1 + ratio);
  const logX = -Math.log1p(ratio);
  const front = (Math.exp(a * logX) * Math.sqrt(rest / Math.PI)) * gammaRatio(a);
  if (x < (a + 1) / (a + 2.5)) return (front / a) * betaFraction(x, a, 0.5);
  return 1 - 2 * front * betaFraction(rest, 0.5, a);
}

/** The t above 0 with P(|T| >= t) = alpha; alpha in [1e-20, 1]. */
export function studentCritical(alpha: number, freedom: number): number {
  if (!(alpha > 0 && alpha <= 1) || !(freedom > 0)) return NaN;
  if (alpha === 1) return 0;
  const z = normalCritical(alpha);
  if (freedom >= kNormalFrom) return z;
  // Wallace (1959), turned round, is right to a few per cent; then Newton on log p against log t,
  // which is nearly a line in the tail.
  const bent = (z * (8 * freedom + 3)) / (8 * freedom + 1);
  let t = Math.sqrt(freedom * Math.expm1(Math.min(700, (bent * bent) / freedom)));
  const logScale = Math.log(gammaRatio(freedom / 2) / Math.sqrt(freedom * Math.PI / 4));
  for (let step = 0; step < 50; step++) {
    const p = studentTwoSidedP(t, freedom);
    // t times the two-sided density, t -d p/d t.
    const fall = Math.exp(logScale - ((freedom + 1) / 2) * Math.log1p((t / freedom) * t) + Math.log(t));
    const move = (Math.log(p / alpha) * p) / fall;
    t *= Math.exp(Math.max(-2, Math.min(2, move)));
    if (Math.abs(move) < 1e-14) break;
  }
  return t;
}

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
