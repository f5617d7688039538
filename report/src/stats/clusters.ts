import { ratioOf } from './pooled';

/** Kish's effective number (sum w)^2 / sum w^2 (Kish 1965); 0 for no weight at all. */
export function effectiveNumber(weights: ArrayLike<number>): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i];
    squares += weights[i] * weights[i];
  }
  return squares > 0 ? (sum * sum) / squares : 0;
}

/**
 * What rows of the same picture differ by, though nothing in the image does. Nobody randomised
 * them, so this is no A/A test.
 */
export interface SamePictureSpread {
  /** clusters with two rows or more that have impressions */
  groups: number;
  /** in those clusters */
  rows: number;
  /** Pearson's chi^2 / (rows - groups), at least 1 */
  overdispersion: number;
  /** of CTRs around their cluster's mean; NaN without groups */
  standardDeviation: number;
}

/** Rows of one cluster that have impressions. */
interface Group {
  rows: number;
  clicks: number;
  impressions: number;
  ctrs: number;
}

/** Where no row or every impression was clicked, no spread is possible. */
function canVary({ clicks, impressions }: Group): boolean {
  return clicks > 0 && clicks < impressions;
}

function takesPart(row: number, impressions: ArrayLike<number>, cluster: ArrayLike<number>): boolean {
  return impressions[row] > 0 && cluster[row] >= 0;
}

function groupsOf(clicks: ArrayLike<number>, impressions: ArrayLike<number>, cluster: ArrayLike<number>) {
  const groups = new Map<number, Group>();
  for (let row = 0; row < clicks.length; row++) {
    if (!takesPart(row, impressions, cluster)) continue;
    const group = groups.get(cluster[row]) ?? { rows: 0, clicks: 0, impressions: 0, ctrs: 0 };
    group.rows++;
    group.clicks += clicks[row];
    group.impressions += impressions[row];
    group.ctrs += ratioOf(clicks[row], impressions[row]);
    groups.set(cluster[row], group);
  }
  return groups;
}

/**
 * McCullagh & Nelder (1989), 4.5.2. One number per row in all; rows without impressions or left
 * out take no part. Groups whose clicks are none or all say nothing about overdispersion.
 */
export function samePictureSpread(
  clicks: ArrayLike<number>,
  impressions: ArrayLike<number>,
  cluster: ArrayLike<number>,
): SamePictureSpread {
  const groups = groupsOf(clicks, impressions, cluster);
  const spread = { groups: 0, rows: 0, overdispersion: 1, standardDeviation: NaN };
  let freeToVary = 0;
  for (const group of groups.values()) {
    if (group.rows < 2) continue;
    spread.groups++;
    spread.rows += group.rows;
    if (canVary(group)) freeToVary += group.rows - 1;
  }
  if (spread.groups === 0) return spread;
  let chiSquared = 0;
  let squares = 0;
  for (let row = 0; row < clicks.length; row++) {
    const group = takesPart(row, impressions, cluster) ? groups.get(cluster[row])! : null;
    if (group === null || group.rows < 2) continue;
    const p = ratioOf(clicks[row], impressions[row]);
    squares += (p - group.ctrs / group.rows) ** 2;
    if (!canVary(group)) continue;
    const expected = group.clicks / group.impressions;
    chiSquared += (p - expected) ** 2 / ((expected * (1 - expected)) / impressions[row]);
  }
  spread.standardDeviation = Math.sqrt(squares / (spread.rows - spread.groups));
  if (freeToVary > 0) spread.overdispersion = Math.max(1, chiSquared / freeToVary);
  return spread;
}
