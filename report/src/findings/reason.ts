// Why a marked feature is not named (rules S24, S25); the same as lib/report/words/reason.cc.
import { findings, held, reason } from '../../words.json';
import { adjustedOf } from '../core/adjusted';
import { none, type Data } from '../core/data';
import type { View } from '../core/model';
import { say } from '../core/words';
import type { AdjustedBy } from '../stats/verdict';

const kMostFactorsNamed = 3;

/** The offered ones, as they are held fixed. */
export function heldFactors(data: Data, view: View): string {
  return namesHeld(view.answer().within.factors.map(({ name }) => shownFactor(data, name)));
}

/** "template", "template and placement", "all 5 factors" */
export function namesHeld(names: string[]): string {
  if (names.length > kMostFactorsNamed) return say(held.all, { n: names.length });
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(findings.list.between)}${held.last}${names[names.length - 1]}`;
}

export function shownFactor({ factors }: Data, name: string): string {
  return factors.find((factor) => factor.name === name)?.shown ?? name;
}

/** With a capital: "within" -> "Within". */
export function capitalised(text: string): string {
  return text.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}

/**
 * As a clause: "within one template there are too few images with and without it to say". The first
 * factor that leaves nothing certain of it, else all of them, else other features or single photos.
 */
export function reasonOf(data: Data, view: View, f: number): string {
  const { status } = view.answer().names.of[f];
  if (status === 'fragile') return reason.fragile;
  if (status === 'not_on_its_own') return reason.others;
  const adjusted = adjustedOf(data, view, f);
  const first = adjusted.map((by) => reasonOfFactor(data, view, f, by)).find((clause) => clause !== '');
  if (first !== undefined) return first;
  if (adjusted.length === 0) return reason.others;
  return say(status === 'sign_turns' ? reason.held_turns : reason.held, { factors: heldFactors(data, view) });
}

/** What holding the factor fixed says against the feature; '' where its difference stays or shrinks. */
export function reasonOfFactor(data: Data, view: View, f: number, { factor, index, adjusted }: AdjustedBy): string {
  switch (adjusted.adjustment) {
    case 'cannot_be_separated': {
      const level = onlyLevelOf(data, view, f, index);
      return level === null ? say(reason.not_separated, { factor }) : say(reason.only_in, { factor, level });
    }
    case 'disappears':
      return say(reason.disappears, { factor });
    case 'changes_sign':
      return say(reason.changes_sign, { factor });
    case 'too_few_to_tell':
      return say(reason.too_few_to_tell, { factor });
    default:
      return '';
  }
}

/** The one level that holds all shown images with the feature; null where there are several, or some image has none. */
function onlyLevelOf({ points, factors, features }: Data, { images, ranges }: View, f: number, index: number): string | null {
  const { levels, ofImage } = factors[index];
  if (features[f].measure === 'rank') return null; // it is in all images, more or less
  const found = new Set<number>();
  for (let i = points.offsets[f]; i < points.offsets[f + 1]; i++) {
    if (points.value[i] < ranges[f].least || points.value[i] > ranges[f].greatest) continue;
    if (images.shown[points.image[i]] === 1) found.add(ofImage[points.image[i]]);
  }
  const [level] = found;
  return found.size !== 1 || level === none ? null : levels[level];
}
