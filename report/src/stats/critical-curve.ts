// Student's critical value at one level for many degrees of freedom: exact values cost some 5 us,
// a polynomial through them 50 ns.
import { studentCritical } from './distributions';

/** Degrees of freedom (above 0) -> the t above 0 that |T| exceeds with one probability. */
export type Critical = (freedom: number) => number;

const kNodes = 28;
/** Where 1/freedom is cut, so that each piece is smooth; below two degrees values are exact. */
const kCuts = [0, 1 / 64, 0.1, 0.25, 0.5];

/** log t over 1/freedom in [low, high], by Chebyshev nodes; right to 1e-12. */
class Piece {
  private readonly coefficients = new Float64Array(kNodes);

  constructor(alpha: number, private readonly low: number, private readonly high: number) {
    const values = Array.from({ length: kNodes }, (_, k) => {
      const u = low + (high - low) * (0.5 + 0.5 * Math.cos((Math.PI * (k + 0.5)) / kNodes));
      return Math.log(studentCritical(alpha, 1 / u));
    });
    for (let j = 0; j < kNodes; j++) {
      values.forEach((value, k) => {
        this.coefficients[j] += (2 / kNodes) * value * Math.cos((Math.PI * j * (k + 0.5)) / kNodes);
      });
    }
  }

  /** By Clenshaw's recurrence. */
  at(u: number): number {
    const x = (2 * (u - this.low)) / (this.high - this.low) - 1;
    let b1 = 0;
    let b2 = 0;
    for (let j = kNodes - 1; j > 0; j--) {
      const b0 = 2 * x * b1 - b2 + this.coefficients[j];
      b2 = b1;
      b1 = b0;
    }
    return Math.exp(x * b1 - b2 + this.coefficients[0] / 2);
  }
}

/** studentCritical(alpha, ...), fast after the first few calls. */
export function criticalCurve(alpha: number): Critical {
  const pieces: Piece[] = [];
  const last = kCuts.length - 1;
  return (freedom) => {
    const u = 1 / freedom;
    if (!(u > 0 && u <= kCuts[last])) return studentCritical(alpha, freedom);
    let i = 0;
    while (u > kCuts[i + 1]) i++;
    pieces[i] ??= new Piece(alpha, kCuts[i], kCuts[i + 1]);
    return pieces[i].at(u);
  };
}
