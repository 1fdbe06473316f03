/** A text in pieces: how many of its characters each piece makes up, by the number of the piece. */
export interface Pieces {
  readonly weights: ReadonlyMap<number, number>;
  readonly length: number;
}

/** git cuts lines that are longer than this (`hash_chars` in diffcore-delta.c), in bytes. */
const chunkLength = 64;

/** Scripts that put no blanks between words: each character counts as one. */
const word =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]|[[\p{L}\p{N}\p{M}]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]]+/gv;

/** The pieces that git compares to find renames: lines, and 64 bytes at a time of longer ones. */
export function chunksOf(text: string): Pieces {
  const bytes = new TextEncoder().encode(text.replaceAll('\r\n', '\n'));
  const { add, pieces } = collectPieces();
  let hash = emptyHash;
  let length = 0;
  for (const byte of bytes) {
    hash = hashed(hash, byte);
    length += 1;
    if (length < chunkLength && byte !== 10) continue;
    add(hash, length);
    hash = emptyHash;
    length = 0;
  }
  if (length > 0) add(hash, length);
  return pieces();
}

/** The same without indentation and blank lines. */
export function trimmedChunksOf(text: string): Pieces {
  const lines = text.split('\n').map((line) => line.trim());
  return chunksOf(lines.filter((line) => line !== '').join('\n'));
}

/** Neighbouring words, each pair for as much as its second word is long. */
export function wordPairsOf(text: string): Pieces {
  const { add, pieces } = collectPieces();
  let before = emptyHash;
  for (const [found] of text.matchAll(word)) {
    let own = emptyHash;
    for (let index = 0; index < found.length; index += 1)
      own = hashed(own, found.charCodeAt(index));
    add(hashed(before, own), found.length);
    before = own;
  }
  return pieces();
}

/** Share of the longer of two texts that the other one has, too, from 0 to 1. */
export function shareInCommon(before: Pieces, after: Pieces): number {
  if (before.length === 0 || after.length === 0) return 0;
  let common = 0;
  for (const [piece, weight] of after.weights)
    common += Math.min(weight, before.weights.get(piece) ?? 0);
  return common / Math.max(before.length, after.length);
}

function collectPieces() {
  const weights = new Map<number, number>();
  let total = 0;
  return {
    add(piece: number, length: number) {
      weights.set(piece, (weights.get(piece) ?? 0) + length);
      total += length;
    },
    pieces: (): Pieces => ({ weights, length: total }),
  };
}

/** FNV-1a (draft-eastlake-fnv, section 5), 32 bits. */
const emptyHash = 0x811c9dc5;

function hashed(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193);
}
