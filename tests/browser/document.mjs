// The data document, read here once more and simply, so that the page is not its own witness.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const arrays = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f32: Float32Array, f64: Float64Array };
const kNone = 63;

export function numbersOf({ type, base64 }) {
  return new arrays[type](Uint8Array.from(Buffer.from(base64, 'base64')).buffer);
}

/**
 * Every non-zero value as { feature, image, value }, from packed words: 6 bits of images skipped, 10 bits of
 * a code, which a byte of `finer` continues where the divisor is above 1000, and which `numbers` replaces where it is 0.
 */
function pointsOf({ features, points }) {
  const [words, finer, numbers] = ['words', 'finer', 'numbers'].map((name) => numbersOf(points[name])[Symbol.iterator]());
  const next = (list) => list.next().value;
  const valueOf = (code, divisor) => {
    if (divisor === 0) return next(numbers);
    const whole = divisor > 1000 ? code * 256 + next(finer) : code;
    return (whole === 0 ? 0.5 : whole) / divisor;
  };
  const list = [];
  numbersOf(features.words_per_feature).forEach((count, feature) => {
    for (let image = 0; count > 0; count--) {
      const word = next(words);
      image += word >> 10;
      if (word >> 10 !== kNone) list.push({ feature, image: image++, value: valueOf(word & 1023, features.divisors[feature]) });
    }
  });
  return list;
}

/** Points of the roll-ups that have none of their own: their members', added up or the greatest. */
function rolledUp({ features }, points) {
  const byFeature = grouped(points);
  return Object.entries(features.members).flatMap(([key, { features: members, combine, least }]) => {
    if (byFeature.has(Number(key))) return [];
    const values = new Map();
    members.forEach((member, i) => {
      for (const { image, value } of byFeature.get(member) ?? []) {
        if (value < least[i]) continue;
        const before = values.get(image) ?? 0;
        values.set(image, combine === 'sum' ? before + value : Math.max(before, value));
      }
    });
    return [...values].map(([image, value]) => ({ feature: Number(key), image, value }));
  });
}

function grouped(points) {
  const lists = new Map();
  for (const point of points) lists.has(point.feature) ? lists.get(point.feature).push(point) : lists.set(point.feature, [point]);
  return lists;
}

/** { document, points, ctr }: CTRs are of all clicks; NaN where none is known. */
export function readDocument(folder) {
  const document = JSON.parse(readFileSync(join(folder, 'data.json'), 'utf8'));
  const { clicks, impressions, names } = document.images;
  const [c, n] = [clicks, impressions].map((column) => (column === null ? null : numbersOf(column)));
  const ctr = names.map((_, i) => (n !== null && n[i] > 0 ? c[i] / n[i] : NaN));
  const own = pointsOf(document);
  return { document, points: [...own, ...rolledUp(document, own)], ctr };
}

/**
 * How many points a view shows. `keeps`: { kind(name), feature(key), image(index), least(kind, threshold),
 * most(kind) }, each optional; features that are no presence have every value counted.
 */
export function countPoints({ document: { features, kinds }, points, ctr }, keeps = {}) {
  const isKept = features.keys.map((key, f) =>
    (keeps.kind?.(kinds[features.kinds[f]].name) ?? true) && (keeps.feature?.(key, features.names[f], features.shown[f] ?? features.names[f].replaceAll('_', ' ')) ?? true));
  return points.filter(({ feature: f, image, value }) => {
    if (!isKept[f] || Number.isNaN(ctr[image]) || !(keeps.image?.(image) ?? true)) return false;
    if (features.measures[f] === 'rank') return true;
    if (features.confidences[f] !== 1) return value >= features.thresholds[f];
    return value >= (keeps.least?.() ?? features.thresholds[f]) && value <= (keeps.most?.() ?? Infinity);
  }).length;
}
