/**
 * A number for three words in a row, given as numbers: negative, so that it is none of a word, and
 * of 30 bits, which V8 keeps without allocation. By multiplicative hashing (Knuth, The Art of
 * Computer Programming, volume 3, section 6.4).
 */
export function numberOfRow(first: number, second: number, third: number): number {
  const golden = 0x9e3779b1;
  return (
    -1 - (Math.imul(Math.imul(Math.imul(first, golden) + second, golden) + third, golden) >>> 2)
  );
}
