/** Characters of a misspelt word that are looked at. */
const longest = 32;

/**
 * The word that somebody may have meant.
 *
 * @returns the candidate with the fewest letters added, left out, replaced or swapped with the next
 * one; `undefined` when more than a third of them would have to be
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const written = word.slice(0, longest);
  const [best] = candidates
    .map((candidate) => ({ candidate, edits: countEdits(written, candidate) }))
    .filter(({ candidate, edits }) => edits * 3 <= Math.max(written.length, candidate.length))
    .sort((one, other) => one.edits - other.edits);
  return best?.candidate;
}

/** Optimal string alignment distance. */
function countEdits(from: string, to: string): number {
  let [before, last] = [[] as number[], Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = from[row - 1] === to[column - 1] ? 0 : 1;
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + replaced,
        isSwapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, current];
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
