// Images that show one photo (rule S20): what counts together, to be checked by the reader's eyes.
import type { Data } from '../core/data';
import * as format from '../core/format';
import type { View } from '../core/model';
import type { TableSource } from '../exports/sources';
import { h } from '../page/dom';
import type { Context } from '../page/part';
import { GroupList } from './group-list';
import { groupBy } from './groups';

/** Families of several pictures that the view shows, the largest first; those of one picture under several names are twins. */
export function photoFamilies({ images: { family, cluster } }: Data, { images: { shown } }: View): number[][] {
  const all = Array.from(shown.keys()).filter((image) => shown[image] === 1);
  return groupBy(all, (image) => family[image])
    .filter((images) => new Set(images.map((image) => cluster[image])).size > 1)
    .sort((a, b) => b.length - a.length || a[0] - b[0]);
}

/** What `--families` takes: every image with the number of its family. */
export function familyTable({ images: { names, family } }: Data): TableSource {
  return {
    name: 'families',
    label: 'families of images, for --families',
    table: () => ({
      columns: [
        { name: 'image', meaning: 'name of the image' },
        { name: 'family', meaning: 'images with equal numbers count as one photo: change it to split or join them, and give the file to the next run with --families' },
      ],
      rows: names.map((name, image) => [name, family[image]]),
    }),
  };
}

export class PhotoFamilies {
  readonly element: HTMLElement;
  private readonly sentence = h('p', {});
  private readonly groups: GroupList;

  constructor(private readonly context: Context) {
    this.groups = new GroupList(context, 'photo');
    this.element = h('div', { class: 'photo-families' }, h('h3', {}, 'One photo in several images'), this.sentence, this.groups.element);
  }

  show(view: View): void {
    const families = photoFamilies(this.context.data, view);
    const images = families.reduce((n, family) => n + family.length, 0);
    this.element.hidden = families.length === 0;
    this.sentence.textContent = `${format.countOf(images, 'image')} of ${format.countOf(families.length, 'photo')}. They share their photo’s luck, `
      + 'so each counts in the averages, and all of one photo count together in how sure the page is. '
      + 'If one stands wrong: save “families of images” from the section’s Export, change the numbers, and give the file to the next run with --families.';
    this.groups.show(view, families.map((family) => ({ title: format.countOf(family.length, 'image'), images: family })));
  }
}
