/**
 * Lets a few begin in each turn of the event loop, in the order they came; the others wait. However
 * many readers ask at once, a turn stays short, so that a push, which takes some hundred turns, is
 * not made to wait for a thousand answers at each of them.
 *
 * @returns resolves when it is the caller's turn: at once while nobody waits
 */
export function fewEachTurn(most: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let begun = 0;
  const nextTurn = () => {
    const next = waiting.splice(0, most);
    begun = next.length;
    for (const begin of next) begin();
    if (begun > 0) setImmediate(nextTurn);
  };
  return () => {
    if (begun >= most) return new Promise((resolve) => waiting.push(resolve));
    if (begun === 0) setImmediate(nextTurn);
    begun += 1;
    return Promise.resolve();
  };
}
