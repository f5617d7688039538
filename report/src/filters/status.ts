// What the filters leave, and which filter hides how much.
import { filters } from '../../words.json';
import * as format from '../core/format';
import type { HiddenBy, View } from '../core/model';
import { sayCount } from '../core/words';
import type { Context } from '../page/part';

/** "1,234 points · 40 of 60 features · hidden: 12 by kind · 3 features are in no image at this confidence · 30 of 51 images". */
export function statusOf({ points, rows, hiddenBy, images }: View, { data }: Context): string {
  const parts = [
    format.countOf(points, 'point'),
    `${format.count(rows.length)} of ${format.countOf(data.features.length, 'feature')}`,
  ];
  const reasons: [keyof HiddenBy, string][] = [
    ['kind', 'by kind'], ['search', 'by search'], ['sparsity', 'by share of images'],
  ];
  const hidden = reasons.filter(([by]) => hiddenBy[by] > 0).map(([by, text]) => `${format.count(hiddenBy[by])} ${text}`);
  if (hidden.length > 0) parts.push(`hidden: ${hidden.join(', ')}`);
  if (hiddenBy.empty > 0) parts.push(sayCount(hiddenBy.empty, filters.in_no_image));
  const all = data.images.names.length;
  if (images.count < all) parts.push(`${format.count(images.count)} of ${format.countOf(all, 'image')}`);
  return parts.join(' · ');
}
