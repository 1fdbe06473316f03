/** How often each line of a text occurs, and the total length of the lines. */
interface LineCounts {
  readonly lines: ReadonlyMap<string, number>;
  readonly length: number;
}

/** One likely rename: indexes into the two lists, and a score from 0 to 1. */
export interface SimilarPair {
  readonly removed: number;
  readonly added: number;
  readonly score: number;
}

/** git's default rename threshold (`git help diff`, `-M`): half of the text is the same. */
export const renameThreshold = 0.5;

/** A text with fewer characters says too little to be recognised. */
const recognisableLength = 64;

/**
 * Whether a text is long enough to be recognised elsewhere. An empty or nearly empty file never is.
 */
export function recognisable(text: string): boolean {
  return text.trim().length >= recognisableLength;
}

/** A line that occurs in more texts than this does not tell them apart. */
const commonLine = 50;

/**
 * Pairs every removed text with the added texts that share at least half of its lines (by length),
 * best first. Only texts that share an uncommon line are compared, so the cost grows with the
 * likely pairs and not with the product of the two lists.
 */
export function similarPairs(removed: readonly string[], added: readonly string[]): SimilarPair[] {
  const removedCounts = removed.map(countLines);
  const holders = indexLines(removedCounts);
  const pairs: SimilarPair[] = [];
  for (const [addedIndex, textAdded] of added.entries()) {
    const counts = countLines(textAdded);
    for (const removedIndex of candidates(counts, holders)) {
      const score = similarity(removedCounts[removedIndex], counts);
      if (score >= renameThreshold) pairs.push({ removed: removedIndex, added: addedIndex, score });
    }
  }
  return pairs.sort((a, b) => b.score - a.score || a.removed - b.removed || a.added - b.added);
}

/** The share of two texts that consists of common lines, by length, from 0 to 1. */
export function similarityOf(before: string, after: string): number {
  return similarity(countLines(before), countLines(after));
}

function countLines(textOfFile: string): LineCounts {
  const lines = new Map<string, number>();
  let length = 0;
  for (const raw of textOfFile.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    lines.set(line, (lines.get(line) ?? 0) + 1);
    length += line.length;
  }
  return { lines, length: length < recognisableLength ? 0 : length };
}

function indexLines(texts: readonly LineCounts[]): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  for (const [index, { lines }] of texts.entries())
    for (const line of lines.keys()) {
      const held = holders.get(line);
      if (held) held.push(index);
      else holders.set(line, [index]);
    }
  return holders;
}

function candidates(counts: LineCounts, holders: ReadonlyMap<string, readonly number[]>) {
  const found = new Set<number>();
  for (const line of counts.lines.keys()) {
    const held = holders.get(line);
    if (held && held.length <= commonLine) for (const index of held) found.add(index);
  }
  return found;
}

function similarity(before: LineCounts | undefined, after: LineCounts): number {
  if (!before || before.length === 0 || after.length === 0) return 0;
  let shared = 0;
  for (const [line, count] of after.lines)
    shared += line.length * Math.min(count, before.lines.get(line) ?? 0);
  return shared / Math.max(before.length, after.length);
}
