import { normalCritical } from './distributions';
import { noInterval, type Interval } from './estimate';

/**
 * Wilson's score interval of one image's CTR (Wilson 1927, JASA 22:209), at level 1 - alpha:
 * sampling noise only. With `overdispersion` phi (samePictureSpread, at least 1) both counts are
 * divided by it first (rule S15). NaN for 0 impressions; 0 <= clicks <= impressions.
 */
export function wilsonInterval(clicks: number, impressions: number, alpha = 0.05, overdispersion = 1): Interval {
  if (!(impressions > 0)) return noInterval;
  const n = impressions / overdispersion;
  const p = clicks / impressions;
  const z = normalCritical(alpha);
  const z2n = (z * z) / n;
  const centre = (p + z2n / 2) / (1 + z2n);
  const reach = (z / (1 + z2n)) * Math.sqrt((p * (1 - p) + z2n / 4) / n);
  // At 0 and at 1 the formula's end is exactly there; rounding must not move it.
  return {
    low: clicks <= 0 ? 0 : Math.max(0, centre - reach),
    high: clicks >= impressions ? 1 : Math.min(1, centre + reach),
  };
}
