/**
 * Characters that HTML or XML 1.0 forbids in text: controls other than tab and line feed,
 * surrogates without a partner, and noncharacters.
 */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\p{Surrogate}]|[\ufffe\uffff\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;

/** Replaces what no page or feed may contain by U+FFFD, so that both are always well-formed. */
export function cleanText(value: string): string {
  return value.replace(forbidden, '\ufffd');
}

/** Index of the first forbidden character, or -1. */
export function findForbidden(value: string): number {
  forbidden.lastIndex = 0;
  const found = forbidden.exec(value);
  forbidden.lastIndex = 0;
  return found ? found.index : -1;
}
