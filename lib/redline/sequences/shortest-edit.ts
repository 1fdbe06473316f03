import type { StepBudget } from './step-budget.ts';

/**
 * Finds the shortest edit with Myers's greedy search ("An O(ND) Difference Algorithm and Its
 * Variations", 1986). Returns the pairs of equal items that the edit keeps, in order, or
 * `undefined` when it would take more than `limit` steps.
 */
export function shortestEdit(
  before: readonly number[],
  after: readonly number[],
  limit: number,
  work: StepBudget,
): [number, number][] | undefined {
  const most = before.length + after.length;
  const end = work.steps + limit;
  let reach = new Int32Array([0, 0, 0]);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(reach);
    const next = new Int32Array(2 * edits + 5);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = goesDown(reach, edits, diagonal);
      let x = down ? at(reach, edits, diagonal + 1) : at(reach, edits, diagonal - 1) + 1;
      const start = x;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal])
        x++;
      next[diagonal + edits + 2] = x;
      work.steps += 1 + x - start;
      if (x >= before.length && x - diagonal >= after.length)
        return backtrack(trace, before.length, after.length);
    }
    if (work.steps > end) return undefined;
    reach = next;
  }
  return undefined;
}

/**
 * Furthest x on a diagonal after `edits - 1` edits. The array is centred, with one spare cell at
 * each end.
 */
function at(reach: Int32Array, edits: number, diagonal: number): number {
  return reach[diagonal + edits + 1] ?? 0;
}

function goesDown(reach: Int32Array, edits: number, diagonal: number): boolean {
  if (edits === 0) return true;
  if (diagonal === -edits) return true;
  if (diagonal === edits) return false;
  return at(reach, edits, diagonal - 1) < at(reach, edits, diagonal + 1);
}

function backtrack(trace: readonly Int32Array[], endX: number, endY: number): [number, number][] {
  const pairs: [number, number][] = [];
  let x = endX;
  let y = endY;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits];
    if (!reach) break;
    const diagonal = x - y;
    const down = goesDown(reach, edits, diagonal);
    const previous = down ? diagonal + 1 : diagonal - 1;
    const startX = edits === 0 ? 0 : at(reach, edits, previous);
    const startY = edits === 0 ? 0 : startX - previous;
    const snakeX = edits === 0 ? 0 : down ? startX : startX + 1;
    while (x > snakeX) pairs.push([--x, --y]);
    x = startX;
    y = startY;
  }
  return pairs.reverse();
}
