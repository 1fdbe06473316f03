/** Fewest letters of a word that may be a misspelt one: shorter ones are like too many others. */
const shortest = 3;

/** Words up to this length have so many neighbours (lead, load, read) that only slips of the fingers count. */
const short = 4;

/** From this length on, two letters may be wrong. */
const long = 9;

/**
 * The word that was meant, as far as its letters tell: `status` for `stauts`. `undefined` where
 * none is near, or it is there as it should be.
 */
export function nearestWord<Word extends string>(
  written: string,
  words: readonly Word[],
): Word | undefined {
  const value = written.toLowerCase();
  if (value.length < shortest || words.some((word) => word === value)) return undefined;
  return words.find((word) => word.length >= shortest && isNear(value, word));
}

function isNear(value: string, word: string): boolean {
  const allowed = word.length >= long ? 2 : 1;
  if (Math.abs(value.length - word.length) > allowed) return false;
  if (word.length <= short && !isSlip(value, word)) return false;
  return editDistance(value, word) <= allowed;
}

/** A letter left out, doubled or put in, or two that changed places, but not another letter for one. */
function isSlip(value: string, word: string): boolean {
  if (value[0] !== word[0]) return false;
  return value.length !== word.length || [...value].sort().join() === [...word].sort().join();
}

/** Letters to put in, leave out, replace or exchange with their neighbour (optimal string alignment). */
function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isExchange = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line.push(
        Math.min(
          at(above, column) + 1,
          at(line, column - 1) + 1,
          at(above, column - 1) + (isSame ? 0 : 1),
          isExchange ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, above] = [above, line];
  }
  return at(above, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
