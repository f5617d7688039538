// One part of the feature panel.
import type { View } from '../core/model';

export interface Block {
  readonly element: HTMLElement;
  /** Draws what it says of a feature (its index); hides itself where it has nothing to say. */
  show(view: View, feature: number): void;
}
