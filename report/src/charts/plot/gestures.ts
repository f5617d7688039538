// What a pointer does on a chart: it points, clicks, drags a box, or two of them pinch.

export interface Position {
  x: number;
  y: number;
}

/** In CSS pixels of the chart. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Gestures {
  /** null: the pointer left */
  point(at: Position | null): void;
  click(at: Position): void;
  /** the box so far; null: given up or done */
  drag?(box: Box | null): void;
  dragged?(box: Box): void;
  /** fingers moved apart by this factor around a position; below 1: together */
  pinched?(factor: number, at: Position): void;
}

/** Movements shorter than this are clicks; in CSS pixels. */
const slack = 6;

/** `positionOf`: where an event is on the chart. */
export function listen(element: HTMLElement, positionOf: (event: MouseEvent) => Position, gestures: Gestures): void {
  const started = new Map<number, Position>();
  const now = new Map<number, Position>();
  let moved = false;

  const stop = () => {
    started.clear();
    now.clear();
    gestures.drag?.(null);
  };
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    moved = started.size > 0; // a second finger makes no click
    started.set(event.pointerId, positionOf(event));
    now.set(event.pointerId, positionOf(event));
  });
  element.addEventListener('pointermove', (event) => {
    const at = positionOf(event);
    if (event.buttons === 0 && started.size > 0) stop(); // released outside of the page
    if (!started.has(event.pointerId)) return gestures.point(at);
    now.set(event.pointerId, at);
    if (started.size > 1 || gestures.drag === undefined) return;
    const box = boxOf(started.get(event.pointerId)!, at);
    if (!moved && !isLarge(box)) return gestures.point(at);
    if (!moved) element.setPointerCapture(event.pointerId);
    moved = true;
    gestures.point(null);
    gestures.drag(box);
  });
  element.addEventListener('pointerup', (event) => {
    const from = started.get(event.pointerId);
    if (from === undefined) return;
    const [starts, ends] = [[...started.values()], [...now.values()]];
    stop();
    if (starts.length === 2) gestures.pinched?.(distance(ends) / Math.max(1, distance(starts)), middle(starts));
    else if (moved) gestures.dragged?.(boxOf(from, positionOf(event)));
  });
  element.addEventListener('pointercancel', stop);
  element.addEventListener('pointerleave', () => gestures.point(null));
  element.addEventListener('click', (event) => {
    if (!moved) gestures.click(positionOf(event));
    moved = false;
  });
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && started.size > 0) stop();
  });
}

function boxOf(a: Position, b: Position): Box {
  return { left: Math.min(a.x, b.x), right: Math.max(a.x, b.x), top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y) };
}

function isLarge({ left, right, top, bottom }: Box): boolean {
  return right - left > slack || bottom - top > slack;
}

function distance([a, b]: Position[]): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function middle([a, b]: Position[]): Position {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
