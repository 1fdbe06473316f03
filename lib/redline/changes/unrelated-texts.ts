/** Words from which on two texts can be compared: "yes" and "no" are two answers to one question. */
const fewestWords = 5;

/**
 * Whether two texts say other things: they share less than a quarter of the words of the shorter one,
 * and less than a sixth of those of the longer one. Any two texts share "the" and "of".
 */
export function areUnrelated(before: string, after: string): boolean {
  const [old = [], young = []] = [before, after].map(wordsIn);
  const [fewer, more] = [Math.min(old.length, young.length), Math.max(old.length, young.length)];
  if (fewer < fewestWords) return false;
  const counts = new Map<string, number>();
  for (const word of old) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of young) {
    const left = counts.get(word) ?? 0;
    if (left > 0) shared++;
    counts.set(word, left - 1);
  }
  return shared * 4 < fewer && shared * 6 < more;
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
