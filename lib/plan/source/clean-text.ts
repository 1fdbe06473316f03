/**
 * Characters that HTML or XML 1.0 forbids in text: controls other than tab and line feed,
 * surrogates without a partner, and noncharacters.
 */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\p{Surrogate}]|[\ufffe\uffff\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;

/**
 * Unicode's embeddings, overrides and isolates (UAX #9, section 2). They make a text read
 * differently from how it is stored, even beyond its end. The marks that Arabic and Hebrew are
 * written with (U+061C, U+200E, U+200F) do not.
 */
const bidiControls = /[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Characters that the slow patterns above may match: forbidden characters, characters that change
 * the direction of text, and those of two UTF-16 units. Nearly all text has none.
 */
const unusual =
  /[^\t\n\u0020-\u007e\u00a0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]/;

/** Whether {@link cleanText} would change nothing. Quick, and `false` for some clean text. */
export function isOrdinary(value: string): boolean {
  return !unusual.test(value);
}

/**
 * Replaces characters that change the direction of text by their names, so that nothing obeys them.
 */
export function showBidiControls(value: string): string {
  return value.replace(bidiControls, (character) => `\u27e8${nameOfCharacter(character)}\u27e9`);
}

/** `U+202E` */
export function nameOfCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Replaces characters that pages and feeds may not contain by U+FFFD, so that both are always
 * well-formed. Shows characters that change the direction of text by name.
 */
export function cleanText(value: string): string {
  return isOrdinary(value) ? value : showBidiControls(value.replace(forbidden, '\ufffd'));
}

/** Index of the first forbidden character, or -1. */
export function findForbidden(value: string): number {
  return value.search(forbidden);
}

/** Index of the first character that changes the direction of text, or -1. */
export function findBidiControl(value: string): number {
  return value.search(bidiControls);
}
