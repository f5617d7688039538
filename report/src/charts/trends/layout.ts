// Where lines, their labels and the marks of the axis stand. Pure.

/** Every k-th step has its label, so that labels of this width never touch; the last one always. */
export function labelledSteps(count: number, width: number, room: number): number[] {
  if (count === 0) return [];
  const spacing = count > 1 ? room / (count - 1) : room;
  const every = Math.max(1, Math.ceil((width + 12) / spacing));
  const steps: number[] = [];
  for (let step = count - 1; step >= 0; step -= every) steps.push(step);
  return steps.reverse();
}

/** Moves labels at these heights apart by at least `gap`, in their order, within low..high. */
export function spreadApart(heights: readonly number[], gap: number, low: number, high: number): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a] - heights[b]);
  const placed = [...heights];
  let last = low - gap;
  for (const i of order) last = placed[i] = Math.max(heights[i], last + gap);
  let next = high + gap;
  for (const i of order.reverse()) next = placed[i] = Math.min(placed[i], next - gap);
  return placed;
}
