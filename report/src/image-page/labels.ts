// Where the labels of boxes stand: inside the image, and not on one another.

export interface Label {
  /** left and upper edge of its box, in pixels of the drawing */
  x: number;
  y: number;
  width: number;
}

export interface Place {
  x: number;
  /** upper edge */
  y: number;
}

/**
 * Above its box, or inside it where there is no room above; moved left to end inside the drawing,
 * and down past labels that stand already. Where nothing is free it stays at the bottom.
 */
export function placeLabels(labels: readonly Label[], height: number, size: { width: number; height: number }): Place[] {
  const placed: (Place & { width: number })[] = [];
  const isFree = (x: number, y: number, width: number) =>
    placed.every((other) => x + width <= other.x || other.x + other.width <= x || y + height <= other.y || other.y + height <= y);
  for (const { x, y, width } of labels) {
    const left = Math.max(0, Math.min(x, size.width - width));
    const lowest = Math.max(0, size.height - height);
    let top = Math.max(0, Math.min(y >= height ? y - height : y, lowest));
    while (top < lowest && !isFree(left, top, width)) top = Math.min(lowest, top + height / 2);
    placed.push({ x: left, y: top, width });
  }
  return placed.map(({ x, y }) => ({ x, y }));
}
