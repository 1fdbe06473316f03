import { describe, expect, it } from '@jest/globals';
import { decodeSource, maximumSourceBytes } from '../../../lib/plan/source/decode.ts';

const encode = (text: string) => new TextEncoder().encode(text);

describe('decodeSource', () => {
  it('reads UTF-8 and leaves a byte order mark out', () => {
    expect(decodeSource(encode('\ufeffÉté\r\n'))).toEqual({ text: 'Été\r\n' });
  });

  it('reads a file of the largest size and refuses one byte more', () => {
    expect(decodeSource(new Uint8Array(maximumSourceBytes).fill(0x61))).toHaveProperty('text');
    const refused = decodeSource(new Uint8Array(maximumSourceBytes + 1).fill(0x61));
    expect(refused).toMatchObject({ line: 1, reason: expect.stringContaining('4194305 bytes') });
  });

  it.each([
    ['a byte that is none of UTF-8', [0x61, 0x0a, 0x0a, 0xe9, 0x0a], 3],
    ['a character cut short at the end', [0x61, 0x0a, 0xc3], 2],
    ['an overlong form', [0xc0, 0x80], 1],
    ['a surrogate', [0xed, 0xa0, 0x80], 1],
  ])('refuses %s and names its line', (_name, bytes, line) => {
    const refused = decodeSource(Uint8Array.from(bytes));
    expect(refused).toMatchObject({ line, reason: 'the file is not valid UTF-8' });
  });

  it.each([
    [0xff, 0xfe],
    [0xfe, 0xff],
  ])('refuses UTF-16 (%i %i) with advice', (...mark) => {
    const refused = decodeSource(Uint8Array.from([...mark, 0x61, 0x00]));
    expect(refused).toMatchObject({ reason: expect.stringContaining('UTF-16') });
  });

  it('refuses a Git LFS pointer with advice', () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';
    expect(decodeSource(encode(pointer))).toMatchObject({ advice: expect.stringContaining('LFS') });
  });
});
