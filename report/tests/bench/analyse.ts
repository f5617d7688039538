// npm run bench: how long analyse() takes after a filter change, warm, for several sizes of a run.
import { analyse } from '../../src/stats/analysis';
import { madeUpRun } from '../stats/made-up-run';

const sizes = [
  { images: 659, features: 480, density: 0.0907 },
  { images: 5000, features: 1300, density: 0.05 },
  { images: 5000, features: 1300, density: 0.17 },
];

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Median and 95th percentile. */
function spread(times: number[]): string {
  const sorted = times.slice().sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(1);
  return `${at(0.5)} ms (p95 ${at(0.95)})`;
}

for (const size of sizes) {
  const run = madeUpRun(size);
  const points = run.table.image.length;
  const first = milliseconds(() => analyse(run.engine, run.outcomes, run.options));
  const thresholds = Array.from({ length: 60 }, (_, i) => {
    const least = run.options.least.map(() => 0.01 + (i % 20) / 40);
    return milliseconds(() => analyse(run.engine, run.outcomes, { ...run.options, least }));
  });
  const clicks = Array.from({ length: 30 }, (_, i) => {
    const ctr = run.outcomes.ctr.map((value, row) => (row % 40 === i ? NaN : value));
    return milliseconds(() => analyse(run.engine, { ...run.outcomes, ctr }, run.options));
  });
  console.log(`${size.images} images x ${size.features} features, ${points} points: first ${first.toFixed(1)} ms`);
  console.log(`  other thresholds ${spread(thresholds)}; other clicks ${spread(clicks.slice(5))}`);
}
