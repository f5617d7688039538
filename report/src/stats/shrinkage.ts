/** Rule S10: empirical Bayes, for ranking only (Efron & Morris 1975, JASA 70:311). */
export interface Shrinkage {
  /** variance of the true differences around 0; 0: nothing stands out from noise */
  betweenVariance: number;
  /** b tau^2 / (tau^2 + se^2); 0 where se is 0 or undefined */
  shrunk: Float64Array;
}

/**
 * Paule & Mandel's (1982, J. Res. NBS 87:377) between-variance with prior mean 0: the tau^2 with
 * sum b^2 / (tau^2 + se^2) = m, or 0 where the sum is below m already. Differences whose standard
 * error is 0 or undefined take no part.
 */
export function shrink(differences: ArrayLike<number>, standardErrors: ArrayLike<number>): Shrinkage {
  const betweenVariance = pauleMandel(differences, standardErrors);
  const shrunk = Float64Array.from(differences, (value, i) => {
    const error = standardErrors[i];
    if (betweenVariance <= 0 || !(error > 0)) return 0;
    return (value * betweenVariance) / (betweenVariance + error * error);
  });
  return { betweenVariance, shrunk };
}

/** Newton from 0: the sum is convex and falls, so the steps rise to the root and never pass it. */
function pauleMandel(differences: ArrayLike<number>, standardErrors: ArrayLike<number>): number {
  const kMostSteps = 200;
  let betweenVariance = 0;
  for (let step = 0; step < kMostSteps; step++) {
    let excess = 0;
    let slope = 0;
    let usable = 0;
    for (let i = 0; i < differences.length; i++) {
      if (!(standardErrors[i] > 0)) continue;
      const total = betweenVariance + standardErrors[i] * standardErrors[i];
      const ratio = (differences[i] * differences[i]) / total;
      excess += ratio;
      slope -= ratio / total;
      usable++;
    }
    if (excess - usable <= 0) break;
    const next = betweenVariance - (excess - usable) / slope;
    if (!(next > betweenVariance)) break;
    betweenVariance = next;
  }
  return betweenVariance;
}
