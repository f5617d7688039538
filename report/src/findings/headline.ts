// The findings in a few sentences, and what to mind: chosen as lib/report/data/findings.cc does.
import { card, false_lead, findings } from '../../words.json';
import type { Data } from '../core/data';
import type { View } from '../core/model';
import { countOf, say, sayCount, type Counted } from '../core/words';
import { goesWithMore, type Findings } from '../stats/findings';
import { ctrBeside, joined, levelName } from './card';
import { phraseOf } from './feature-phrase';
import { capitalised, reasonOf } from './reason';
import { whatWouldChangeText, type TestNext } from './test-next';

function featuresNamed(data: Data, view: View, { more, fewer }: Findings): string {
  const [higher, lower] = [more, fewer].map((list) => joined(list.map((f) => phraseOf(data, view, f)), findings.list.last));
  if (higher === '' && lower === '') return '';
  if (lower === '') return say(findings.headline.higher, { higher });
  if (higher === '') return say(findings.headline.lower, { lower });
  return say(findings.headline.both, { higher, lower });
}

/** `sentence`: about one level or several. */
function levelsNamed(data: Data, view: View, levels: number[], sentence: Counted): string {
  const names = joined(levels.map((level) => levelName(data, view, level)), findings.list.last);
  return levels.length === 0 ? '' : sayCount(levels.length, sentence, { levels: capitalised(names) });
}

export function namesSomething({ more, fewer, levelsMore, levelsFewer }: Findings): boolean {
  return [more, fewer, levelsMore, levelsFewer].some((names) => names.length > 0);
}

export function headline(data: Data, view: View, found: Findings): string {
  const { analysis, images } = view;
  if (data.images.names.length === 0) {
    return data.document.failures.total > 0 ? findings.headline.none_analysed : findings.headline.no_images;
  }
  if (images.count === 0) return findings.headline.none_shown;
  if (analysis.rows === 0) return findings.headline.no_ctr;
  const lead = falseLeadText(data, view, found);
  if (namesSomething(found)) {
    return [
      featuresNamed(data, view, found),
      levelsNamed(data, view, found.levelsMore, findings.headline.levels_higher),
      levelsNamed(data, view, found.levelsFewer, findings.headline.levels_lower),
      lead,
    ].filter((sentence) => sentence !== '').join(' ');
  }
  if (analysis.hypotheses === 0) return say(findings.headline.too_few, { least: analysis.leastFamilies });
  if (lead !== '') return `${findings.headline.nothing_yet} ${lead}`;
  return say(findings.headline.nothing, { features: countOf(analysis.hypotheses, 'feature') });
}

/** What to mind; for findings that name nothing, what would change that. */
export function caution(data: Data, view: View, found: Findings, next: TestNext | null): string {
  if (data.images.names.length === 0) return findings.caution.no_images;
  if (view.analysis.rows === 0) return findings.caution.no_ctr;
  if (namesSomething(found)) return findings.caution.association;
  return next === null ? findings.caution.more_images : whatWouldChangeText(view, next);
}

/** "Text looks worse (0.8 % against 1.1 %), but only because of ..."; '' where the answer rejects nothing that stands out. */
function falseLeadText(data: Data, view: View, { falseLead }: Findings): string {
  if (falseLead === null) return '';
  const { feature: f } = falseLead;
  const { ctrWith, ctrWithout } = view.analysis;
  const difference = ctrWith[f] - ctrWithout[f];
  return say(goesWithMore(view.analysis, f) ? false_lead.better : false_lead.worse, {
    feature: data.features[f].measure === 'rank' ? say(card.above_median, { feature: phraseOf(data, view, f) }) : phraseOf(data, view, f), ctr: ctrBeside(ctrWith[f], difference), other: ctrBeside(ctrWithout[f], difference),
    reason: reasonOf(data, view, f),
  });
}

/** Why a marked feature is not named: one sentence. */
export function warningOf(data: Data, view: View, f: number): string {
  return `${capitalised(reasonOf(data, view, f))}.`;
}
