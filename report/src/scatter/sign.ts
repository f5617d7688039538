// How a feature's points are drawn and its name is signed.
import type { Row } from '../row';

export type Sign = 'neutral' | 'higher' | 'lower';

/** Of the difference, or of the rank correlation where there is no difference; neutral: uncertain. */
export function signOf({ marked, difference, rho }: Pick<Row, 'marked' | 'difference' | 'rho'>): Sign {
  if (!marked) return 'neutral';
  return (Number.isNaN(difference) ? rho : difference) > 0 ? 'higher' : 'lower';
}
