/**
 * The word nearest to one that nothing was found for: at most one slip (a letter too many, too few,
 * another one, two exchanged) in a word of up to five letters, two in a longer one.
 */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const most = word.length <= 5 ? 1 : 2;
  let best: { readonly word: string; readonly slips: number } | undefined;
  for (const candidate of known) {
    if (candidate === word || Math.abs(candidate.length - word.length) > most) continue;
    const slips = slipsBetween(word, candidate);
    if (slips <= most && (!best || slips < best.slips)) best = { word: candidate, slips };
  }
  return best?.word;
}

/** Optimal string alignment distance; both words have at most 40 letters. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const turned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (above[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (above[j - 1] ?? 0) + (isSame ? 0 : 1),
          turned ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
