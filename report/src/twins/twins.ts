// The same picture under several names: what this data shows between things that are equal; and one photo in several images.
import { h } from '../page/dom';
import * as format from '../core/format';
import type { View } from '../core/model';
import type { Context, Part } from '../page/part';
import type { Data } from '../core/data';
import type { TableSource } from '../exports/sources';
import { GroupList } from './group-list';
import { groupBy } from './groups';
import { familyTable, PhotoFamilies } from './photo-families';

export class Twins implements Part {
  readonly element: HTMLElement;
  readonly tables: readonly TableSource[];
  private readonly sentence = h('p', {});
  private readonly groups: GroupList;
  private readonly families: PhotoFamilies;
  private drawnFor: View['images'] | null = null;

  constructor(private readonly context: Context) {
    this.groups = new GroupList(context, 'picture');
    this.families = new PhotoFamilies(context);
    this.tables = [familyTable(context.data)];
    this.element = h('div', { class: 'twins' }, this.sentence, this.groups.element, this.families.element);
  }

  show(view: View): void {
    if (this.drawnFor === view.images) return;
    this.drawnFor = view.images;
    const groups = samePictures(this.context.data, view);
    this.sentence.textContent = this.spreadSentence(view, groups);
    this.groups.show(view, groups.map(({ images, range }) => ({ title: titleOf(images, range), images })));
    this.families.show(view);
  }

  /** Nobody drew lots for the names, so this is a spread, and proves nothing about any of them. */
  private spreadSentence(view: View, groups: TwinGroup[]): string {
    if (groups.length === 0 && !hasPictures(this.context.data)) return 'Equal pictures are not known: pictures were not given.';
    if (groups.length === 0) return 'No image is shown under two names with a CTR, so this data has nothing equal to compare.';
    const names = groups.reduce((n, { images }) => n + images.length, 0);
    const said = `${format.countOf(groups.length, 'picture')} under ${format.countOf(names, 'name')}, with the same bytes`;
    const spread = view.images.spread;
    if (spread === null || Number.isNaN(spread.standardDeviation)) return `${said}: nothing in the images differs, but their CTRs do.`;
    const { standardDeviation: deviation, overdispersion: phi } = spread;
    const noise = phi > 1 ? `${phi.toFixed(2)} times what chance in the clicks alone would give (overdispersion φ)` : 'no more than chance in the clicks would give (overdispersion φ = 1)';
    return `${said}: their CTRs differ with a standard deviation of ${format.difference(deviation, 'points', NaN).replace('+', '')} points, ${noise}. `
      + 'So much lies between things that are equal; read every other difference between images against it. The names were not assigned at random, so this does not say why.';
  }
}

function titleOf(images: number[], range: number): string {
  return `${format.countOf(images.length, 'name')}, ${format.difference(range, 'points', NaN).replace('+', '')} points apart`;
}

/** An import of features knows none. */
function hasPictures({ document: { run, thumbnails } }: Data): boolean {
  return run.models.length > 0 || thumbnails !== null;
}

export interface TwinGroup {
  /** the highest CTR first */
  images: number[];
  /** greatest CTR minus least */
  range: number;
}

/** Images that the view shows under two names or more with a CTR; the widest range first. */
export function samePictures({ images: { cluster } }: Data, { images: { ctr } }: View): TwinGroup[] {
  const groups = groupBy(Array.from(ctr, (_, i) => i).filter((i) => ctr[i] >= 0), (i) => cluster[i]);
  return groups
    .map((group) => group.sort((a, b) => ctr[b] - ctr[a] || a - b))
    .map((images) => ({ images, range: ctr[images[0]] - ctr[images[images.length - 1]] }))
    .sort((a, b) => b.range - a.range || a.images[0] - b.images[0]);
}
