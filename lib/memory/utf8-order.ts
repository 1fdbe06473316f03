/**
 * Orders strings as DynamoDB orders keys: by their UTF-8 bytes, which is by code point. JavaScript's
 * own `<` differs where a character beyond U+FFFF meets one between U+E000 and U+FFFF.
 */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Places surrogates, the halves of the characters beyond U+FFFF, after every other code unit. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
