/** How a language prohibits without a verb that binds. Sources for the flag `u`. */
interface Prohibiting {
  /** The first form of its word, by which a prohibition is known again in other words. */
  readonly word: string;
  readonly words: string;
  /** What denies one of these in front of it, and what may stand between. */
  readonly denied: string;
}

const languages: readonly Prohibiting[] = [
  {
    word: 'prohibited',
    words: 'prohibited|PROHIBITED|forbidden|FORBIDDEN|(?<=(?:is|are) )not (?:allowed|permitted)',
    denied: '(?:not|never|no longer) (?:be )?',
  },
  {
    word: 'interdit',
    words: '[iI]nterdite?s?|(?:pas|plus) (?:autorisée?s?|permise?s?)',
    denied: '(?:pas|plus|jamais) ',
  },
  {
    word: 'verboten',
    words: '[vV]erboten|[uU]ntersagt|[uU]nzulässig|nicht (?:erlaubt|gestattet|zulässig)',
    denied: '(?:nicht|nie) (?:mehr )?',
  },
  {
    word: 'prohibido',
    words: '[pP]rohibid[oa]s?|[nN]o (?:está|están|se) (?:permitid[oa]s?|permiten?)',
    denied: '[nN]o (?:está|están|queda|quedan|es|son) ',
  },
];

const japanese = '禁止|て(?:は(?:ならない|ならず|いけない))';

/** What denies 禁止 behind it: 禁止しない, 禁止されていない. */
const deniedBehind = '(?:し|され|されてい|するものでは|では)ない';

/** The first forms of words that prohibit. */
export const prohibitions: ReadonlySet<string> = new Set([
  ...languages.map(({ word }) => word),
  '禁止',
]);

const patterns: readonly (readonly [word: string, RegExp])[] = [
  ...languages.map(({ word, words, denied }): [string, RegExp] => [
    word,
    new RegExp(`(?<![\\p{L}\\p{M}])(${denied})?(?:${words})(?![\\p{L}\\p{M}])`, 'gu'),
  ]),
  ['禁止', new RegExp(`(?:${japanese})(${deniedBehind})?`, 'gu')],
];

/** A part of each of these words: most texts hold none. */
const parts =
  /prohib|forbid|allow|permi|interdit|autoris|verboten|untersag|zulässig|erlaubt|gestattet|禁止|ては/iu;

/** Something that a text prohibits, or says that it is not prohibited. */
export interface Prohibition {
  readonly start: number;
  readonly phrase: string;
  readonly written: string;
}

/**
 * What a text prohibits without a verb that binds: "prohibited", "not permitted", "verboten", 禁止.
 * English words with a capital are often names: "Prohibited Items".
 */
export function prohibitionsIn(text: string): Prohibition[] {
  if (!parts.test(text)) return [];
  return patterns.flatMap(([word, pattern]) =>
    [...text.matchAll(pattern)].map(({ 0: written, 1: denied, index: start }) => ({
      start,
      phrase: denied === undefined ? word : `${word} not`,
      written,
    })),
  );
}
