/** Something that a text provides without a verb that binds: an exception, or what a word means. */
export interface Provision {
  readonly phrase: string;
  readonly written: string;
}

/** What says that a rule does not hold: the first of a language is what others of it are known by. */
const exceptions = [
  ['does not apply', '(?:does|do|will|did) not apply|(?:is|are|be) (?:exempt(?:ed)?|waived)'],
  [
    'ne s’applique pas',
    "ne s[’']applique(?:nt)? pas|(?:est|sont) (?:exemptée?s?|exonérée?s?|dispensée?s?)",
  ],
  ['gilt nicht', '(?:gilt|gelten) nicht|findet keine Anwendung|ausgenommen|befreit'],
  ['no se aplica', '[nN]o se aplica(?:n|rá|rán)?|(?:está|están|queda|quedan) exent[oa]s?'],
] as const;

const patterns: readonly (readonly [phrase: string, RegExp])[] = [
  ...exceptions.map(([phrase, words]): [string, RegExp] => [
    phrase,
    new RegExp(`(?<![\\p{L}\\p{M}])(?:${words})(?![\\p{L}\\p{M}])`, 'gu'),
  ]),
  ['適用しない', /この限りで(?:ない|はない)|適用(?:し|され)ない/gu],
];

/** A block that says what a word means, up to the verb: "“Day” means", « Jour » désigne. */
const definition =
  /^[^\p{L}]{0,8}(\p{L}[\p{L}\p{M}-]{0,29}(?: [\p{L}\p{M}-]{1,29}){0,2})["”»“'’]?\s?,? (means|includes|désigne|bezeichnet|significa)(?![\p{L}\p{M}])/u;

/** Words that stand for what was said before, and have no meaning of their own. */
const pointing =
  /(?<![\p{L}\p{M}])(?:this|that|these|those|it|which|what|there|they|ce|cela|ceci|il|dies|das|es|esto|eso)(?![\p{L}\p{M}])/iu;

/**
 * The exceptions in a sentence, in words as they stand there, and its definition.
 *
 * @param isBlock whether the sentence is one of a whole block, which may be a definition
 */
export function provisionsIn(sentence: string, isBlock: boolean): Provision[] {
  const found = patterns.flatMap(([phrase, pattern]) =>
    (sentence.match(pattern) ?? []).map((written) => ({ phrase, written })),
  );
  const [, word, verb] = (isBlock && definition.exec(sentence)) || [];
  if (word === undefined || pointing.test(word)) return found;
  const written = `${word} ${verb}`;
  return [{ phrase: written.toLowerCase(), written }, ...found];
}
