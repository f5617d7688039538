// The parts that follow after the first frame. Their script is a file of its own, parts.js, so that
// the first view need not wait for it; page.ts knows them by the type of this file alone.
import { Exports } from './exports/exports';
import { FeaturePanel } from './feature/panel';
import { ImageCtr } from './charts/image-ctr/image-ctr';
import { Images } from './images/images';
import { ImagePage } from './image-page/image-page';
import { JointView } from './joint/joint';
import { PairView } from './pair/pair';
import type { Context, Part } from './page/part';
import { Trends } from './charts/trends/trends';
import { Twins } from './twins/twins';

/** By place on the page; `others` are the parts that stand already. */
export function laterParts(context: Context, others: readonly Part[]) {
  const parts = {
    feature: new FeaturePanel(context),
    pair: new PairView(context),
    joint: new JointView(context),
    'image-ctr': new ImageCtr(context),
    images: new Images(context),
    'image-page': new ImagePage(context),
    twins: new Twins(context),
    trends: new Trends(context),
  };
  return { ...parts, exports: new Exports(context, [...others, ...Object.values(parts)]) };
}
