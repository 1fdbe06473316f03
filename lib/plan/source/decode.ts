/**
 * Largest text that is published, in bytes. The longest law on record fits several times (the
 * manifesto in the test data has 60 kB). Parsing this much takes seconds, which a Lambda has.
 */
export const maximumSourceBytes = 4 * 1024 * 1024;

/** A file's text, or the reason why it has none, with advice. `line` counts from 1. */
export type Decoded =
  | { readonly text: string }
  | { readonly reason: string; readonly advice: string; readonly line: number };

const lfsHeader = 'version https://git-lfs.github.com/spec/';

/** Git LFS: a pointer has less than 1,024 bytes. */
export const largestLfsPointer = 1023;

/** Whether bytes are the pointer that Git LFS keeps in place of a file. */
export function isLfsPointer(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, lfsHeader.length)).toString('latin1') === lfsHeader;
}

/** Reads a file as strict UTF-8; a byte order mark is not part of the text. */
export function decodeSource(bytes: Uint8Array): Decoded {
  if (bytes.length > maximumSourceBytes)
    return {
      reason: `the file has ${bytes.length} bytes, more than the ${maximumSourceBytes} that can be published`,
      advice: 'Split it into several documents.',
      line: 1,
    };
  if (isUtf16(bytes))
    return {
      reason: 'the file is in UTF-16, not UTF-8',
      advice: 'Save it again with the encoding UTF-8.',
      line: 1,
    };
  const text = decodeUtf8(bytes);
  if (text === undefined)
    return {
      reason: 'the file is not valid UTF-8',
      advice: 'Save it again with the encoding UTF-8.',
      line: lineOfInvalidByte(bytes),
    };
  if (isLfsPointer(bytes))
    return {
      reason: 'the file is a Git LFS pointer, its text is stored elsewhere',
      advice: 'Take Markdown out of Git LFS: git lfs untrack "*.md", then commit the file again.',
      line: 1,
    };
  return { text };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isMarked || hasHalfOfZeros(bytes.subarray(0, 1024));
}

/** In UTF-16 every other byte of most texts is zero; UTF-8 has none. */
function hasHalfOfZeros(bytes: Uint8Array): boolean {
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  return Math.max(...zeros) > bytes.length / 4 && Math.min(...zeros) === 0;
}

function lineOfInvalidByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(0x0a, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) break;
    start = end + 1;
    line++;
  }
  return line;
}
