import { isWordCharacter, matchWords, wordsOf } from './redline-text.ts';

/** A piece of the text that an engine shows, in the order it shows it. */
export interface Segment {
  readonly mark: 'same' | 'inserted' | 'deleted';
  readonly text: string;
  /** Which end of a move that the engine reports this is part of; such text is not marked as changed. */
  readonly moved?: 'from' | 'to';
  /** On such an end: the block is shown once, because nothing that stayed stands between its ends. */
  readonly isInPlace?: true;
}

/** What a reader has to take in. */
export interface Burden {
  /**
   * Words of the old text with a deleted character, and words of the new text with an inserted
   * one. Words of blocks that the engine reports as moved are left out, unless changed inside.
   */
  readonly marked: number;
  /** The same, where a block that moved counts as deleted in one place and inserted in the other. */
  readonly markedWithMoves: number;
  /**
   * Longest runs of text with one mark. A deletion directly followed by an insertion is two. White
   * space neither makes nor parts fragments, whatever its mark; the edges of blocks are white space.
   */
  readonly fragments: number;
  /** Fragments that begin or end between two characters of one word of the text they are in. */
  readonly insideWords: number;
}

/** One version as the segments show it, with the places of its changed characters. */
interface Side {
  readonly text: string;
  readonly changed: readonly Range[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

type Mark = 'inserted' | 'deleted';

/** Counts in the same way for every engine. */
export function burdenOf(segments: readonly Segment[]): Burden {
  return {
    marked: markedWords(segments),
    markedWithMoves: markedWords(segments.flatMap(withoutMoves)),
    ...countFragments(segments),
  };
}

/** What a reader would see without moves: the old place deleted, the new one inserted. */
function withoutMoves({ mark, text, moved, isInPlace }: Segment): Segment[] {
  if (isInPlace) return moved === 'from' ? [] : [{ mark, text }];
  if (moved === 'from') return [{ mark: 'deleted', text }];
  if (moved === undefined) return [{ mark, text }];
  return mark === 'deleted' ? [] : [{ mark: 'inserted', text }];
}

function markedWords(segments: readonly Segment[]): number {
  return changedWords(sideOf(segments, 'deleted')) + changedWords(sideOf(segments, 'inserted'));
}

/** The words of one version that the segments give back; an engine must show all of both. */
export function shownWords(segments: readonly Segment[], side: 'old' | 'new'): string[] {
  const [left, end] =
    side === 'old' ? (['inserted', 'to'] as const) : (['deleted', 'from'] as const);
  const shown = segments.filter(({ mark, moved }) => mark !== left && moved !== end);
  return wordsOf(shown.map(({ text }) => text).join(''));
}

function sideOf(segments: readonly Segment[], mark: Mark): Side {
  const changed: Range[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const segment of segments) {
    if (segment.mark !== 'same' && segment.mark !== mark) continue;
    if (segment.mark === mark && segment.moved !== 'from')
      changed.push({ start: length, end: length + segment.text.length });
    parts.push(segment.text);
    length += segment.text.length;
  }
  return { text: parts.join(''), changed };
}

function changedWords({ text, changed }: Side): number {
  let count = 0;
  let next = 0;
  for (const { index, 0: word } of matchWords(text)) {
    while ((changed[next]?.end ?? Number.POSITIVE_INFINITY) <= index) next += 1;
    const range = changed[next];
    if (range && range.start < index + word.length) count += 1;
  }
  return count;
}

function countFragments(segments: readonly Segment[]): Pick<Burden, 'fragments' | 'insideWords'> {
  const runs: { mark: Segment['mark']; parts: Segment[] }[] = [];
  for (const segment of segments) {
    if (segment.text.trim() === '' || segment.moved === 'from') continue;
    const last = runs.at(-1);
    if (last?.mark === segment.mark) last.parts.push(segment);
    else runs.push({ mark: segment.mark, parts: [segment] });
  }
  const broken = brokenEdges(segments);
  const fragments = runs.filter(({ mark }) => mark !== 'same');
  const isInside = ({ parts }: (typeof runs)[number]) => {
    const [first, last] = [parts[0], parts.at(-1)];
    return (first && broken.starts.has(first)) || (last && broken.ends.has(last));
  };
  return { fragments: fragments.length, insideWords: fragments.filter(isInside).length };
}

/** The changed segments that begin, or end, inside a word of their own version. */
function brokenEdges(segments: readonly Segment[]) {
  const starts = new Set<Segment>();
  const ends = new Set<Segment>();
  for (const mark of ['deleted', 'inserted'] as const) {
    let previous: Segment | undefined;
    for (const segment of segments) {
      if (segment.text === '' || (segment.mark !== 'same' && segment.mark !== mark)) continue;
      if (previous && splitsWord(previous.text, segment.text)) {
        if (segment.mark === mark) starts.add(segment);
        if (previous.mark === mark) ends.add(previous);
      }
      previous = segment;
    }
  }
  return { starts, ends };
}

function splitsWord(left: string, right: string): boolean {
  return isWordCharacter([...left.slice(-2)].at(-1)) && isWordCharacter([...right.slice(0, 2)][0]);
}
